/**
 * What a page does while offline. A page that the worker saved (app/offline) shows that and when, and asks until the
 * server answers; links are left to the browser, so that the worker can answer them; a form is not sent, and what was
 * typed stays in it.
 */
import { useEffect, useSyncExternalStore } from "react";
import { useRevalidator } from "react-router";
import { useTranslation } from "#words/use-translation.ts";
import { connectionMissing, keptPage } from "./online.ts";
import { toast } from "./toasts.ts";

/** The worker finds this sentence by its class, writes the time into it and shows it (app/offline/markup.ts). */
export function Words({ when }: { when: string | null }) {
  const { t } = useTranslation();
  return (
    <p className="kept-note" hidden={when === null} suppressHydrationWarning>
      {t("connection.saved", { when: when ?? "[when]" })}
    </p>
  );
}

export function WhileOffline() {
  const { t } = useTranslation();
  const when = useSyncExternalStore(keptPage.watch, keptPage.when, () => null);
  useFreshAgain(when !== null);
  useLinksToBrowser();
  useNothingSent(t("connection.notSent"));
  return <Words when={when} />;
}

const AGAIN_MS = 5_000;

/** As soon as the server answers the page is loaded again; only then it no longer counts as a saved copy. */
function useFreshAgain(saved: boolean): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!saved) return;
    let asking = false;
    const askAgain = async () => {
      if (asking) return;
      asking = true;
      const answer = await fetch("/healthz").catch(() => null);
      if (answer?.ok) {
        await revalidate();
        keptPage.isFresh();
      }
      asking = false;
    };
    const timer = setInterval(askAgain, AGAIN_MS);
    addEventListener("online", askAgain);
    return () => {
      clearInterval(timer);
      removeEventListener("online", askAgain);
    };
  }, [saved, revalidate]);
}

function useLinksToBrowser(): void {
  useEffect(() => {
    const leave = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      if (!link?.href || !connectionMissing()) return;
      const to = new URL(link.href);
      // A link within the page is left to the page.
      if (to.origin === location.origin && to.pathname !== location.pathname) event.stopPropagation();
    };
    addEventListener("click", leave, true);
    return () => removeEventListener("click", leave, true);
  }, []);
}

/** What a script sends is refused where it was asked; this is for forms that the browser would send. */
function useNothingSent(words: string): void {
  useEffect(() => {
    const stop = (event: SubmitEvent) => {
      const form = event.target as HTMLFormElement;
      if (event.defaultPrevented || form.method !== "post" || !connectionMissing()) return;
      event.preventDefault();
      toast(words);
    };
    addEventListener("submit", stop);
    return () => removeEventListener("submit", stop);
  }, [words]);
}
