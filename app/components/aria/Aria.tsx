/**
 * The context of every part made of react-aria-components: the language of the interface, so that the library's own
 * announcements are in it, and the page's nonce for the two style rules that it adds. Every file that imports this one
 * is loaded by signed-in people alone, as a separate chunk (P75).
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
