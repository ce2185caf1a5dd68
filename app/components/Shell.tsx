/**
 * The frame around every page: skip link, wordmark, navigation, language, who is signed in, footer. Its forms are plain
 * ones, so that they work without JavaScript and reload the page in its new language.
 */
import type { FormEvent, ReactNode } from "react";
import { Link, NavLink } from "react-router";
import { useTranslation } from "#words/use-translation.ts";
import { Button } from "./Button.tsx";
import { Name } from "./Name.tsx";
import { Palette } from "./palette/Palette.tsx";
import { ThemeSwitch } from "./ThemeSwitch.tsx";
import { Offline, OnItsWay, Toasts } from "./Toasts.tsx";
import type { ThemeChoice } from "./theme.ts";
import { WhileOffline } from "./WhileOffline.tsx";
import { Wordmark } from "./Wordmark.tsx";

interface Props {
  person: { name: string } | null;
  languages: { code: string; name: string }[];
  language: string;
  theme: ThemeChoice;
  /** Path and query of this page: the language switch returns to it. */
  here: string;
  /** The page alone, without header and footer, for the projector. */
  bare?: boolean;
  /** The command palette opens. */
  onPalette(): void;
  /** Notifications, for a person who is signed in. */
  bell?: ReactNode;
  onSignOut(event: FormEvent<HTMLFormElement>): void;
  children: ReactNode;
}

export function Shell({ person, languages, language, theme, here, bare, ...props }: Props) {
  const { onPalette, bell, onSignOut, children } = props;
  const { t } = useTranslation();
  if (bare)
    return (
      <>
        <WhileOffline />
        <main id="main">{children}</main>
      </>
    );
  return (
    <>
      <a className="skip" href="#main">
        {t("shell.skip")}
      </a>
      <OnItsWay />
      <header className="masthead">
        <div className="masthead-in">
          <Wordmark />
          <nav className="masthead-nav" aria-label={t("shell.navigation")}>
            <NavLink to="/" end>
              {t("shell.adopted")}
            </NavLink>
            {person ? <NavLink to="/dashboard">{t("shell.dashboard")}</NavLink> : null}
            <NavLink to="/search">{t("shell.search")}</NavLink>
            {person ? (
              <NavLink to="/account" className="person-narrow">
                {t("account.short")}
              </NavLink>
            ) : null}
          </nav>
          <div className="masthead-end">
            {person ? <Palette onOpen={onPalette} /> : null}
            <Languages languages={languages} language={language} here={here} />
            {bell}
            {person ? <Person name={person.name} onSignOut={onSignOut} /> : <SignInLink here={here} />}
          </div>
        </div>
      </header>
      <Offline />
      <WhileOffline />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <Toasts />
      <footer className="footing">
        <div className="footing-in">
          <p>{t("shell.about")}</p>
          <p>{t("shell.nature")}</p>
          <p className="footing-links">
            <a href="/checkpoints">{t("checkpoints.title")}</a>
            <a href="/glossary">{t("glossary.title")}</a>
            <a href="/feed.xml">{t("shell.feed")}</a>
          </p>
          <ThemeSwitch chosen={theme} here={here} />
        </div>
      </footer>
    </>
  );
}

function Languages({ languages, language, here }: Pick<Props, "languages" | "language" | "here">) {
  const { t } = useTranslation();
  return (
    <form method="post" action="/language" className="languages" aria-label={t("shell.language")}>
      <input type="hidden" name="next" value={here} />
      {languages.map(({ code, name }) => (
        <button
          key={code}
          type="submit"
          name="language"
          value={code}
          lang={code}
          aria-pressed={code === language}
        >
          {name}
        </button>
      ))}
    </form>
  );
}

function Person({ name, onSignOut }: { name: string; onSignOut: Props["onSignOut"] }) {
  const { t } = useTranslation();
  return (
    <form method="post" action="/sign-out" className="person" onSubmit={onSignOut}>
      <Link className="person-name" to="/account">
        <Name>{name}</Name>
      </Link>
      <Button appearance="quiet" size="small">
        {t("shell.signOut")}
      </Button>
    </form>
  );
}

/** Returns to this page after signing in, but from the front page to the dashboard. */
function SignInLink({ here }: { here: string }) {
  const { t } = useTranslation();
  if (here.startsWith("/sign-in")) return null;
  const to = here === "/" ? "/sign-in" : `/sign-in?${new URLSearchParams({ next: here })}`;
  return (
    <Link className="button button-small" to={to}>
      {t("shell.signIn")}
    </Link>
  );
}
