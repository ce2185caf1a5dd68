/** Lists the keys, and explains how to leave the editor without a mouse. */
import { useTranslation } from "#words/use-translation.ts";

const KEYS = [
  ["enter", "Enter"],
  ["level", "Tab / Shift+Tab"],
  ["move", "Alt+Shift+↑ / ↓"],
  ["leave", "Esc, Tab"],
  ["kind", "Ctrl+Alt+1 … 8"],
  ["comment", "Ctrl+Alt+M"],
  ["commentStep", "Ctrl+Alt+C"],
  ["bracket", "Ctrl+Alt+B"],
  ["marks", "Ctrl+B / Ctrl+I"],
  ["undo", "Ctrl+Z / Ctrl+Y"],
  ["palette", "Ctrl+K / F1"],
] as const;

export function Help() {
  const { t } = useTranslation();
  return (
    <details className="help">
      <summary>{t("editor.help.title")}</summary>
      <dl>
        {KEYS.map(([name, keys]) => (
          <div key={name}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{t(`editor.help.${name}`)}</dd>
          </div>
        ))}
      </dl>
      <p>{t("editor.help.brackets")}</p>
    </details>
  );
}
