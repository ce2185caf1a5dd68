/**
 * The frame of every page: who is reading, in which language, header and footer, and what is shown when a page is
 * refused or fails. A page whose `handle` says `plain` ships no script to readers who are not signed in, one that says `still` to nobody.
 */
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from "react";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useMatches,
  useRouteLoaderData,
} from "react-router";
import { REASONS, type Reason } from "#domain/refusals.ts";
import type { Route } from "./+types/root";
import { type Say, useTranslation } from "./words/use-translation.ts";
import "./app.css";
import { charactersMiddleware } from "./characters.ts";
import { ErrorMessage } from "./components/ErrorMessage.tsx";
import { Offline } from "./components/Offline.tsx";
import { connectionMissing } from "./components/online.ts";
import { Shell } from "./components/Shell.tsx";
import { SYSTEM_THEME } from "./components/theme.ts";
import { toast } from "./components/toasts.ts";
import { actor, services } from "./context.ts";
import { hasOpened } from "./editor/connection/local-copies.ts";
import { firstFaces } from "./fonts.ts";
import { languageMiddleware } from "./language.ts";
import { limitsMiddleware } from "./limits.ts";
import { DRAWN_FOR, nameless, PUBLIC } from "./offline/drawn-for.ts";
import { isOffline } from "./routes/http/offline-error.ts";
import { useDestinations } from "./routes/http/use-destinations.ts";
import { Bell } from "./routes/notifications/Bell.tsx";
import { themeOf } from "./theme.ts";
import { LANGUAGES, OWN_NAMES } from "./words/words.ts";

export const middleware: Route.MiddlewareFunction[] = [
  async ({ request, context }, next) => {
    const who = await context.get(services).accounts.actor(request.headers);
    context.set(actor, who);
    const response = await next();
    response.headers.set(DRAWN_FOR, who ? await nameless(who.person) : PUBLIC);
    // Not for the browser's own cache, which would show it after "back" when the person has signed out.
    if (who && !response.headers.has("cache-control")) response.headers.set("cache-control", PRIVATE);
    return response;
  },
  languageMiddleware,
  ...limitsMiddleware,
  charactersMiddleware,
];

const PRIVATE = "private, no-store";

export async function loader({ request, context }: Route.LoaderArgs) {
  const who = context.get(actor);
  return {
    person: who && { id: who.person, name: who.name },
    theme: await themeOf(request),
    unread: await context.get(services).queries.unread(who),
    languages: LANGUAGES.map((code) => ({ code, name: OWN_NAMES[code] })),
  };
}

/** Who is signed in and the language change only with a page that is loaded anew. */
export function shouldRevalidate(): boolean {
  return false;
}

export function Layout({ children }: { children: ReactNode }) {
  const { t, i18n } = useTranslation();
  const asked = useRef(false);
  const frame = useRouteLoaderData<typeof loader>("root");
  const { pathname, search } = useLocation();
  const theme = frame?.theme ?? SYSTEM_THEME;
  const still = useHandle("still");
  const plain = (useHandle("plain") && !frame?.person) || still;
  const bare = useHandle("bare");
  return (
    <html
      lang={i18n.language}
      dir={i18n.dir()}
      data-theme={theme.theme}
      data-contrast={theme.contrast ? "more" : undefined}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content={theme.theme === "system" ? "light dark" : theme.theme} />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="alternate" href="/feed.xml" type="application/atom+xml" title="Plenary" />
        {plain
          ? firstFaces(i18n.language).map((href) => (
              <link
                key={href}
                rel="preload"
                as="font"
                type="font/woff2"
                crossOrigin="anonymous"
                href={href}
              />
            ))
          : null}
        <Meta />
        <Links />
      </head>
      <body>
        <Shell
          person={frame?.person ?? null}
          languages={frame?.languages ?? []}
          language={i18n.language}
          here={pathname + search}
          theme={theme}
          bare={bare}
          onPalette={useDestinations()}
          bell={frame?.person ? <Bell unread={frame.unread} /> : null}
          onSignOut={(event) => {
            event.preventDefault();
            void forgetFirst(event.currentTarget, t, asked);
          }}
        >
          {children}
        </Shell>
        {plain ? null : <ScrollRestoration />}
        {plain ? null : <Scripts />}
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  if (isOffline(error)) return <Offline />;
  if (!isRouteErrorResponse(error)) return <ErrorMessage status={500} reason={null} />;
  return (
    <ErrorMessage
      status={error.status}
      reason={reasonOf(error.data, error.status)}
      typed={typedIn(error.data)}
    >
      {error.status === 403 || error.status === 404 ? <OwnWords /> : null}
    </ErrorMessage>
  );
}

const RefusedWords = lazy(() => import("./editor/connection/RefusedWords.tsx"));

/** The text may be closed to its reader now; words that were typed there and not sent are the reader's own. */
function OwnWords() {
  const person = useRouteLoaderData<typeof loader>("root")?.person?.id;
  const text = useLocation().pathname.match(/^\/texts\/([^/]+)/)?.[1];
  const [opened, setOpened] = useState(false);
  useEffect(() => {
    if (person && text) setOpened(hasOpened(person, text));
  }, [person, text]);
  if (!opened || !person || !text) return null;
  return (
    <Suspense>
      <RefusedWords key={text} person={person} text={text} />
    </Suspense>
  );
}

function typedIn(sent: unknown): string[] {
  const typed = sent && typeof sent === "object" && "typed" in sent ? sent.typed : [];
  return Array.isArray(typed) ? typed.map(String) : [];
}

function reasonOf(reply: unknown, status: number): Reason | null {
  const reason = reply && typeof reply === "object" && "reason" in reply ? reply.reason : null;
  if (REASONS.includes(reason as Reason)) return reason as Reason;
  return status === 404 ? "not-found" : null;
}

/**
 * What a page says of itself: `plain` ships no script to the public, `still` to nobody, `bare` stands without header and
 * footer.
 */
function useHandle(name: "plain" | "bare" | "still"): boolean {
  return useMatches().some(({ handle }) => (handle as Partial<Record<string, boolean>> | undefined)?.[name]);
}

/**
 * Signing out leaves nothing behind on a shared computer; then the form is sent, whatever happened. While offline the
 * session cannot be ended: a message says what that means, and asks a second time.
 */
async function forgetFirst(form: HTMLFormElement, t: Say, asked: { current: boolean }): Promise<void> {
  const missing = connectionMissing();
  if (missing && !asked.current) {
    asked.current = true;
    return toast(t("connection.signOutAgain"));
  }
  try {
    const { forgetLocalCopies } = await import("./editor/connection/local-copies.ts");
    await forgetLocalCopies();
  } finally {
    if (missing) toast(t("connection.cleared"));
    else form.submit();
  }
}
