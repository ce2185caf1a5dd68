/**
 * The decision of a text, loaded for each page that shows it: the page itself, the projector, the table to download.
 */
import type { RouterContextProvider } from "react-router";
import { actor, services } from "#app/context.ts";
import { languageOf, wordsOf } from "#app/language.ts";
import { type DecisionView, view } from "#app/presenters/decision-view.ts";
import { throwRefusal } from "#app/routes/http/refusals.ts";
import { KINDS } from "#domain/text/index.ts";
import { formatsFor } from "#words/format.ts";
import type { Say, WordKey } from "#words/use-translation.ts";

export async function decisionView(
  id: string,
  request: Request,
  context: Readonly<RouterContextProvider>,
): Promise<DecisionView> {
  const page = await context.get(services).queries.decision(context.get(actor), id);
  if (!page.ok) throwRefusal(page, request);
  const t = wordsOf(context).t as Say;
  const kind = (reference: string) =>
    (KINDS as readonly string[]).includes(reference) ? t(`kind.${reference}` as WordKey) : reference;
  return view(page, formatsFor(languageOf(context)), kind);
}
