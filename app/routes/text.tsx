/**
 * A text in drafting. The server draws the frame; the words come over the socket into the editor, which is loaded
 * in the browser alone. Whoever may not write reads the same live text, and is told why.
 */
import { lazy, Suspense } from "react";
import { LeftOut } from "../components/LeftOut.tsx";
import { actor, services } from "../context.ts";
import { DeletionNotices } from "../editor/deleting/DeletionNotices.tsx";
import type { TextPage } from "../editor/page.ts";
import { SinceVisit } from "../editor/SinceVisit.tsx";
import { TextBar } from "../editor/TextBar.tsx";
import { Tour } from "../editor/Tour.tsx";
import { Waiting } from "../editor/Waiting.tsx";
import { languageOf, wordsOf } from "../language.ts";
import { formatsFor } from "../words/format.ts";
import { useTranslation } from "../words/use-translation.ts";
import type { Route } from "./+types/text";
import "../editor/editor.css";
import { proposalViews } from "./amendments-shown.ts";
import { deletionsView } from "./deletions-view.ts";
import { lastKnown } from "./line.ts";
import { throwRefusal } from "./refusals.ts";
import { sinceVisit } from "./since-shown.ts";
import { textView } from "./text-shown.ts";
import { useInBrowser } from "./use-in-browser.ts";

const Workspace = lazy(() => import("../editor/Workspace.tsx"));

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
