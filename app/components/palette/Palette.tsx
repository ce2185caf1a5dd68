/**
 * The command palette: every command of the page, found by a few letters, each with its shortcut. Ctrl+K (on a Mac
 * Command+K) and F1 open it on every layout. What it opens (Opened.tsx) is a separate chunk, usually loaded before
 * anybody asks; letters that are typed meanwhile are held for it and never reach the text.
 */
import { useCallback, useEffect, useRef, useState } from "react";
import { usePart } from "#app/components/aria/use-part.ts";
import { isMac, shortcutOf } from "#app/components/shortcuts.ts";
import { toast } from "#app/components/toasts.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { Action } from "./actions.ts";

interface Props {
  /** Loads what comes from the server, once the palette is wanted. */
  onOpen?(): void;
}

const load = () => import("./Opened.tsx");

export function Palette({ onOpen }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const part = usePart(load, open, () => {
    setOpen(false);
    toast(t("palette.failed"));
  });
  const show = useCallback(() => {
    onOpen?.();
    setOpen(true);
  }, [onOpen]);
  useKeys(show);
  const close = useCallback(() => setOpen(false), []);
  const typedAhead = useTypedAhead(open && !part, close);
  const chosen = useRef<Action | null>(null);
  // Once the palette is closed, so that a command may move the focus.
  useEffect(() => {
    if (open) return;
    chosen.current?.run();
    chosen.current = null;
  }, [open]);
  const leave = (action?: Action) => {
    chosen.current = action ?? null;
    setOpen(false);
  };
  return (
    <>
      <button
        type="button"
        className="button button-quiet button-small palette-button needs-script"
        title={t("palette.open")}
        aria-keyshortcuts="Control+K F1"
        onClick={show}
      >
        <svg className="mark" viewBox="0 0 16 16" aria-hidden="true">
          <path d="M2.5 4h11M2.5 8h7M2.5 12h4" fill="none" stroke="currentColor" strokeWidth="1.6" />
        </svg>
        <span className="visually-hidden">{t("palette.open")}</span> <kbd>Ctrl K</kbd>
      </button>
      {open && part ? <part.Opened typedAhead={typedAhead.current} onLeave={leave} /> : null}
    </>
  );
}

function useKeys(show: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const wanted = event.code === "F1" || shortcutOf(event, isMac()) === "Mod-k";
      if (!wanted || event.defaultPrevented) return;
      event.preventDefault();
      show();
    };
    // In the capture phase: a list of the library stops the propagation of keys that were pressed in it.
    addEventListener("keydown", press, true);
    return () => removeEventListener("keydown", press, true);
  }, [show]);
}

/** What is typed while the palette is still loading. */
function useTypedAhead(waiting: boolean, giveUp: () => void) {
  const typed = useRef("");
  useEffect(() => {
    if (!waiting) return;
    typed.current = "";
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.key === "Escape") giveUp();
      else if (event.key.length === 1) typed.current += event.key;
    };
    addEventListener("keydown", press, true);
    return () => removeEventListener("keydown", press, true);
  }, [waiting, giveUp]);
  return typed;
}
