/** The text is put to the meeting, with who is present; then the answer is recorded. */
import { Button } from "#app/components/Button.tsx";
import type { DecisionView } from "#app/presenters/decision-view.ts";
import { useTranslation } from "#words/use-translation.ts";
import { Freezes } from "./Freezes.tsx";
import { type FormProps, handedTo } from "./form.ts";
import { ReasonArea } from "./OnTheRecord.tsx";

export function PutToMeeting({ page, result }: FormProps) {
  const { t } = useTranslation();
  return (
    <Freezes
      {...{ page, result }}
      intent="put-to-meeting"
      title={t("deciding.putToMeeting")}
      hint={t("deciding.putHint")}
    >
      <Delegations legend={t("deciding.present")} parties={page.parties} name="present" all />
    </Freezes>
  );
}

export function MeetingOutcome({ page, result }: FormProps) {
  const { t } = useTranslation();
  const values = handedTo(result, "note-objection");
  const { meeting } = page;
  if (!meeting) return null;
  const present = page.parties.filter((one) => meeting.present.includes(one.delegation));
  return (
    <>
      <form method="post" className="card">
        <h2>{t("deciding.noObjection")}</h2>
        <p>{t("deciding.noObjectionHint")}</p>
        <input type="hidden" name="seen" value={meeting.hash} />
        <Button name="intent" value="note-no-objection">
          {t("deciding.noObjection")}
        </Button>
      </form>
      <details className="card" open={result?.intent === "note-objection"}>
        <summary>{t("deciding.noteObjection")}</summary>
        <form method="post">
          <p>{t("deciding.noteObjectionHint")}</p>
          <Delegations legend={t("deciding.whoObjects")} parties={present} name="delegations" />
          <ReasonArea value={values.reason} />
          <input type="hidden" name="seen" value={meeting.hash} />
          <Button appearance="danger" name="intent" value="note-objection">
            {t("deciding.noteObjection")}
          </Button>
        </form>
      </details>
    </>
  );
}

interface Props {
  legend: string;
  parties: DecisionView["parties"];
  name: string;
  all?: boolean;
}

function Delegations({ legend, parties, name, all = false }: Props) {
  return (
    <fieldset className="ticks">
      <legend>{legend}</legend>
      {parties.map((one) => (
        <label key={one.delegation} className="tick">
          <input type="checkbox" name={name} value={one.delegation} defaultChecked={all} /> {one.name}
        </label>
      ))}
    </fieldset>
  );
}
