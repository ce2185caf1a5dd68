/**
 * A text in drafting. The server renders the frame; the words come over the socket into the editor, which is loaded in
 * the browser alone. People who may not write read the same live text, with the reason.
 */
import { lazy, Suspense } from "react";
import { LeftOut } from "#app/components/LeftOut.tsx";
import { actor, services } from "#app/context.ts";
import { SinceVisit } from "#app/editor/clause-panel/SinceVisit.tsx";
import { Waiting } from "#app/editor/connection/Waiting.tsx";
import { DeletionNotices } from "#app/editor/deleting/DeletionNotices.tsx";
import { TextBar } from "#app/editor/frame/TextBar.tsx";
import { Tour } from "#app/editor/frame/Tour.tsx";
import { languageOf, wordsOf } from "#app/language.ts";
import type { TextPage } from "#app/presenters/text.ts";
import { formatsFor } from "#words/format.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { Route } from "./+types/text";
import "#app/editor/frame/editor.css";
import { proposalViews } from "#app/presenters/amendment-view.ts";
import { deletionsView } from "#app/presenters/deletions-view.ts";
import { textView } from "#app/presenters/text-view.ts";
import { useInBrowser } from "#app/routes/editions/use-in-browser.ts";
import { lastKnown } from "#app/routes/http/offline-error.ts";
import { throwRefusal } from "#app/routes/http/refusals.ts";
import { sinceVisit } from "./since-visit.ts";

const Workspace = lazy(() => import("#app/editor/frame/Workspace.tsx"));

export async function loader({ params, request, context }: Route.LoaderArgs): Promise<TextPage> {
  const { queries } = context.get(services);
  const who = context.get(actor);
  const [found, amendments] = await Promise.all([
    queries.text(who, params.id),
    queries.amendments(who, params.id),
  ]);
  if (!found.ok) throwRefusal(found, request);
  if (!amendments.ok) throwRefusal(amendments, request);
  const formats = formatsFor(languageOf(context));
  return {
    ...textView(found, formats),
    leftOut: amendments.leftOut,
    deletions: deletionsView(found, formats, wordsOf(context).t),
    proposals: proposalViews(amendments, { formats, t: wordsOf(context).t }),
    // Comes with the document; a page that is open already asks for it when it wants to know.
    ...(isForScript(request) ? {} : { since: await sinceVisit(params.id, context) }),
  };
}

/** A document that comes by way of the worker says "empty", too, and is still gone to. */
function isForScript({ headers }: Request): boolean {
  return headers.get("sec-fetch-dest") === "empty" && headers.get("sec-fetch-mode") !== "navigate";
}

/** The editor outlives a line that is down: it must not give way to an error page while somebody types. */
export function clientLoader({ request, serverLoader }: Route.ClientLoaderArgs) {
  return lastKnown(request, serverLoader);
}
clientLoader.hydrate = true as const;

export default function Text({ loaderData: page }: Route.ComponentProps) {
  const { t } = useTranslation();
  const waiting = <Waiting page={page} />;
  return (
    <div className="drafting">
      <title>{t("shell.pageTitle", { title: page.title })}</title>
      <TextBar page={page} />
      <LeftOut count={page.leftOut} />
      {page.newcomer ? <Tour /> : null}
      <DeletionNotices deletions={page.deletions ?? []} />
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
