/**
 * What the chair's side does with an open amendment: puts it under discussion, proposes an outcome to its delegation
 * alone, decides. Every decision may have a reason; a conflict is settled here and never resolved by guessing. Commands
 * that are not permitted are absent.
 */

import { Notice } from "#app/components/Notice.tsx";
import { Redline } from "#app/components/Redline.tsx";
import type { AmendmentPage, OtherView } from "#app/presenters/amendment.ts";
import { useTranslation } from "#words/use-translation.ts";
import { CommandForm, FoldedCommand, ReasonField } from "./CommandForm.tsx";
import { Settle } from "./Settle.tsx";

export function Deciding({ page }: { page: AmendmentPage }) {
  const { t } = useTranslation();
  const { amendment, text } = page;
  const { may } = amendment;
  const action = `/texts/${text.id}/amendments/${amendment.id}`;
  const decides = may.accept || may.reject || may.merge || may["set-aside"];
  if (!decides && !may.consider && !may.propose && !may.undo) return null;
  return (
    <section className="deciding" id="decide" aria-labelledby="deciding">
      <h2 id="deciding">{t("amendments.deciding")}</h2>
      {may.consider ? (
        <CommandForm action={action} intent="consider" label={t("amendments.do.consider")} />
      ) : null}
      {may.propose ? <ProposeOutcome page={page} action={action} /> : null}
      {may.accept ? <Accept page={page} action={action} /> : null}
      {may.accept && amendment.wording.proposed.length ? (
        <AcceptModified page={page} action={action} />
      ) : null}
      {may.merge && page.others.length ? (
        <FoldedCommand summary={t("amendments.do.merge")}>
          <CommandForm action={action} intent="merge" label={t("amendments.do.merge")}>
            {({ into, reason }) => (
              <>
                <OtherChoice others={page.others} chosen={into} />
                <Why values={reason} />
              </>
            )}
          </CommandForm>
        </FoldedCommand>
      ) : null}
      {may.reject ? (
        <FoldedCommand summary={t("amendments.do.reject")}>
          <CommandForm action={action} intent="reject" appearance="danger" label={t("amendments.do.reject")}>
            {({ reason }) => <Why values={reason} />}
          </CommandForm>
        </FoldedCommand>
      ) : null}
      {may["set-aside"] ? (
        <FoldedCommand summary={t("amendments.do.set-aside")}>
          <p className="small">{t("amendments.setAsideHint")}</p>
          <CommandForm action={action} intent="set-aside" label={t("amendments.do.set-aside")} />
        </FoldedCommand>
      ) : null}
      {may.undo ? <Undo page={page} action={action} /> : null}
    </section>
  );
}

interface PartProps {
  page: AmendmentPage;
  action: string;
}

function Accept({ page: { amendment, merge, text }, action }: PartProps) {
  const { t } = useTranslation();
  const conflicts = merge?.conflicts ?? 0;
  return (
    <div className="card">
      <h3>{t(conflicts ? "amendments.settle.title" : "amendments.do.accept")}</h3>
      <CommandForm action={action} intent="accept" appearance="main" label={t("amendments.do.accept")}>
        {({ reason }) => (
          <>
            {merge && conflicts ? (
              <Settle
                key={merge.seen}
                {...{ merge }}
                ground={amendment.wording.ground}
                language={text.language}
              />
            ) : null}
            <Why values={reason} />
          </>
        )}
      </CommandForm>
    </div>
  );
}

/** The result, edited before it is accepted: one field for each clause. */
function AcceptModified({ page: { amendment, merge, text }, action }: PartProps) {
  const { t } = useTranslation();
  const words = merge?.merged ?? amendment.wording.proposed;
  return (
    <FoldedCommand summary={t("amendments.do.modify")}>
      <CommandForm action={action} intent="modify" label={t("amendments.do.modify")}>
        {(values) => (
          <>
            {merge ? <input type="hidden" name="seen" value={merge.seen} /> : null}
            <WordsFields words={words} language={text.language} values={values} />
            <Why values={values.reason} />
          </>
        )}
      </CommandForm>
    </FoldedCommand>
  );
}

interface WordsProps {
  words: readonly string[];
  language: string;
  values: Record<string, string>;
}

export function WordsFields({ words, language, values }: WordsProps) {
  const { t } = useTranslation();
  return words.map((one, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the clauses of a form never move.
    <label key={at} className="deed-field">
      <span>{words.length > 1 ? t("amendments.clauseN", { n: at + 1 }) : t("amendments.resultWords")}</span>
      <textarea
        name={`clause-${at}`}
        lang={language}
        rows={Math.min(12, 2 + Math.ceil(one.length / 90))}
        defaultValue={values[`clause-${at}`] ?? one}
      />
    </label>
  ));
}

