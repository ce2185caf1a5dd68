/** The pen goes to the chair's side or to the delegations. */
import { Button } from "#app/components/Button.tsx";
import { useTranslation } from "#words/use-translation.ts";

export function Pen({ pen }: { pen: "open" | "chair" }) {
  const { t } = useTranslation();
  const command = pen === "open" ? "takePen" : "givePen";
  return (
    <form method="post" className="card">
      <h2>{t(`decision.${command}`)}</h2>
      <p>{t(`decision.${command}Hint`)}</p>
      <input type="hidden" name="pen" value={pen === "open" ? "chair" : "open"} />
      <Button appearance="quiet" name="intent" value="hand-pen">
        {t(`decision.${command}`)}
      </Button>
    </form>
  );
}
