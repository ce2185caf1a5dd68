/**
 * A merge with conflicts: wherever both sides changed the same words, the three wordings and a choice. The result is
 * shown as a redline while the person chooses. Plain fields: without JavaScript the form does the same.
 */
import { useId, useState } from "react";
import { Redline } from "#app/components/Redline.tsx";
import type { MergeView } from "#app/presenters/amendment.ts";
import {
  type Piece,
  passageDifference,
  type Run,
  type Settlement,
  settled,
  wordsOf,
} from "#domain/text/index.ts";
import { useTranslation } from "#words/use-translation.ts";

interface Props {
  merge: MergeView;
  /** The present words of the clauses. */
  ground: readonly string[];
  language: string;
}

type Conflict = Extract<Piece, { kind: "conflict" }>;

export function Settle({ merge, ground, language }: Props) {
  const { t } = useTranslation();
  const [choices, setChoices] = useState<(Settlement | undefined)[]>([]);
  const choose = (at: number, choice: Settlement) =>
    setChoices((before) => Object.assign([...before], { [at]: choice }));
  const result = settled(merge.pieces, choices);
  let at = -1;
  return (
    <div className="settle">
      <p>{t("amendments.settle.why", { count: merge.conflicts })}</p>
      <input type="hidden" name="seen" value={merge.seen} />
      <div className="settle-words version-words" lang={language}>
        {merge.pieces.map((piece, place) => {
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one merge never move.
          if (piece.kind === "agreed") return <span key={place}>{textOf(piece.runs)}</span>;
          at++;
          return (
            <ConflictChoice
              // biome-ignore lint/suspicious/noArrayIndexKey: as above.
              key={place}
              piece={piece}
              language={language}
              choice={choices[at]}
              onChoose={choose}
              at={at}
            />
          );
        })}
      </div>
      <h4>{t("amendments.settle.result")}</h4>
      <div aria-live="polite">
        {result ? (
          <p lang={language} className="version-words settle-result">
            <Redline
              parts={passageDifference(
                ground,
                result.map((runs) => wordsOf({ runs })),
                language,
              )}
            />
          </p>
        ) : (
          <p className="muted small">{t("amendments.settle.open")}</p>
        )}
      </div>
    </div>
  );
}

interface ConflictProps {
  piece: Conflict;
  at: number;
  language: string;
  choice: Settlement | undefined;
  onChoose(at: number, choice: Settlement): void;
}

function ConflictChoice({ piece, at, language, choice, onChoose }: ConflictProps) {
  const { t } = useTranslation();
  const id = useId();
  const writes = choice !== undefined && "write" in choice;
  const take = (side: "ours" | "theirs") => (
    <label className="settle-choice">
      <input
        type="radio"
        name={`choice-${at}`}
        value={side}
        required
        onChange={() => onChoose(at, { take: side })}
      />
      <span className="settle-side">{t(`amendments.settle.${side}`)}</span>
      <Wording runs={piece[side]} language={language} />
    </label>
  );
  return (
    <fieldset className="settle-place">
      <legend>{t("amendments.settle.position", { n: at + 1 })}</legend>
      <p className="settle-before small">
        <span className="muted">{t("amendments.settle.base")}</span>{" "}
        <Wording runs={piece.base} language={language} />
      </p>
      {take("ours")}
      {take("theirs")}
      <label className="settle-choice">
        <input
          type="radio"
          name={`choice-${at}`}
          value="write"
          onChange={() => onChoose(at, { write: textOf(piece.theirs) })}
        />
        <span className="settle-side">{t("amendments.settle.write")}</span>
      </label>
      <textarea
        id={id}
        name={`words-${at}`}
        aria-label={t("amendments.settle.own", { n: at + 1 })}
        rows={2}
        lang={language}
        defaultValue={textOf(piece.theirs)}
        data-chosen={writes || undefined}
        onFocus={({ target }) => {
          const radio = target.closest("fieldset")?.querySelector<HTMLInputElement>("input[value=write]");
          if (radio) radio.checked = true;
          onChoose(at, { write: target.value });
        }}
        onChange={({ target }) => onChoose(at, { write: target.value })}
      />
    </fieldset>
  );
}

function Wording({ runs, language }: { runs: readonly Run[]; language: string }) {
  const { t } = useTranslation();
  const words = textOf(runs);
  return words.trim() ? (
    <span lang={language} className="settle-wording">
      {words}
    </span>
  ) : (
    <span className="muted">{t("amendments.settle.nothing")}</span>
  );
}

function textOf(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join("");
}
