/**
 * Messages of the frame: toasts, that a page is loading, that one is offline. Polite: screen readers are not
 * interrupted.
 */
import { useEffect, useState, useSyncExternalStore } from "react";
import { useNavigation } from "react-router";
import { useTranslation } from "#words/use-translation.ts";
import { leave, toasts } from "./toasts.ts";

const NOTHING: ReturnType<typeof toasts.now> = [];

export function Toasts() {
  const content = useSyncExternalStore(toasts.watch, toasts.now, () => NOTHING);
  return (
    <div aria-live="polite" className="toasts no-print">
      {content.map(({ id, words, command }) => (
        <p key={id}>
          {words}{" "}
          {command ? (
            <button
              type="button"
              onClick={() => {
                leave(id);
                command.run();
              }}
            >
              {command.name}
            </button>
          ) : null}
        </p>
      ))}
    </div>
  );
}

/** Announced to screen readers after a second; the bar is shown a moment earlier. */
const PATIENCE_MS = 1_000;

export function OnItsWay() {
  const { t } = useTranslation();
  const { state } = useNavigation();
  const busy = state !== "idle";
  const [long, setLong] = useState(false);
  useEffect(() => {
    if (!busy) return setLong(false);
    const timer = setTimeout(setLong, PATIENCE_MS, true);
    return () => clearTimeout(timer);
  }, [busy]);
  return (
    <>
      {busy ? <div className="on-its-way" aria-hidden="true" /> : null}
      <p aria-live="polite" className="visually-hidden">
        {busy && long ? t("toasts.onItsWay") : null}
      </p>
    </>
  );
}

export function Offline() {
  const { t } = useTranslation();
  const online = useSyncExternalStore(
    watchConnection,
    () => navigator.onLine,
    () => true,
  );
  return (
    <div aria-live="polite" className={online ? undefined : "offline"}>
      {online ? null : <p>{t("toasts.offline")}</p>}
    </div>
  );
}

function watchConnection(changed: () => void): () => void {
  addEventListener("online", changed);
  addEventListener("offline", changed);
  return () => {
    removeEventListener("online", changed);
    removeEventListener("offline", changed);
  };
}
