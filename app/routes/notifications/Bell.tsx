/**
 * The bell in the frame of every page: how much is unread, and the newest with what, where and when. Without JavaScript
 * it is a link to the dashboard, which shows the same.
 */
import { useEffect, useId, useRef, useState } from "react";
import { Button } from "#app/components/Button.tsx";
import { useInBrowser } from "#app/routes/editions/use-in-browser.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { NotificationView } from "./Newest.tsx";
import { useBell } from "./use-bell.ts";
import "./bell.css";

export function Bell({ unread }: { unread: number }) {
  const { t } = useTranslation();
  const { unseen, notices, see } = useBell(unread);
  const { open, setOpen, around, button } = usePanel();
  const panel = useId();
  const label = unseen ? t("bell.unread", { count: unseen }) : t("bell.none");
  if (!useInBrowser())
    return (
      <a className="bell tool" href="/dashboard#news" aria-label={label}>
        <Sign count={unseen} />
      </a>
    );
  return (
    <div className="bell-around" ref={around}>
      <button
        type="button"
        className="bell tool"
        ref={button}
        aria-label={label}
        aria-expanded={open}
        aria-controls={panel}
        onClick={() => setOpen(!open)}
      >
        <Sign count={unseen} />
      </button>
      <section id={panel} className="bell-panel card" hidden={!open} aria-label={t("bell.title")}>
        <p className="row small bell-ways">
          {unseen ? (
            <Button type="button" appearance="quiet" size="small" onClick={() => see()}>
              {t("bell.seeAll")}
            </Button>
          ) : null}
          <a href="/dashboard#news">{t("bell.all")}</a>
          <a href="/notifications">{t("bell.preferences")}</a>
        </p>
        {notices.length ? null : <p className="muted">{t("bell.nothing")}</p>}
        <ul className="plain-list">
          {notices.map((one) => (
            <PresenceUpdate key={one.id} notice={one} see={see} />
          ))}
        </ul>
      </section>
    </div>
  );
}

function Sign({ count }: { count: number }) {
  return (
    <>
      <svg viewBox="0 0 20 20" fill="currentColor" aria-hidden="true">
        <path d="M10 1.5a5.2 5.2 0 0 0-5.2 5.2v3.1L3 13.2v1.3h14v-1.3l-1.8-3.4V6.7A5.2 5.2 0 0 0 10 1.5ZM7.8 15.9a2.2 2.2 0 0 0 4.4 0Z" />
      </svg>
      {count ? <span className="bell-count">{count > 99 ? "99+" : count}</span> : null}
    </>
  );
}

function PresenceUpdate({ notice, see }: { notice: NotificationView; see(id: string): void }) {
  const { t } = useTranslation();
  const { id, about, what, at, seen, address } = notice;
  return (
    <li className={seen ? "told" : "told told-new"}>
      <a href={address}>
        {seen ? null : <span className="visually-hidden">{t("bell.new")}</span>}
        <strong>{about}</strong> <span className="told-what">{what}</span>
      </a>
      <span className="row small muted">
        {at}
        {seen ? null : (
          <button type="button" className="told-see" onClick={() => see(id)}>
            {t("bell.see")}
          </button>
        )}
      </span>
    </li>
  );
}

/** Closes with Escape (back to the button), with a press elsewhere, and when the focus goes elsewhere. */
function usePanel() {
  const [open, setOpen] = useState(false);
  const around = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    const away = (event: Event) => {
      if (!around.current?.contains(event.target as Node)) setOpen(false);
    };
    const key = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      setOpen(false);
      button.current?.focus();
    };
    document.addEventListener("pointerdown", away);
    document.addEventListener("focusin", away);
    document.addEventListener("keydown", key);
    return () => {
      document.removeEventListener("pointerdown", away);
      document.removeEventListener("focusin", away);
      document.removeEventListener("keydown", key);
    };
  }, [open]);
  return { open, setOpen, around, button };
}
