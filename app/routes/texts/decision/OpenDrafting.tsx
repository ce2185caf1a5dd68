/** Drafting is opened: at once where every delegation accepted the rules, else by the chair alone and with a reason. */
import { Button } from "#app/components/Button.tsx";
import { useTranslation } from "#words/use-translation.ts";
import { type FormProps, handedTo } from "./form.ts";
import { GoOn, Obstacles } from "./Obstacles.tsx";

export function OpenDrafting({ page, result }: FormProps) {
  const { t } = useTranslation();
  const blocked = page.obstacles.length > 0 && !page.may.override;
  return (
    <form method="post" className="card" id="open-drafting">
      <h2>{t("decision.openDrafting")}</h2>
      <p>{t("decision.openDraftingHint")}</p>
      {blocked ? (
        <Obstacles obstacles={page.obstacles} />
      ) : (
        <>
          <GoOn
            obstacles={page.obstacles}
            may={page.may.override}
            values={handedTo(result, "open-drafting").override}
          />
          <Button name="intent" value="open-drafting">
            {t("decision.openDrafting")}
          </Button>
        </>
      )}
    </form>
  );
}
