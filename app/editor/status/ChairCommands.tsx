/** What chair and secretariat may do about a clause: the gavel, reopening, holding, an editorial correction. */
import { type FormEvent, useState } from "react";
import { Button } from "#app/components/Button.tsx";
import { Area } from "#app/components/Field.tsx";
import type { Drawn } from "#app/editor/drawing/drawing.ts";
import type { StatusName } from "#app/presenters/negotiation.ts";
import type { TextPage } from "#app/presenters/text.ts";
import { useTranslation } from "#words/use-translation.ts";
import { isAgreed } from "./status.ts";
import type { CommandForm } from "./use-command.ts";

interface Props {
  page: TextPage;
  clause: Drawn;
  status: StatusName;
  command: CommandForm;
  /** Of the words on the screen. */
  digest(): string;
}

export function ChairCommands(props: Props) {
  const { page, clause, status, command } = props;
  const { t } = useTranslation();
  const { may, statuses } = page.negotiation;
  const on = { clause: clause.id };
  if (statuses[clause.id]?.correction)
    return (
      <Button
        type="button"
        size="small"
        disabled={command.busy}
        onClick={() => command.submit("end-correction", on)}
      >
        {t("clauseStatus.endCorrection")}
      </Button>
    );
  return (
    <div className="clause-standing-deeds">
      {may["agree-clause"] && status !== "agreed" ? <Gavel {...props} /> : null}
      {may["hold-clause"] && !isAgreed(status) ? (
        <Button
          {...{ type: "button", appearance: "quiet", size: "small" }}
          disabled={command.busy}
          title={t("clauseStatus.holdHint")}
          onClick={() => command.submit(status === "held" ? "free" : "hold", on)}
        >
          {t(`clauseStatus.${status === "held" ? "free" : "hold"}`)}
        </Button>
      ) : null}
      {may["reopen-clause"] && isAgreed(status) ? (
        <Reasoned key={`r${clause.id}`} intent="reopen" {...props} />
      ) : null}
      {may["correct-clause"] && isAgreed(status) ? (
        <Reasoned key={`c${clause.id}`} intent="begin-correction" {...props} />
      ) : null}
    </div>
  );
}

/** One press agrees; the chair may choose which delegations agree ad referendum. */
function Gavel({ page, clause, status, command, digest }: Props) {
  const { t } = useTranslation();
  const { signatories } = page.negotiation;
  const obstacle = obstacleOf(clause);
  if (obstacle) return <p className="small muted">{t(`clauseStatus.${obstacle}`)}</p>;
  const agree = (asked: readonly string[]) =>
    command.submit(asked.length ? "agree-ad-ref" : "agree", { clause: clause.id, seen: digest(), asked });
  return (
    <>
      <p className="row">
        {status === "agreed-ad-ref" ? null : (
          <Button type="button" size="small" disabled={command.busy} onClick={() => agree(signatories)}>
            {t("clauseStatus.agreeAdRef")}
          </Button>
        )}
        <Button
          {...{ type: "button", size: "small", appearance: status === "agreed-ad-ref" ? "main" : "quiet" }}
          disabled={command.busy}
          onClick={() => agree([])}
        >
          {t("clauseStatus.agree")}
        </Button>
      </p>
      <Choose
        key={clause.id}
        page={page}
        asked={page.negotiation.statuses[clause.id]?.asked ?? []}
        onAgree={agree}
      />
    </>
  );
}

/** Why the gavel is not available. */
export function obstacleOf({ words, open }: Drawn): "bracketsFirst" | "wordsFirst" | null {
  if (open) return "bracketsFirst";
  return words.trim() ? null : "wordsFirst";
}

interface ChooseProps {
  page: TextPage;
  asked: readonly string[];
  onAgree(asked: readonly string[]): void;
}

function Choose({ page, asked, onAgree }: ChooseProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(asked);
  const delegations = page.delegations.filter(({ id }) => page.negotiation.signatories.includes(id));
  const turn = (id: string) =>
    setChosen((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]));
  return (
    <details className="clause-standing-more">
      <summary>{t("clauseStatus.choose")}</summary>
      <fieldset>
        <legend className="small">{t("clauseStatus.chooseLegend")}</legend>
        {delegations.map(({ id, name }) => (
          <label key={id} className="check">
            <input type="checkbox" checked={chosen.includes(id)} onChange={() => turn(id)} /> {name}
          </label>
        ))}
      </fieldset>
      <Button type="button" size="small" disabled={!chosen.length} onClick={() => onAgree(chosen)}>
        {t("clauseStatus.agreeChosen")}
      </Button>
    </details>
  );
}

const REASONED = {
  reopen: { name: "reason", title: "reopen", hint: "reopenHint", label: "reason", button: "reopen" },
  "begin-correction": {
    name: "note",
    title: "correct",
    hint: "correctHint",
    label: "note",
    button: "beginCorrection",
  },
} as const;

/** Commands that go onto the record with their reason: folded away, against mistakes. */
function Reasoned({ intent, clause, command }: Props & { intent: keyof typeof REASONED }) {
  const { t } = useTranslation();
  const { name, title, hint, label, button } = REASONED[intent];
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get(name) ?? "");
    command.submit(intent, { clause: clause.id, [name]: reason });
  };
  return (
    <details className="clause-standing-more">
      <summary>{t(`clauseStatus.${title}`)}</summary>
      <form onSubmit={submit}>
        <p className="small muted">{t(`clauseStatus.${hint}`)}</p>
        <Area
          label={t(`clauseStatus.${label}`)}
          hint={t("clauseStatus.reasonHint")}
          {...{ name, rows: 2, required: true, maxLength: 4_000 }}
        />
        <Button size="small" appearance={intent === "reopen" ? "danger" : "main"} disabled={command.busy}>
          {t(`clauseStatus.${button}`)}
        </Button>
      </form>
    </details>
  );
}
