/** What this reader may do now on the text's decision. Nothing is offered that would be refused. */
import { useTranslation } from "#words/use-translation.ts";
import { Adopt } from "./Adopt.tsx";
import { Announce } from "./Announce.tsx";
import { BreakSilence, JoinSilence } from "./AnswerSilence.tsx";
import { ConfirmSignature } from "./ConfirmSignature.tsx";
import { ExtendSilence } from "./ExtendSilence.tsx";
import { FileStatement } from "./FileStatement.tsx";
import type { FormProps } from "./form.ts";
import { OpenDrafting } from "./OpenDrafting.tsx";
import { OpenSigning } from "./OpenSigning.tsx";
import { OpenSilence } from "./OpenSilence.tsx";
import { Pen } from "./Pen.tsx";
import { ProposeCorrection } from "./ProposeCorrection.tsx";
import { MeetingOutcome, PutToMeeting } from "./PutToMeeting.tsx";
import { Accede, Sign } from "./Sign.tsx";
import { WithReason } from "./WithReason.tsx";

export function CommandForms(props: FormProps) {
  return (
    <div className="deeds no-print">
      <Steps {...props} />
      <Answers {...props} />
      <Endings {...props} />
    </div>
  );
}

/** The chair leads the text from step to step. */
function Steps(props: FormProps) {
  const { page } = props;
  const { may, next, text } = page;
  const { phase } = text;
  if (phase.name === "preparing") return may["open-drafting"] ? <OpenDrafting {...props} /> : null;
  if (phase.name === "meeting") return may["note-outcome"] ? <MeetingOutcome {...props} /> : null;
  if (phase.name === "silence") return may["extend-silence"] ? <ExtendSilence {...props} /> : null;
  const waits = phase.name === "drafting" || phase.name === "agreed";
  const adopts = (phase.name === "agreed" || phase.name === "signing") && !next && may.adopt;
  return (
    <>
      {waits && next === "silence" && may["open-silence"] ? <OpenSilence {...props} /> : null}
      {waits && next === "meeting" && may["put-to-meeting"] ? <PutToMeeting {...props} /> : null}
      {waits && next === "signature" && may["open-signing"] ? <OpenSigning {...props} /> : null}
      {adopts ? <Adopt {...props} /> : null}
      {phase.name === "drafting" && may["hand-pen"] ? <Pen pen={phase.pen} /> : null}
    </>
  );
}

/** A delegation that takes part answers. */
function Answers(props: FormProps) {
  const { t } = useTranslation();
  const { page } = props;
  const { may, mine, text, frozen } = page;
  const { phase } = text;
  const signing = phase.name === "signing" && mine !== null;
  const answered = mine?.state === "refused" || (mine?.signedIn.length ?? 0) > 0;
  const unsigned = signing && mine.state !== "refused" && mine.signedIn.length < frozen.length;
  const files = mine && may["file-statement"] && !page.statementsClosed && frozen.length > 0;
  return (
    <>
      {mine && may["join-silence"] ? <JoinSilence {...props} /> : null}
      {mine && may["break-silence"] ? <BreakSilence {...props} /> : null}
      {unsigned && may.sign ? <Sign {...props} /> : null}
      {mine?.state === "ad-referendum" && may["confirm-signature"] ? <ConfirmSignature {...props} /> : null}
      {signing && !answered && may.refuse && "hash" in phase ? (
        <WithReason {...props} intent="refuse" title={t("decision.refuse")} hash={phase.hash} />
      ) : null}
      {signing && answered && may["withdraw-signature"] ? (
        <WithReason
          {...props}
          intent="withdraw-signature"
          title={t("deciding.withdrawSignature")}
          hint={t("deciding.withdrawSignatureHint")}
        />
      ) : null}
      {files ? <FileStatement {...props} /> : null}
    </>
  );
}

/** What ends, returns or follows. */
function Endings(props: FormProps) {
  const { t } = useTranslation();
  const { page } = props;
  const { may, mine, text, decided, correction } = page;
  const { name } = text.phase;
  const frozen = name === "silence" || name === "meeting" || name === "agreed" || name === "signing";
  const joins = name === "adopted" && may.accede && page.delegation && !mine?.signedIn.length;
  const late = page.accessions.some((one) => one.delegation === page.delegation);
  const unannounced =
    (name === "agreed" || name === "signing" || name === "adopted") && decided.some((one) => !one.announced);
  return (
    <>
      {unannounced && may["announce-outcome"] ? <Announce {...props} /> : null}
      {name === "adopted" && !correction && may["propose-correction"] ? (
        <ProposeCorrection {...props} />
      ) : null}
      {correction?.asked && may["object-to-correction"] ? (
        <WithReason
          {...props}
          intent="object-to-correction"
          title={t("deciding.correctionObject")}
          hint={t("deciding.correctionObjectHint")}
          hash={correction.hash}
        />
      ) : null}
      {correction && may["propose-correction"] ? (
        <WithReason {...props} intent="withdraw-correction" title={t("deciding.correctionWithdraw")} />
      ) : null}
      {joins && !late ? <Accede {...props} /> : null}
      {frozen && may.reopen ? (
        <WithReason {...props} intent="reopen" title={t("decision.reopen")} hint={t("decision.reopenHint")} />
      ) : null}
      {(frozen || name === "drafting") && may.withdraw ? (
        <WithReason
          {...props}
          intent="withdraw"
          title={t("decision.withdraw")}
          hint={t("decision.withdrawHint")}
        />
      ) : null}
    </>
  );
}
