/** What a delegation that is asked may say under silence: join, which is not needed, or break it in writing. */
import { Button } from "#app/components/Button.tsx";
import { Area } from "#app/components/Field.tsx";
import { useTranslation } from "#words/use-translation.ts";
import { type FormProps, handedTo } from "./form.ts";

export function JoinSilence({ page }: FormProps) {
  const { t } = useTranslation();
  if (!page.silence || page.mine?.answered) return null;
  const hint = page.rules.answers === "all" ? "deciding.joinHintAll" : "deciding.joinHintChair";
  return (
    <form method="post" className="card">
      <h2>{t("deciding.joinSilence")}</h2>
      <p>{t(hint)}</p>
      <input type="hidden" name="seen" value={page.silence.hash} />
      <Button appearance="quiet" name="intent" value="join-silence">
        {t("deciding.joinSilence")}
      </Button>
    </form>
  );
}

/** Folded away, and said twice: it ends the procedure for all. */
export function BreakSilence({ page, result }: FormProps) {
  const { t } = useTranslation();
  const values = handedTo(result, "break-silence");
  if (!page.silence) return null;
  const named =
    page.rules.namesBreaker === "all" ? "deciding.breakHintNameAll" : "deciding.breakHintNameChair";
  const onlyReason = page.rules.breaks === "objection";
  return (
    <details className="card" id="break" open={result?.intent === "break-silence"}>
      <summary>{t("deciding.breakSilence")}</summary>
      <form method="post">
        <p>{t("deciding.breakHint")}</p>
        <p>{t(named)}</p>
        <Area
          label={t("deciding.objection")}
          hint={t("deciding.objectionHint")}
          name="reason"
          required={onlyReason}
          maxLength={4000}
          defaultValue={values.reason}
        />
        <Area
          label={t("deciding.instead")}
          hint={t("deciding.insteadHint")}
          name="amendment"
          maxLength={4000}
          defaultValue={values.amendment}
        />
        <p>
          <label className="tick">
            <input type="checkbox" name="confidential" defaultChecked={values.confidential === "on"} />{" "}
            {t("deciding.confidential")}
          </label>
        </p>
        <input type="hidden" name="seen" value={page.silence.hash} />
        <Button appearance="danger" name="intent" value="break-silence">
          {t("deciding.breakNow")}
        </Button>
      </form>
    </details>
  );
}
