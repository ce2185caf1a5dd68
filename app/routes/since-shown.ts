/** What changed since the last visit, in the reader's words. */
import type { TFunction } from "i18next";
import type { RouterContextProvider } from "react-router";
import { actor, type Services, services } from "../context.ts";
import type { SinceView } from "../editor/page.ts";
import { languageOf, wordsOf } from "../language.ts";
import { type Formats, formatsFor } from "../words/format.ts";
import { changeView, nameOf } from "./versions-shown.ts";

type Found = Extract<Awaited<ReturnType<Services["queries"]["sinceVisit"]>>, { ok: true }>;

/** Said in a word; that words changed is seen. */
const SAID = ["added", "removed", "moved"] as const;

/** Whoever never was here before is told from now on what changes: the first visit begins by asking. */
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

function sinceView(found: Found, formats: Formats, t: TFunction): SinceView | null {
  const { since, text, delegations } = found;
  if (!since) return null;
  const parties = [...delegations.map((one) => [one.id, formats.party(one)] as const)];
  // In seat order, the chair's side first, as they sit.
  const named = (ids: readonly string[]) =>
    formats.list([
      ...(ids.includes("chair") ? [t("editor.bureau")] : []),
      ...parties.flatMap(([id, name]) => (ids.includes(id) ? [name] : [])),
    ]);
  return {
    ...{ when: formats.moment(since.at, text.zone), n: since.n },
    names: named(since.changes.flatMap((one) => one.by)),
    clauses: since.changes.map(({ change, by }) => {
      const stand = change.after ?? change.before;
      return {
        id: change.id,
        name: nameOf(stand && { kind: stand.clause.kind, reference: stand.reference }, t),
        what: SAID.filter((one) => change.happened.includes(one)).map((one) => t(`compare.short.${one}`)),
        gone: change.after === null,
        by: named(by),
        change: changeView(change, text.language, formats, t),
      };
    }),
  };
}
