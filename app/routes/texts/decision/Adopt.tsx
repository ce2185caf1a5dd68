/** The chair adopts: at once where nothing is in the way, else with a reason. */
import { Button } from "#app/components/Button.tsx";
import { useTranslation } from "#words/use-translation.ts";
import { type FormProps, handedTo } from "./form.ts";
import { GoOn } from "./Obstacles.tsx";

export function Adopt({ page, result }: FormProps) {
  const { t } = useTranslation();
  const { phase } = page.text;
  if (!("hash" in phase)) return null;
  const hint = phase.name === "signing" ? "decision.adoptHint" : "deciding.adoptHintSilence";
  return (
    <form method="post" className="card" id="adopt">
      <h2>{t("decision.adopt")}</h2>
      {page.obstacles.length ? null : <p>{t(hint)}</p>}
      <GoOn obstacles={page.obstacles} may={page.may.override} values={handedTo(result, "adopt").override} />
      <input type="hidden" name="seen" value={phase.hash} />
      <Button appearance={page.obstacles.length ? "danger" : "main"} name="intent" value="adopt">
        {t("decision.adopt")}
      </Button>
    </form>
  );
}