/** Sent to the delegation that proposed it, and to nobody else. */
function ProposeOutcome({ page, action }: PartProps) {
  const { t } = useTranslation();
  const { amendment, merge, text, others } = page;
  const outcomes = ["accept", "modify", "merge", "reject"] as const;
  return (
    <FoldedCommand key={amendment.outcome?.proposed.at} summary={t("amendments.do.propose")}>
      <p className="small">{t("amendments.proposeOutcomeHint")}</p>
      <CommandForm action={action} intent="propose" label={t("amendments.do.propose")}>
        {(values) => (
          <>
            <label className="deed-field">
              <span>{t("amendments.outcome")}</span>
              <select name="outcome" defaultValue={values.outcome ?? "accept"}>
                {outcomes
                  .filter((one) => one !== "merge" || others.length)
                  .map((one) => (
                    <option key={one} value={one}>
                      {t(`amendments.outcomes.${one}`)}
                    </option>
                  ))}
              </select>
            </label>
            {amendment.wording.proposed.length ? (
              <div className="for-modify">
                <WordsFields
                  words={merge?.merged ?? amendment.wording.proposed}
                  language={text.language}
                  values={values}
                />
              </div>
            ) : null}
            {others.length ? (
              <div className="for-merge">
                <OtherChoice others={others} chosen={values.into} />
              </div>
            ) : null}
            <ReasonField
              name="comment"
              label={t("amendments.comment")}
              hint={t("amendments.commentHint")}
              values={values.comment}
            />
          </>
        )}
      </CommandForm>
    </FoldedCommand>
  );
}

function Undo({ page: { merge, amendment, text }, action }: PartProps) {
  const { t } = useTranslation();
  return (
    <FoldedCommand summary={t("amendments.do.undo")}>
      <p className="small">{t("amendments.undoHint")}</p>
      <CommandForm action={action} intent="undo" appearance="danger" label={t("amendments.do.undo")}>
        {({ reason }) => (
          <>
            {merge?.conflicts ? (
              <Settle
                key={merge.seen}
                {...{ merge }}
                ground={amendment.wording.ground}
                language={text.language}
              />
            ) : null}
            <ReasonField
              label={t("amendments.undoReason")}
              hint={t("amendments.onRecord")}
              values={reason}
              required
            />
          </>
        )}
      </CommandForm>
    </FoldedCommand>
  );
}

/** The outcome that the chair's side proposes, and the answer of the delegation. */
export function Outcome({ page }: { page: AmendmentPage }) {
  const { t } = useTranslation();
  const { amendment, text } = page;
  const { outcome, may } = amendment;
  if (!outcome) return null;
  const action = `/texts/${text.id}/amendments/${amendment.id}`;
  const { answer } = outcome;
  return (
    <section className="card outcome" aria-labelledby="outcome">
      <h2 id="outcome">{t("amendments.outcomeTitle")}</h2>
      <p className="muted small">
        {t(amendment.own ? "amendments.outcomePrivate" : "amendments.outcomePrivateTo", {
          when: outcome.proposed.when,
        })}
      </p>
      <p>
        <strong>{t(`amendments.outcomes.${outcome.outcome}`)}</strong>
        {outcome.into ? <span> · {outcome.into.name}</span> : null}
      </p>
      {outcome.words ? (
        <p lang={text.language} className="version-words">
          <Redline parts={outcome.words.redline} />
        </p>
      ) : null}
      {outcome.comment ? <p className="amendment-reason">{outcome.comment}</p> : null}
      {answer ? (
        <Notice tone={answer.agrees ? "good" : "warn"}>
          <p>{t(answer.agrees ? "amendments.agreed" : "amendments.declined", { when: answer.when })}</p>
          {answer.comment ? <p>{answer.comment}</p> : null}
        </Notice>
      ) : null}
      {may.answer ? (
        <>
          <CommandForm action={action} intent="agree" appearance="main" label={t("amendments.do.agree")} />
          <FoldedCommand summary={t("amendments.do.decline")}>
            <CommandForm action={action} intent="decline" label={t("amendments.do.decline")}>
              {({ comment }) => (
                <ReasonField name="comment" label={t("amendments.comment")} values={comment} />
              )}
            </CommandForm>
          </FoldedCommand>
        </>
      ) : null}
    </section>
  );
}

function OtherChoice({ others, chosen }: { others: readonly OtherView[]; chosen: string | undefined }) {
  const { t } = useTranslation();
  return (
    <label className="deed-field">
      <span>{t("amendments.mergeInto")}</span>
      <select name="into" defaultValue={chosen}>
        {others.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function Why({ values }: { values: string | undefined }) {
  const { t } = useTranslation();
  return (
    <ReasonField
      label={t("amendments.decidedBecause")}
      hint={t("amendments.everybodySees")}
      values={values}
    />
  );
}
