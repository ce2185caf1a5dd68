/**
 * A session for as long as the page is open, and what happens when the server ends it: to the sign-in page, again with
 * a fresh copy, or a reload. Words that could not be saved are handed to the page.
 */
import { useCallback, useEffect, useRef, useState } from "react";
import type { ReceivedNotice } from "./receipts.ts";
import { dropUnsaved, loadUnsaved, saveUnsaved, type UnsavedWords } from "./saved-words.ts";
import { type Ending, openSession, type Session } from "./session.ts";
import type { Missing } from "./set-aside.ts";
import { stillUnsaved } from "./unsaved-words.ts";

export type PasskeyError = "gone" | "stuck" | "old";

export interface Opened {
  /** Null until there are words to show: the copy of this browser, or what the server sends. */
  session: Session | null;
  error: PasskeyError | null;
  /** Words of this person that the server did not accept. */
  unsaved: UnsavedWords[];
  /** Words of a copy that was set aside: this person's own, and others'. */
  missing: readonly Missing[];
  /** They are not needed. */
  dropAside(): void;
  /** Those alone, or all. */
  forget(some?: UnsavedWords): void;
}

interface Asked {
  text: string;
  sheet: string;
  person: string;
  /** Reads the page's data again; rights and phase may have changed. */
  refresh(): Promise<void>;
  onNotice(notice: ReceivedNotice): void;
}

export function useSession({ text, sheet, person, refresh, onNotice }: Asked): Opened {
  const [session, setSession] = useState<Session | null>(null);
  const [visit, setVisit] = useState(0);
  const [error, setError] = useState<PasskeyError | null>(null);
  const [unsaved, setUnsaved] = useState<UnsavedWords[]>([]);
  const [missing, setMissing] = useState<readonly Missing[]>([]);
  const aside = useRef<{ bytes: Uint8Array | null; hold: boolean }>({ bytes: null, hold: false });
  const latest = useRef({ refresh, onNotice });
  latest.current = { refresh, onNotice };

  // biome-ignore lint/correctness/useExhaustiveDependencies: each visit opens a session of its own.
  useEffect(() => {
    let over = false;
    let opened: Session | undefined;
    const afresh = async (reason: string) => {
      setSession(null);
      over = true;
      // The editor releases the document first.
      await new Promise((resolve) => setTimeout(resolve));
      // Restored words that were refused are not tried again.
      const hold = aside.current.hold || (opened?.aside.sent() ?? false);
      aside.current = { bytes: (await opened?.discard(reason)) ?? null, hold };
      setUnsaved(loadUnsaved(person, sheet));
      await latest.current.refresh();
      setVisit((before) => before + 1);
    };
    const onEnding = (ending: Ending, reason: string) => {
      if (ending === "sign-in")
        location.assign(`/sign-in?${new URLSearchParams({ next: `/texts/${text}` })}`);
      else if (ending === "gone") {
        opened?.saveWords();
        setUnsaved(loadUnsaved(person, sheet));
        setError("gone");
      } else if (!turns.take()) setError(ending === "reload" ? "old" : "stuck");
      else if (ending === "reload") location.reload();
      else void afresh(reason);
    };
    void openSession({
      text,
      sheet,
      person,
      onEnding,
      onNotice: (notice) => latest.current.onNotice(notice),
      aside: aside.current,
    }).then((made) => {
      opened = made;
      made.aside.watch(() => over || setMissing(made.aside.missing()));
      if (over) return made.close();
      whenThereAreWords(made, () => !over && setSession(made));
      made.provider.once("sync", () => setUnsaved(recheck(person, sheet, made)));
    });
    return () => {
      if (over) return;
      over = true;
      // After the editor of this render is gone.
      setTimeout(() => opened?.close());
    };
  }, [text, sheet, person, visit]);

  const forget = useCallback(
    (some?: UnsavedWords) => {
      const rest = some ? loadUnsaved(person, sheet).filter(({ words }) => words !== some.words) : [];
      dropUnsaved(person, sheet);
      saveUnsaved(person, sheet, rest);
      setUnsaved(rest);
    },
    [person, sheet],
  );
  const dropAside = useCallback(() => {
    session?.aside.drop();
    setMissing([]);
  }, [session]);
  return { session, error, unsaved, missing, forget, dropAside };
}

function whenThereAreWords({ fragment }: Session, then: () => void): void {
  const appearance = () => {
    if (!fragment.length) return;
    fragment.unobserve(appearance);
    then();
  };
  fragment.observe(appearance);
  appearance();
}

/**
 * Changes that were on their way when the connection was lost may have been stored after all: then they are in the text
 * that arrived.
 */
function recheck(person: string, sheet: string, session: Session): UnsavedWords[] {
  const words = loadUnsaved(person, sheet);
  const lost = stillUnsaved(words, session.fragment);
  dropUnsaved(person, sheet);
  saveUnsaved(person, sheet, lost);
  return lost;
}

/** A page must not start afresh endlessly: after the third time within half a minute it asks. */
const TURNS = 3;
const TURNS_WITHIN_MS = 30_000;
const TURNS_KEY = "plenary-fresh-starts";

const turns = {
  take(): boolean {
    try {
      const since = Date.now() - TURNS_WITHIN_MS;
      const recent = (JSON.parse(sessionStorage.getItem(TURNS_KEY) ?? "[]") as number[]).filter(
        (at) => at > since,
      );
      sessionStorage.setItem(TURNS_KEY, JSON.stringify([...recent, Date.now()]));
      return recent.length < TURNS;
    } catch {
      return true;
    }
  },
};
