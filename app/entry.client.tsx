/**
 * Wakes a page in the browser. Only the language that the page is in is loaded; changing it is a full page load.
 */

import { createInstance, type ResourceLanguage } from "i18next";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { I18nextProvider, initReactI18next } from "react-i18next";
import { HydratedRouter } from "react-router/dom";
import { registerWorker } from "./offline/register.ts";
import { INTERPOLATION } from "./words/interpolation.ts";

const catalogues = import.meta.glob<{ default: ResourceLanguage }>("./words/*.json");

async function wake(): Promise<void> {
  const lng = document.documentElement.lang;
  const words = await catalogues[`./words/${lng}.json`]?.();
  const i18n = createInstance();
  await i18n.use(initReactI18next).init({
    lng,
    resources: { [lng]: { translation: words?.default ?? {} } },
    interpolation: INTERPOLATION,
  });
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <I18nextProvider i18n={i18n}>
          <HydratedRouter />
        </I18nextProvider>
      </StrictMode>,
    );
  });
}

void wake();
// While one develops, a file that is kept is one that was changed since.
if (import.meta.env.PROD) registerWorker();
