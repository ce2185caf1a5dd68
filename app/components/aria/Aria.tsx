/**
 * What every part made of react-aria-components stands in: the language of the interface, so that what the library says by
 * itself (to a screen reader, above all) is said in it, and the page's own nonce for the two style rules that it adds.
 * Whatever imports this file is loaded by signed-in people alone, in a chunk of its own (P75).
 */
import type { ReactNode } from "react";
import { I18nProvider } from "react-aria-components";
import { useTranslation } from "#words/use-translation.ts";

// The scripts of a page carry the nonce that its policy names; the library looks for it under this name.
if (typeof document !== "undefined")
  Object.assign(globalThis, {
    __webpack_nonce__: document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce,
  });

export function Aria({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  return <I18nProvider locale={i18n.language}>{children}</I18nProvider>;
}
