/** Light, dark, or the system's theme; and whether with more contrast than the system asks for. */
export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

export interface ThemeChoice {
  theme: Theme;
  contrast: boolean;
}

export const SYSTEM_THEME: ThemeChoice = { theme: "system", contrast: false };

export function isTheme(theme: unknown): theme is Theme {
  return THEMES.includes(theme as Theme);
}
