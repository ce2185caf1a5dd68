/**
 * The words of a clause with their writers: each stretch is underlined in the colour of its delegation and begins with
 * the delegation's name, so that the meaning never depends on colour alone. A key below names the people.
 */

import { Flag } from "#app/components/Flag.tsx";
import { CHAIR_COLOUR } from "#app/editor/drawing/carets.ts";
import type { DelegationView } from "#app/presenters/delegation-view.ts";
import type { WritersView, WrittenView } from "#app/presenters/text.ts";
import { useTranslation } from "#words/use-translation.ts";

interface Props {
  view: WritersView;
  delegations: readonly DelegationView[];
  /** Of the text. */
  language: string;
}

export function Writers({ view, delegations, language }: Props) {
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
            delegations={delegations}
            language={language}
            named={at > 0 || kindOf(one) !== "prepared"}
          />
        ))}
      </p>
      <Key {...{ written, delegations }} />
    </div>
  );
}

interface StretchProps extends Omit<Props, "view"> {
  one: WrittenView;
  named: boolean;
}

function Stretch({ one, delegations, language, named }: StretchProps) {
  const nameOf = useWriterName(delegations);
  return (
    <span
      className="written-by"
      data-who={kindOf(one)}
      style={{ "--colour": colourOf(one, delegations) } as object}
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
function useWriterName(delegations: readonly DelegationView[]): (one: WrittenView) => string {
  const { t } = useTranslation();
  return (one) => {
    const kind = kindOf(one);
    if (kind === "new" || kind === "prepared") return t(`writers.${kind}`);
    const names = [...new Set(one.by.map((writer) => nameOfSide(writer, delegations, t("editor.bureau"))))];
    return names.join(" / ");
  };
}

function nameOfSide(
  { delegation, person }: WrittenView["by"][number],
  delegations: readonly DelegationView[],
  bureau: string,
): string {
  if (delegation === "chair") return bureau;
  return delegations.find(({ id }) => id === delegation)?.name ?? person;
}

function colourOf(one: WrittenView, delegations: readonly DelegationView[]): string | undefined {
  if (kindOf(one) !== "one") return undefined;
  return delegations.find(({ id }) => id === one.by[0]?.delegation)?.colour ?? CHAIR_COLOUR;
}

/** The delegations named above, each once, with the people; and what the other names mean. */
function Key({
  written,
  delegations,
}: {
  written: readonly WrittenView[];
  delegations: readonly DelegationView[];
}) {
  const { t } = useTranslation();
  const sides = Map.groupBy(
    written.flatMap(({ by }) => by),
    ({ delegation }) => delegation,
  );
  const kinds = new Set(written.map(kindOf));
  return (
    <dl className="writers-key">
      {[...sides].map(([side, writers]) => {
        const delegation = delegations.find(({ id }) => id === side);
        const people = [...new Set(writers.map(({ person }) => person))].filter(Boolean);
        return (
          <div key={side ?? ""}>
            <dt className="party">
              {delegation ? <Flag country={delegation.country} name={delegation.name} /> : null}
              <span>{delegation?.name ?? t(side === "chair" ? "editor.bureau" : "writers.noSide")}</span>
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
