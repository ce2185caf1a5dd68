/**
 * What a person was told, kept fresh on every page: asked for after each turn of the page, when somebody comes back to it,
 * every half minute while it is in sight, and at once when a text's socket says that something happened. No line of its
 * own: a count is one query on an index, and a notice that is half a minute late is also at the desk and in the mail.
 */
import { useCallback, useEffect, useState } from "react";
import { useFetcher, useLocation } from "react-router";
import type { NotificationView } from "./Newest.tsx";

export interface BellView {
  unseen: number;
  notices: NotificationView[];
}

const EVERY_MS = 30_000;
/** Dispatched on the window where something was told over a line that is open anyway. */
export const NOTIFIED = "plenary:told";
/** What is told over a socket is at the desk a moment later. */
const MOMENT_MS = 400;

export function useBell(unread: number) {
  const [view, setView] = useState<BellView>({ unseen: unread, notices: [] });
  const { pathname } = useLocation();
  const fetcher = useFetcher();
  const ask = useCallback(async () => {
    const answer = await fetch("/notifications.json").catch(() => null);
    if (answer?.ok) setView((await answer.json()) as BellView);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is another moment to ask.
  useEffect(() => void ask(), [ask, pathname, fetcher.data]);
  useEffect(() => {
    const appearance = () => document.visibilityState === "visible" && void ask();
    const soon = () => setTimeout(appearance, MOMENT_MS);
    const timer = setInterval(appearance, EVERY_MS);
    document.addEventListener("visibilitychange", appearance);
    window.addEventListener("focus", appearance);
    window.addEventListener(NOTIFIED, soon);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", appearance);
      window.removeEventListener("focus", appearance);
      window.removeEventListener(NOTIFIED, soon);
    };
  }, [ask]);

  /** One notice, or all: the page behind shows it, too. */
  const see = (notice?: string) =>
    void fetcher.submit(notice ? { notice } : {}, { method: "post", action: "/notifications/seen" });
  return { ...view, see };
}
