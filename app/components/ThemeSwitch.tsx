/**
 * Light, dark or the system's theme, and more contrast: plain forms, so that the server draws the page in the chosen
 * theme.
 */
import { useTranslation } from "#words/use-translation.ts";
import { THEMES, type ThemeChoice } from "./theme.ts";

interface Props {
  chosen: ThemeChoice;
  /** Path and query of this page, to return to. */
  here: string;
}

export function ThemeSwitch({ chosen, here }: Props) {
  const { t } = useTranslation();
  return (
    <div className="looks">
      <form method="post" action="/theme" className="languages" aria-label={t("theme.theme")}>
        <input type="hidden" name="next" value={here} />
        {THEMES.map((theme) => (
          <button key={theme} type="submit" name="theme" value={theme} aria-pressed={theme === chosen.theme}>
            {t(`theme.${theme}`)}
          </button>
        ))}
      </form>
      <form method="post" action="/theme" className="languages">
        <input type="hidden" name="next" value={here} />
        <button
          type="submit"
          name="contrast"
          value={chosen.contrast ? "off" : "on"}
          aria-pressed={chosen.contrast}
        >
          {t("theme.contrast")}
        </button>
      </form>
    </div>
  );
}
