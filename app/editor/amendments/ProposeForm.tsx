/**
 * What is proposed for a clause: other words, a new paragraph after it, to delete, move, merge or split it. Choosing
 * opens a draft inside the delegation; nobody else is notified before it is released.
 */
import { type ReactNode, useEffect, useId, useRef } from "react";
import { Button } from "#app/components/Button.tsx";
import type { Drawn } from "#app/editor/drawing/drawing.ts";
import { useClauseName } from "#app/editor/drawing/use-clause-name.ts";
import type { ProposalKind } from "#domain/text/index.ts";
import { useTranslation } from "#words/use-translation.ts";
import { BeginForm } from "./BeginForm.tsx";

interface Props {
  text: string;
  clauses: readonly Drawn[];
  index: number;
  /** A guest suggests, a member proposes. */
  suggests: boolean;
  /** The clause is agreed: only an insertion after it can be proposed. */
  agreed: boolean;
  onBegun(amendment: string): void;
  onClose(): void;
}

export function ProposeForm({ text, clauses, index, suggests, agreed, onBegun, onClose }: Props) {
  const { t } = useTranslation();
  const nameOf = useClauseName();
  const heading = useId();
  const form = useRef<HTMLElement>(null);
  const clause = clauses[index] as Drawn;
  const others = clauses.filter(({ id }) => id && id !== clause.id);
  const next = clauses[index + 1]?.id ?? clauses[index - 1]?.id;
  useEffect(() => {
    form.current?.scrollIntoView({ block: "nearest" });
    form.current?.querySelector<HTMLElement>(".propose-choices button")?.focus({ preventScroll: true });
  }, []);
  const props = { text, clause: clause.id, last: lastWithin(clauses, index), onBegun };
  return (
    <section
      ref={form}
      className="propose"
      aria-labelledby={heading}
      onKeyDown={({ key }) => key === "Escape" && onClose()}
    >
      <header className="propose-head">
        <h3 id={heading}>
          {t(suggests ? "amendments.suggestAt" : "amendments.proposeAt", { place: nameOf(clause) })}
        </h3>
        <Button type="button" appearance="quiet" size="small" onClick={onClose}>
          {t("amendments.cancel")}
        </Button>
      </header>
      <div className="propose-choices">
        {agreed ? null : <Begin {...props} deed="replace" appearance="main" />}
        <Begin {...props} deed="insert" />
        {index === 0 ? <Begin {...props} deed="insert" top /> : null}
        {agreed ? null : <Begin {...props} deed="delete" />}
        {agreed ? null : <Begin {...props} deed="split" />}
      </div>
      {agreed ? <p className="small">{t("refusals.clause-closed")}</p> : null}
      {others.length && !agreed ? (
        <div className="propose-places">
          <Begin {...props} deed="merge">
            <PlaceChoice name="with" label={t("amendments.mergeWith")} clauses={others} chosen={next} />
          </Begin>
          <Begin {...props} deed="move">
            <PlaceChoice
              name="after"
              label={t("amendments.moveAfter")}
              clauses={others}
              chosen={clauses[index + 1]?.id}
              top={t("amendments.theTop")}
            />
          </Begin>
        </div>
      ) : null}
      <p className="muted small">{t(suggests ? "amendments.suggestHint" : "amendments.proposeHint")}</p>
    </section>
  );
}

/** The last of its sub-paragraphs; for a clause without any, the clause itself. */
function lastWithin(clauses: readonly Drawn[], index: number): string {
  const depth = clauses[index]?.depth ?? 0;
  let last = index;
  while ((clauses[last + 1]?.depth ?? 0) > depth) last++;
  return clauses[last]?.id || (clauses[index]?.id ?? "");
}

interface BeginProps {
  text: string;
  clause: string;
  /** Its last sub-paragraph, or the clause itself: an insertion comes after that. */
  last: string;
  deed: ProposalKind;
  /** Of an insertion: at the very top. */
  top?: boolean;
  appearance?: "main" | "quiet";
  onBegun(amendment: string): void;
  children?: ReactNode;
}

function Begin({
  text,
  clause,
  last,
  deed,
  top = false,
  appearance = "quiet",
  onBegun,
  children,
}: BeginProps) {
  const { t } = useTranslation();
  const label = t(top ? "amendments.begin.insertTop" : `amendments.begin.${deed}`);
  return (
    <BeginForm {...{ text, label, appearance, onBegun }}>
      <input type="hidden" name="deed" value={deed} />
      {deed === "insert" ? (
        <>
          <input type="hidden" name="after" value={top ? "" : last} />
          <input type="hidden" name="like" value={clause} />
        </>
      ) : (
        <input type="hidden" name="clause" value={clause} />
      )}
      {children}
    </BeginForm>
  );
}

interface PlaceProps {
  name: string;
  label: string;
  clauses: readonly Drawn[];
  chosen: string | undefined;
  /** The label of the position before the first clause, where that can be chosen. */
  top?: string;
}

/** Enough words to recognise a clause. */
const FIRST_WORDS = 50;

function PlaceChoice({ name, label, clauses, chosen, top }: PlaceProps) {
  const nameOf = useClauseName();
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <select id={id} name={name} defaultValue={chosen}>
        {top ? <option value="">{top}</option> : null}
        {clauses.map((clause) => (
          <option key={clause.id} value={clause.id}>
            {`${nameOf(clause)} · ${clause.words.slice(0, FIRST_WORDS)}`}
          </option>
        ))}
      </select>
    </>
  );
}
