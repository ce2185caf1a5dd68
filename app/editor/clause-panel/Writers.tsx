/**
 * The words of a clause with who wrote them: each stretch is underlined in the colour of its delegation and begins with
 * the delegation's name, so that nothing is said by colour alone. A key below names the people.
 */

import { Flag } from "#app/components/Flag.tsx";
import { CHAIR_COLOUR } from "#app/editor/drawing/carets.ts";
import type { DelegationView } from "#app/presenters/delegation-view.ts";
import type { WritersView, WrittenView } from "#app/presenters/text.ts";
import { useTranslation } from "#words/use-translation.ts";

interface Props {
  view: WritersView;
  delegationViews: readonly DelegationView[];
  /** Of the text. */
  language: string;
}

export function Writers({ view, delegationViews, language }: Props) {
  const { t } = useTranslation();
  const written = withoutLoneSpaces(view.written);
  if (!written.length) return <p className="muted">{t("writers.empty")}</p>;
  return (
    <div className="writers">
      <p className="written">
        {written.map((one, at) => (
          <Stretch
            // biome-ignore lint/suspicious/noArrayIndexKey: stretches have no identity and never move.
            key={at}
            one={one}
            delegationViews={delegationViews}
            language={language}
            named={at > 0 || kindOf(one) !== "prepared"}
          />
        ))}
      </p>
      <Key {...{ written, delegationViews }} />
    </div>
  );
}

interface StretchProps extends Omit<Props, "view"> {
  one: WrittenView;
  named: boolean;
}

function Stretch({ one, delegationViews, language, named }: StretchProps) {
  const nameOf = useWriterName(delegationViews);
  return (
    <span
      className="written-by"
      data-who={kindOf(one)}
      style={{ "--colour": colourOf(one, delegationViews) } as object}
    >
      {named ? (
        <>
          {" "}
          <span className="written-name">
            {nameOf(one)}
            <span className="visually-hidden">: </span>
          </span>{" "}
        </>
      ) : null}
      <span className="written-words" lang={language}>
        {one.text}
      </span>
    </span>
  );
}

type WriterKind = "prepared" | "one" | "several" | "new";

function kindOf({ by, known }: WrittenView): WriterKind {
  if (!known) return "new";
  if (by.length > 1) return "several";
  return by.length ? "one" : "prepared";
}

/** "Kazakhstan", "Kazakhstan or Uzbekistan", "as prepared". */
function useWriterName(delegationViews: readonly DelegationView[]): (one: WrittenView) => string {
  const { t } = useTranslation();
  return (one) => {
    const kind = kindOf(one);
    if (kind === "new" || kind === "prepared") return t(`writers.${kind}`);
    const names = [
      ...new Set(one.by.map((writer) => nameOfSide(writer, delegationViews, t("editor.bureau")))),
    ];
    return names.join(" / ");
  };
}

function nameOfSide(
  { delegationView, person }: WrittenView["by"][number],
  delegationViews: readonly DelegationView[],
  bureau: string,
): string {
  if (delegationView === "chair") return bureau;
  return delegationViews.find(({ id }) => id === delegationView)?.name ?? person;
}

function colourOf(one: WrittenView, delegationViews: readonly DelegationView[]): string | undefined {
  if (kindOf(one) !== "one") return undefined;
  return delegationViews.find(({ id }) => id === one.by[0]?.delegationView)?.colour ?? CHAIR_COLOUR;
}

/** Who is named above, each once, with the people; and what the other names mean. */
function Key({
  written,
  delegationViews,
}: {
  written: readonly WrittenView[];
  delegationViews: readonly DelegationView[];
}) {
  const { t } = useTranslation();
  const sides = Map.groupBy(
    written.flatMap(({ by }) => by),
    ({ delegationView }) => delegationView,
  );
  const kinds = new Set(written.map(kindOf));
  return (
    <dl className="writers-key">
      {[...sides].map(([side, writers]) => {
        const delegationView = delegationViews.find(({ id }) => id === side);
        const people = [...new Set(writers.map(({ person }) => person))].filter(Boolean);
        return (
          <div key={side ?? ""}>
            <dt className="party">
              {delegationView ? <Flag country={delegationView.country} name={delegationView.name} /> : null}
              <span>{delegationView?.name ?? t(side === "chair" ? "editor.bureau" : "writers.noSide")}</span>
            </dt>
            <dd>{people.join(", ")}</dd>
          </div>
        );
      })}
      {(["prepared", "several", "new"] as const).map((kind) =>
        kinds.has(kind) ? (
          <div key={kind}>
            <dt>{t(`writers.key.${kind}`)}</dt>
            <dd>{t(`writers.means.${kind}`)}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}

/** A space between two words needs no author: it goes with the words before it. */
function withoutLoneSpaces(written: readonly WrittenView[]): WrittenView[] {
  const found: WrittenView[] = [];
  for (const one of written) {
    const last = found.at(-1);
    if (last && (!one.text.trim() || sameWriters(last, one))) last.text += one.text;
    else found.push({ ...one });
  }
  return found;
}

function sameWriters(a: WrittenView, b: WrittenView): boolean {
  return JSON.stringify([a.by, a.known]) === JSON.stringify([b.by, b.known]);
}
