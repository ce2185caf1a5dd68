/**
 * For people who need quiet: others' changes are announced in one sentence now and then, or not at all; and they appear
 * as they are made, or wait until the reader asks for them. Both choices are stored in this browser.
 */
import { useEffect, useState, useSyncExternalStore } from "react";
import type { Session } from "#app/editor/connection/session.ts";
import type { Drawn } from "#app/editor/drawing/drawing.ts";
import { useClauseName } from "#app/editor/drawing/use-clause-name.ts";
import type { TextPage } from "#app/presenters/text.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { RemoteChanges } from "./announcing.ts";

const SILENT_KEY = "plenary-silent";

export interface QuietState {
  silent: boolean;
  setSilent(silent: boolean): void;
  held: boolean;
  waiting: number;
  setHeld(held: boolean): void;
}

export function useQuiet({ holding }: Session): QuietState {
  const [silent, setSilent] = useState(() => remembered());
  const held = useSyncExternalStore(holding.watch, holding.on, () => false);
  const waiting = useSyncExternalStore(holding.watch, holding.waiting, () => 0);
  useEffect(() => remember(silent), [silent]);
  return { silent, setSilent, held, waiting, setHeld: holding.set };
}

function remembered(): boolean {
  try {
    return localStorage.getItem(SILENT_KEY) === "yes";
  } catch {
    return false;
  }
}

/** A browser without storage asks again next time. */
function remember(silent: boolean): void {
  try {
    if (silent) localStorage.setItem(SILENT_KEY, "yes");
    else localStorage.removeItem(SILENT_KEY);
  } catch {}
}

export function QuietChoices({ quiet }: { quiet: QuietState }) {
  const { t } = useTranslation();
  return (
    <details className="help quiet">
      <summary>{t("quiet.title")}</summary>
      <label>
        <input
          type="checkbox"
          checked={quiet.held}
          onChange={({ target }) => quiet.setHeld(target.checked)}
        />
        {t("quiet.hold")}
      </label>
      <label>
        <input
          type="checkbox"
          checked={!quiet.silent}
          onChange={({ target }) => quiet.setSilent(!target.checked)}
        />
        {t("quiet.announce")}
      </label>
    </details>
  );
}

/** Visible while others' changes wait: how many, and a button to show them. */
export function HeldBar({ quiet }: { quiet: QuietState }) {
  const { t } = useTranslation();
  return (
    <div aria-live="polite" className="held-bar">
      {quiet.held ? (
        <>
          <p>{quiet.waiting ? t("quiet.waiting", { count: quiet.waiting }) : t("quiet.none")}</p>
          <button type="button" className="button button-small" onClick={() => quiet.setHeld(false)}>
            {t("quiet.letIn")}
          </button>
        </>
      ) : null}
    </div>
  );
}

interface AnnouncementProps {
  page: TextPage;
  clauses: readonly Drawn[];
  announced: RemoteChanges | null;
  silent: boolean;
}

/** Only for screen readers: a reader who sees the page sees the change itself. */
export function ChangeAnnouncements({ page, clauses, announced, silent }: AnnouncementProps) {
  const { t, i18n } = useTranslation();
  const nameOf = useClauseName();
  const content = () => {
    if (!announced || silent) return "";
    const list = new Intl.ListFormat(i18n.language === "en" ? "en-GB" : i18n.language, {
      type: "conjunction",
    });
    const hands = announced.hands.flatMap((id) =>
      id === null
        ? t("editor.bureau")
        : (page.delegations.find((delegation) => delegation.id === id)?.name ?? []),
    );
    const names = list.format(hands);
    const of = clauses.filter(({ id }) => announced.clauses.includes(id));
    if (!of.length) return announced.structure ? t("quiet.structure") : "";
    const what = of.length > MOST ? t("quiet.several", { count: of.length }) : list.format(of.map(nameOf));
    return hands.length ? t("quiet.changedBy", { what, names }) : t("quiet.changed", { what });
  };
  return (
    <p aria-live="polite" className="visually-hidden said-changes">
      {content()}
    </p>
  );
}

/** More names than that are a list, not a sentence. */
const MOST = 3;

interface PermissionProps {
  page: TextPage;
  clause: Drawn | undefined;
  statusWords: string | null;
}

/**
 * May this person write at the caret? Read out when the caret comes to another clause; visible on the clause itself.
 */
export function Permission({ page, clause, statusWords }: PermissionProps) {
  const { t } = useTranslation();
  const nameOf = useClauseName();
  if (!clause) return null;
  const name = nameOf(clause);
  const closed = page.negotiation.statuses[clause.id]?.closed;
  return (
    <p aria-live="polite" className="visually-hidden permission">
      {page.closed
        ? t("quiet.read", { name })
        : closed && statusWords
          ? t("quiet.closed", { name, state: statusWords })
          : t("quiet.write", { name })}
    </p>
  );
}
