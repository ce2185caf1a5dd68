/**
 * The files that the build made for the browser: which of them hold react-aria-components, and which files each page
 * requests.
 */
import { readdirSync, readFileSync } from "node:fs";

const ASSETS = "build/client/assets";

interface Asked {
  module: string;
  imports?: string[];
}

const scripts = () => readdirSync(ASSETS).filter((name) => name.endsWith(".js"));

/** Each part of react-aria-components marks what can be pressed with this attribute, or has this name. */
export function ariaChunks(): string[] {
  const holds = (name: string) => /react-aria|data-rac/.test(readFileSync(`${ASSETS}/${name}`, "utf8"));
  return scripts()
    .filter((name) => !name.startsWith("manifest-") && holds(name))
    .map((name) => `/assets/${name}`);
}

/** By route, and for the start of every page under "entry": all files without which it cannot be shown. */
export function askedAtOnce(): Record<string, string[]> {
  const name = scripts().find((one) => one.startsWith("manifest-"));
  const words = readFileSync(`${ASSETS}/${name}`, "utf8").trim();
  const { entry, routes } = JSON.parse(words.slice(words.indexOf("{"), words.lastIndexOf("}") + 1)) as {
    entry: Asked;
    routes: Record<string, Asked>;
  };
  const all = Object.entries({ ...routes, entry });
  return Object.fromEntries(all.map(([id, { module, imports }]) => [id, [module, ...(imports ?? [])]]));
}
