/** A button that copies words to the clipboard. */
import { useEffect, useState } from "react";
import { useTranslation } from "#words/use-translation.ts";
import { Button } from "./Button.tsx";

/** Drawn only in a browser that can copy: a button that does nothing is worse than none. */
export function Copy({ words }: { words: string }) {
  const { t } = useTranslation();
  const [state, setState] = useState<"absent" | "ready" | "done">("absent");
  useEffect(() => {
    if (navigator.clipboard) setState("ready");
  }, []);
  if (state === "absent") return null;
  const copy = () => navigator.clipboard.writeText(words).then(() => setState("done"));
  return (
    <Button
      type="button"
      appearance="quiet"
      size="small"
      className="no-print"
      onClick={copy}
      aria-live="polite"
    >
      {t(state === "done" ? "actions.copied" : "actions.copy")}
    </Button>
  );
}
