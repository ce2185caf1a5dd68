/** A head or alternate sets the position of the own delegation, chooses who sees it, and may withdraw it. */
import { type FormEvent, useState } from "react";
import { Button } from "#app/components/Button.tsx";
import { Area, Choice } from "#app/components/Field.tsx";
import { Refused } from "#app/components/Refused.tsx";
import { useCommand } from "#app/editor/status/use-command.ts";
import type { PositionView } from "#app/presenters/position.ts";
import type { ClausePage } from "#app/presenters/text.ts";
import { AUDIENCES, STANCES } from "#domain/positions/index.ts";
import { useTranslation } from "#words/use-translation.ts";
import { StanceSign } from "./StanceSign.tsx";

interface Props {
  page: ClausePage;
  mine: PositionView | null;
}

export function OwnPosition({ page, mine }: Props) {
  const { t } = useTranslation();
  const command = useCommand(page.text.id);
  const [last, setLast] = useState<"taken" | "takenBack" | null>(null);
  const on = { clause: page.clause };
  const take = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const content = ["stance", "note", "audience"].map((name) => [name, String(form.get(name) ?? "")]);
    command.submit("position", { ...on, ...Object.fromEntries(content) });
    setLast("taken");
  };
  const takeBack = () => {
    command.submit("take-position-back", on);
    setLast("takenBack");
  };
  return (
    // The fields begin with the saved position, also where a colleague has changed it.
    <form
      key={mine ? `${mine.stance} ${mine.audience} ${mine.note}` : ""}
      className="own-position"
      onSubmit={take}
    >
      <h3>{t("positions.mine")}</h3>
      <p className="small muted">{t("positions.mineHint")}</p>
      <fieldset className="stances">
        <legend>{t("positions.stanceLabel")}</legend>
        {STANCES.map((stance) => (
          <label key={stance} className="stance">
            <input
              type="radio"
              name="stance"
              value={stance}
              required
              defaultChecked={mine?.stance === stance}
            />
            <StanceSign stance={stance} /> {t(`positions.mineStance.${stance}`)}
          </label>
        ))}
      </fieldset>
      <Area label={t("positions.note")} name="note" rows={2} maxLength={4_000} defaultValue={mine?.note} />
      <Choice
        label={t("positions.audienceLabel")}
        name="audience"
        defaultValue={mine?.audience ?? "delegation"}
      >
        {AUDIENCES.map((audience) => (
          <option key={audience} value={audience}>
            {t(`positions.audience.${audience}`)}
          </option>
        ))}
      </Choice>
      <p className="row">
        <Button size="small" disabled={command.busy}>
          {t(`positions.${mine ? "change" : "take"}`)}
        </Button>
        {mine ? (
          <Button
            {...{ type: "button", size: "small", appearance: "quiet" }}
            disabled={command.busy}
            onClick={takeBack}
          >
            {t("positions.takeBack")}
          </Button>
        ) : null}
      </p>
      <p role="status" className="small">
        {command.done && !command.busy && last ? t(`positions.${last}`) : null}
      </p>
      <Refused reason={command.reason} />
    </form>
  );
}
