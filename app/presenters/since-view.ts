/** What changed since the last visit, in the reader's language. */
import type { TFunction } from "i18next";
import type { Services } from "#app/context.ts";
import type { Formats } from "#words/format.ts";
import type { SinceView } from "./text.ts";
import { changeView, nameOf } from "./versions-view.ts";

type Found = Extract<Awaited<ReturnType<Services["queries"]["sinceVisit"]>>, { ok: true }>;

/** Said in a word; that words changed is seen. */
const NAMED = ["added", "removed", "moved"] as const;

/** Null on a first visit: nothing is new then. */
export function sinceView(found: Found, formats: Formats, t: TFunction): SinceView | null {
  const { since, text, delegations } = found;
  if (!since) return null;
  const parties = [...delegations.map((one) => [one.id, formats.party(one)] as const)];
  // The chair's side first, then in seat order.
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
        what: NAMED.filter((one) => change.happened.includes(one)).map((one) => t(`compare.short.${one}`)),
        gone: change.after === null,
        by: named(by),
        change: changeView(change, text.language, formats, t),
      };
    }),
  };
}
