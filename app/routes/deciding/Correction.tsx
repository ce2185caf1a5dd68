/** A corrigendum: proposed on one clause of the newest edition, shown as it stands and would stand, objected to. */
import { useState } from "react";
import { Button } from "../../components/Button.tsx";
import { Area, Choice, Field } from "../../components/Field.tsx";
import { Redline } from "../../components/Redline.tsx";
import { useTranslation } from "../../words/use-translation.ts";
import { type FormProps, givenTo } from "./form.ts";
import { ReaderMoment } from "./ReaderMoment.tsx";
import type { Shown } from "./shown.ts";
import { TimeLeft } from "./TimeLeft.tsx";

export function CorrectionPanel({ page }: { page: Shown }) {
  const { t } = useTranslation();
  const { correction } = page;
  if (!correction) return null;
  const { edition, until, expires, reason, changes } = correction;
  return (
    <section className="card silence" aria-labelledby="correction">
      <h2 id="correction">{t("deciding.correction")}</h2>
      <p>{t("deciding.correctionHint", { edition, until })}</p>
      <TimeLeft until={expires} now={page.now} />
      <p className="no-wall">
        <ReaderMoment at={expires} zone={page.text.zone} />
      </p>
      <p>{t("deciding.reasonWas", { reason })}</p>
      {changes.map((one) => (
        <div key={`${one.clause} ${one.language}`}>
          <h3 className="small muted">
            {t("deciding.change")} · {one.reference}
          </h3>
          <p className="statement-words" lang={one.language}>
            <Redline parts={one.parts} />
          </p>
        </div>
      ))}
    </section>
  );
}

/** With JavaScript the words of the chosen clause stand in the field; without, whoever proposes writes them out. */
export function ProposeCorrection({ page, came }: FormProps) {
  const { t } = useTranslation();
  const given = givenTo(came, "propose-correction");
  const [text] = page.frozen;
  const [clause, setClause] = useState(given.clause ?? text?.choices[0]?.id ?? "");
  if (!text) return null;
  const words = text.choices.find((one) => one.id === clause)?.words ?? "";
  return (
    <details className="card" open={came?.intent === "propose-correction"}>
      <summary>{t("deciding.propose")}</summary>
      <form method="post">
        <p>{t("deciding.proposeHint")}</p>
        <Choice
          label={t("deciding.correctClause")}
          name="clause"
          value={clause}
          onChange={(event) => setClause(event.currentTarget.value)}
        >
          {text.choices.map((one) => (
            <option key={one.id} value={one.id}>
              {`${one.label} · ${one.words.slice(0, 60)}`}
            </option>
          ))}
        </Choice>
        <Area
          key={clause}
          label={t("deciding.correctWords")}
          name="words"
          required
          rows={5}
          lang={text.tag}
          defaultValue={given.clause === clause ? given.words : words}
        />
        <Area
          label={t("deciding.correctReason")}
          hint={t("decision.reasonHint")}
          name="reason"
          required
          maxLength={4000}
          rows={2}
          defaultValue={given.reason}
        />
        <input type="hidden" name="zone" value={page.text.zone} />
        <Field
          label={t("deciding.correctUntil")}
          hint={t("deciding.expiresHint", { zone: page.text.zone })}
          type="datetime-local"
          name="expires"
          required
          min={page.earliest}
          defaultValue={given.expires ?? page.earliest}
        />
        <input type="hidden" name="seen" value={text.hash} />
        <Button look="quiet" name="intent" value="propose-correction">
          {t("deciding.propose")}
        </Button>
      </form>
    </details>
  );
}

export function Editions({ page }: { page: Shown }) {
  const { t } = useTranslation();
  if (page.editions.length < 2) return null;
  return (
    <section aria-labelledby="editions">
      <h2 id="editions">{t("deciding.editions")}</h2>
      <ul className="plain-list">
        {page.editions.map((one) => (
          <li key={one.number}>
            {t("deciding.editionLine", one)}
            {one.reason ? <span className="muted"> · {t("deciding.editionReason", one)}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
