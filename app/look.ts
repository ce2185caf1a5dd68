/**
 * How a reader wants the pages to look: light or dark, with more contrast or not. Kept in a cookie, so that the server
 * draws the page as it is wanted and nothing flashes; without one the reader's system decides.
 */
import { createCookie } from "react-router";
import type { Look } from "./components/look.ts";
import { isTheme, SYSTEMS_LOOK } from "./components/look.ts";

const YEAR = 365 * 24 * 60 * 60;

export const lookCookie = createCookie("look", { path: "/", sameSite: "lax", httpOnly: true, maxAge: YEAR });

/** A cookie comes from a browser: anything may stand in it. */
export async function lookOf({ headers }: Pick<Request, "headers">): Promise<Look> {
  const kept: unknown = await lookCookie.parse(headers.get("cookie")).catch(() => null);
  if (typeof kept !== "object" || kept === null) return SYSTEMS_LOOK;
  const { theme, contrast } = kept as Record<string, unknown>;
  return { theme: isTheme(theme) ? theme : "system", contrast: contrast === true };
}
