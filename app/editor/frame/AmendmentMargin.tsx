/**
 * The margin: beside each clause the cards of its amendments and of its discussions, where the screen has room. The
 * discussions are handed in by index; this file positions the cards.
 */
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "#app/components/Button.tsx";
import { stacked } from "#app/editor/amendments/stacking.ts";
import { useLabels } from "#app/editor/drawing/use-clause-labels.ts";
import { type AmendmentView, isReleased } from "#app/presenters/amendment.ts";
import { useTranslation } from "#words/use-translation.ts";
import { CardInText, type InTextProps } from "./AmendmentInsets.tsx";

interface MarginProps extends InTextProps {
  current: number;
  /** Indexes of the clauses that have discussions, and the elements to show. */
  content: readonly number[];
  inTextAt(index: number): ReactNode;
}

export function AmendmentMargin({ content, inTextAt, ...props }: MarginProps) {
  const { t } = useTranslation();
  const { editor, clauses, amending, current } = props;
  // A draft that is being written is under its clause.
  const amendmentsAt = (index: number) =>
    (amending.at.get(index) ?? []).filter(({ id }) => id !== amending.drafting);
  const groups = [...new Set([...amending.at.keys(), ...content])]
    .map((index) => [index, amendmentsAt(index)] as const)
    .filter(([index, all]) => all.length || content.includes(index))
    .sort(([one], [other]) => one - other);
  const places = useLabels(
    editor,
    groups.map(([index]) => index),
  );
  const [heights, setHeights] = useState<Record<string, number>>({});
  const cards = groups.map(([index]) => ({
    at: places[index]?.top ?? 0,
    height: heights[clauses[index]?.id ?? ""] ?? 0,
  }));
  const tops = stacked(
    cards,
    groups.findIndex(([index]) => index === current),
  );
  const end = Math.max(0, ...tops.map((top, at) => top + (cards[at]?.height ?? 0)));
  const measured = (clause: string, height: number) =>
    setHeights((before) => (before[clause] === height ? before : { ...before, [clause]: height }));
  return (
    <aside className="amendment-margin" aria-label={t("comments.margin")} style={{ minBlockSize: end }}>
      {groups.map(([index, amendments], at) => {
        const clause = clauses[index]?.id ?? "";
        // Not before its position is known: an element in it may take the focus and scroll the page there.
        if (!places[index]) return null;
        return (
          <Group key={clause} top={tops[at] ?? 0} onHeight={(height) => measured(clause, height)}>
            <Cards {...props} {...{ amendments, clause }} />
            {content.includes(index) ? inTextAt(index) : null}
          </Group>
        );
      })}
    </aside>
  );
}

function Cards({
  amendments,
  clause,
  ...props
}: InTextProps & { amendments: readonly AmendmentView[]; clause: string }) {
  const { t } = useTranslation();
  const { amending } = props;
  const released = amendments.filter(isReleased);
  const view = amending.beside === clause;
  return (
    <>
      {released.length > 1 ? (
        <Button
          type="button"
          appearance="quiet"
          size="small"
          aria-expanded={view}
          onClick={() => amending.compare(view ? "" : clause)}
        >
          {view ? t("amendments.besideClose") : t("amendments.beside", { count: released.length })}
        </Button>
      ) : null}
      {/* Amendments that are being compared are side by side in the text. */}
      {amendments.map((amendment) =>
        view && isReleased(amendment) ? null : (
          <CardInText key={amendment.id} {...props} amendment={amendment} />
        ),
      )}
    </>
  );
}

interface GroupProps {
  top: number;
  onHeight(height: number): void;
  children: React.ReactNode;
}

function Group({ top, onHeight, children }: GroupProps) {
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef(onHeight);
  latest.current = onHeight;
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const sizes = new ResizeObserver(() => latest.current(element.offsetHeight));
    sizes.observe(element);
    return () => sizes.disconnect();
  }, []);
  return (
    <div ref={place} className="margin-group" style={{ insetBlockStart: top }}>
      {children}
    </div>
  );
}
