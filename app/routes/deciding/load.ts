/** The decision of a text, read for one of the pages that draw it: the page itself, the wall, the table to take away. */
import type { RouterContextProvider } from "react-router";
import { KINDS } from "#domain/text/index.ts";
import { actor, services } from "../../context.ts";
import { languageOf, wordsOf } from "../../language.ts";
import { formatsFor } from "../../words/format.ts";
import type { Say, WordKey } from "../../words/use-translation.ts";
import { throwRefusal } from "../refusals.ts";
import { type DecisionView, view } from "./shown.ts";

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
