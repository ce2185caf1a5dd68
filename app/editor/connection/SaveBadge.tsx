/**
 * The save status, in words with a sign. The visible words follow every change; those for screen readers wait until a
 * state has lasted, or they would be read with every key.
 */
import { useEffect, useState, useSyncExternalStore } from "react";
import { useTranslation } from "#words/use-translation.ts";
import type { Receipts } from "./receipts.ts";
import type { SaveState } from "./save-state.ts";

/** Long enough that a pause between words is not announced. */
const NEWS_AFTER_MS = 1_500;

interface Props {
  receipts: Receipts;
  /** People who only read have nothing to save: the sign shows whether the text is live. */
  reading: boolean;
}

export function SaveBadge({ receipts, reading }: Props) {
  const { t } = useTranslation();
  const state = useSyncExternalStore(receipts.watch, receipts.now, receipts.now);
  const lasting = useLasting(state.name);
  const count = "waiting" in state ? state.waiting : 0;
  return (
    <>
      <span
        className={`kept kept-${state.name}`}
        data-kept={state.name}
        data-waiting={count}
        data-reading={reading || undefined}
        title={reading ? t(`editor.live.${state.name}`) : t(`editor.saved.why.${state.name}`)}
      >
        <Sign name={state.name} />
        <span className="kept-words">
          {reading ? t(`editor.live.${state.name}`) : t(`editor.saved.${state.name}`, { count })}
        </span>
      </span>
      <span className="visually-hidden" role="status">
        {!reading && (lasting === "kept" || lasting === "offline")
          ? t(`editor.saved.changes.${lasting}`)
          : ""}
      </span>
    </>
  );
}

function useLasting(name: SaveState["name"]): SaveState["name"] | null {
  const [lasting, setLasting] = useState<SaveState["name"] | null>(null);
  useEffect(() => {
    const timer = setTimeout(setLasting, NEWS_AFTER_MS, name);
    return () => clearTimeout(timer);
  }, [name]);
  return lasting;
}

const SIGNS: Record<SaveState["name"], string> = {
  kept: "M3 8.5 6.5 12 13 4.5",
  keeping: "M8 2.5v7M5 6.5l3 3 3-3M3 13h10",
  opening: "M8 2.5v7M5 6.5l3 3 3-3M3 13h10",
  offline: "M2.5 6a8 8 0 0 1 11 0M5 9a4.5 4.5 0 0 1 6 0M8 12.2v.3M2.5 2.5l11 11",
};

function Sign({ name }: { name: SaveState["name"] }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" className="kept-sign">
      <path d={SIGNS[name]} fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />
    </svg>
  );
}
