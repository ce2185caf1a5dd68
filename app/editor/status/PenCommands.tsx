/** The chair hands over the pen and opens readings in the same place that shows who writes. */

import { Button } from "#app/components/Button.tsx";
import { Explain } from "#app/components/Explained.tsx";
import { Refused } from "#app/components/Refused.tsx";
import type { TextPage } from "#app/presenters/text.ts";
import { useTranslation } from "#words/use-translation.ts";
import { Popover } from "./Popover.tsx";
import { useCommand } from "./use-command.ts";

export function PenCommands({ page, pen }: { page: TextPage; pen: "open" | "chair" }) {
  const { t } = useTranslation();
  const { reading, may } = page.negotiation;
  const command = useCommand(page.id);
  const hand = pen === "open" ? "takePen" : "givePen";
  return (
    <Popover name={t("answers.writer.change")} done={command.done}>
      <p className="small muted">
        {t(`decision.${hand}Hint`)} <Explain term="pen" />
      </p>
      <Button
        {...{ type: "button", size: "small" }}
        disabled={command.busy}
        onClick={() => command.submit("hand-pen", { pen: pen === "open" ? "chair" : "open" })}
      >
        {t(`decision.${hand}`)}
      </Button>
      {may["open-reading"] ? (
        <>
          <p className="small muted">
            {t("answers.writer.openReadingHint")} <Explain term="reading" />
          </p>
          <Button
            {...{ type: "button", size: "small", appearance: "quiet" }}
            disabled={command.busy}
            onClick={() => command.submit("open-reading", { after: String(reading) })}
          >
            {t("answers.writer.openReading", { n: reading + 1 })}
          </Button>
        </>
      ) : null}
      <Refused reason={command.reason} />
    </Popover>
  );
}
