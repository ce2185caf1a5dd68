/** What changed since the last visit: asked for by the page of a text, and again by its script. */
import type { RouterContextProvider } from "react-router";
import { actor, services } from "#app/context.ts";
import { languageOf, wordsOf } from "#app/language.ts";
import { sinceView } from "#app/presenters/since-view.ts";
import type { SinceView } from "#app/presenters/text.ts";
import { formatsFor } from "#words/format.ts";

/** A first visit is recorded: from now on it is known what changes. */
export async function sinceVisit(
  text: string,
  context: Readonly<RouterContextProvider>,
): Promise<SinceView | null> {
  const { queries, commands } = context.get(services);
  const who = context.get(actor);
  const found = await queries.sinceVisit(who, text);
  if (!found.ok) return null;
  if (found.first) await commands.recordVisit(who, { text });
  return sinceView(found, formatsFor(languageOf(context)), wordsOf(context).t);
}
