/** The chair adopts: at once where nothing is in the way, else with a reason. */
import { Button } from "../../components/Button.tsx";
import { useTranslation } from "../../words/use-translation.ts";
import { type FormProps, givenTo } from "./form.ts";
import { GoOn } from "./Obstacles.tsx";

export function Adopt({ page, came }: FormProps) {
  const { t } = useTranslation();
  const { phase } = page.text;
  if (!("hash" in phase)) return null;
  const hint = phase.name === "signing" ? "decision.adoptHint" : "deciding.adoptHintSilence";
  return (
    <form method="post" className="card" id="adopt">
      <h2>{t("decision.adopt")}</h2>
      {page.obstacles.length ? null : <p>{t(hint)}</p>}
      <GoOn obstacles={page.obstacles} may={page.may.override} given={givenTo(came, "adopt").override} />
      <input type="hidden" name="seen" value={phase.hash} />
      <Button look={page.obstacles.length ? "danger" : "main"} name="intent" value="adopt">
        {t("decision.adopt")}
      </Button>
    </form>
  );
}
