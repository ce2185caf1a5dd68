/** Where one is signed in, and the end of it: one by one, or everywhere else. */
import { Button } from "#app/components/Button.tsx";
import { useTranslation } from "#words/use-translation.ts";
import { useOwnTimes } from "./own-times.ts";
import type { AccountPage } from "./result.ts";

export function Sessions({ page }: { page: AccountPage }) {
  const { t } = useTranslation();
  return (
    <section className="card" aria-labelledby="sessions">
      <h2 id="sessions">{t("account.sessions")}</h2>
      <p className="muted">{t("account.sessionsHint")}</p>
      <ul className="plain-list account-list">
        {page.sessions.map((session) => (
          <Session key={session.id} session={session} />
        ))}
      </ul>
      {page.sessions.length > 1 ? (
        <form method="post">
          <Button appearance="danger" name="intent" value="end-others">
            {t("account.endOthers")}
          </Button>
        </form>
      ) : null}
    </section>
  );
}

function Session({ session }: { session: AccountPage["sessions"][number] }) {
  const { t } = useTranslation();
  const at = useOwnTimes();
  const { id, here, place, browser } = session;
  const [since, seen] = [at(session.since), session.seen && at(session.seen)];
  const name = browser ? t("account.browser", browser) : t("account.unknownBrowser");
  return (
    <li>
      <div>
        <p>
          <strong>{name}</strong>{" "}
          {here ? <span className="badge badge-good">{t("account.here")}</span> : null}
        </p>
        <p className="muted small">{t("account.since", { place, at: since })}</p>
        {seen ? <p className="muted small">{t("account.seen", { at: seen })}</p> : null}
      </div>
      {here ? null : (
        <form method="post">
          <input type="hidden" name="session" value={id} />
          <Button
            appearance="quiet"
            size="small"
            name="intent"
            value="end"
            aria-label={t("account.endThis", { name, at: since })}
          >
            {t("shell.signOut")}
          </Button>
        </form>
      )}
    </li>
  );
}
