/**
 * The notifications of a person, up to date on every page: asked for after each navigation, when the page becomes
 * visible again, every half minute while it is visible, and at once when a text's socket reports something. No
 * connection of its own: a count is one query on an index, and a late notification is also on the dashboard and in the
 * mail.
 */
import { useCallback, useEffect, useState } from "react";
import { useFetcher, useLocation } from "react-router";
import type { NotificationView } from "./Newest.tsx";

export interface BellView {
  unseen: number;
  notices: NotificationView[];
}

const EVERY_MS = 30_000;
/** Dispatched on the window when a notice arrives over an open socket. */
export const NOTIFIED = "plenary:told";
/** What a socket reports is on the dashboard a moment later. */
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
