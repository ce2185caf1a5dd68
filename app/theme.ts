/**
 * How a reader wants the pages to look: light or dark, with more contrast or not. Kept in a cookie, so that the server
 * draws the page as it is wanted and nothing flashes; without one the reader's system decides.
 */
import { createCookie } from "react-router";
import type { ThemeChoice } from "./components/theme.ts";
import { isTheme, SYSTEM_THEME } from "./components/theme.ts";

const YEAR = 365 * 24 * 60 * 60;

export const themeCookie = createCookie("look", { path: "/", sameSite: "lax", httpOnly: true, maxAge: YEAR });

/** A cookie comes from a browser: anything may stand in it. */
export async function themeOf({ headers }: Pick<Request, "headers">): Promise<ThemeChoice> {
  const kept: unknown = await themeCookie.parse(headers.get("cookie")).catch(() => null);
  if (typeof kept !== "object" || kept === null) return SYSTEM_THEME;
  const { theme, contrast } = kept as Record<string, unknown>;
  return { theme: isTheme(theme) ? theme : "system", contrast: contrast === true };
}
