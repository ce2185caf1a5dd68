/**
 * A text in drafting. The server draws the frame; the words come over the socket into the editor, which is loaded
 * in the browser alone. Whoever may not write reads the same live text, and is told why.
 */
import { lazy, Suspense, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { accepts, type Phase } from "#domain/life/index.ts";
import { type Role, sideOf } from "#domain/rights/index.ts";
import { actor, services } from "../context.ts";
import type { Closed, TextPage } from "../editor/page.ts";
import { SinceVisit } from "../editor/SinceVisit.tsx";
import { TextBar } from "../editor/TextBar.tsx";
import { Waiting } from "../editor/Waiting.tsx";
import { languageOf } from "../language.ts";
import { formatsFor } from "../words/format.ts";
import type { Route } from "./+types/text";
import "../editor/editor.css";
import { lastKnown } from "./line.ts";
import { negotiationShown } from "./negotiation-shown.ts";
import { throwRefusal } from "./refusals.ts";
import { sinceVisit } from "./since-shown.ts";
import { voiceFrom } from "./voices.ts";

const Workspace = lazy(() => import("../editor/Workspace.tsx"));

export async function loader({ params, request, context }: Route.LoaderArgs): Promise<TextPage> {
  const found = await context.get(services).queries.text(context.get(actor), params.id);
  if (!found.ok) throwRefusal(found, request);
  const formats = formatsFor(languageOf(context));
  const { id, title, kind, language, sheet, phase, meeting, me, threads } = found;
  const draft = found.drafts.at(-1);
  const colour = me.delegation?.colour ?? "";
  return {
    ...{ id, title, kind, language, sheet, phase, threads },
    closed: found.may.edit ? null : closedBecause(phase, me.role),
    draft: draft ? { number: draft.number, name: draft.name } : null,
    meeting: { id: meeting.id, name: formats.pick(meeting.name) },
    me: { person: me.person, name: me.name, delegation: me.delegation?.id ?? null, colour },
    negotiation: negotiationShown(found, formats),
    voices: found.delegations.map((one) => voiceFrom(one, formats)),
    // Comes with the document; a page that is open already asks for it when it wants to know.
    ...(isForScript(request) ? {} : { since: await sinceVisit(params.id, context) }),
  };
}

function isForScript({ headers }: Request): boolean {
  return headers.get("sec-fetch-dest") === "empty";
}

/** The editor outlives a line that is down: it must not give way to an error page while somebody types. */
export function clientLoader({ request, serverLoader }: Route.ClientLoaderArgs) {
  return lastKnown(request, serverLoader);
}
clientLoader.hydrate = true as const;

/** Words for an answer that the query has given: the phase first, then the pen, then the seat. */
function closedBecause(phase: Phase, role: Role): Closed {
  if (accepts(phase) === "nobody") return phase.name as Closed;
  if (sideOf(role) === "guest") return "seat";
  return phase.name === "preparing" ? "preparing" : "pen";
}

export default function Text({ loaderData: page }: Route.ComponentProps) {
  const { t } = useTranslation();
  const waiting = <Waiting page={page} />;
  return (
    <div className="drafting">
      <title>{t("shell.pageTitle", { title: page.title })}</title>
      <TextBar page={page} />
      <SinceVisit key={page.id} page={page} />
      {useInBrowser() ? (
        <Suspense fallback={waiting}>
          <Workspace key={page.sheet} page={page} />
        </Suspense>
      ) : (
        waiting
      )}
    </div>
  );
}

/** False on the server and in the first render, which must be alike. */
function useInBrowser(): boolean {
  return useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  );
}
