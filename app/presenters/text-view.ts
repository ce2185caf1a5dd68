/** A text with its sheet, as its editor's page shows it: the text itself, or one of its language versions. */
import type { Services } from "#app/context.ts";
import { closedBecause } from "#app/presenters/closed.ts";
import type { Formats } from "#words/format.ts";
import { delegationView } from "./delegation-view.ts";
import { negotiationView } from "./negotiation-view.ts";
import type { TextPage } from "./text.ts";

type Found = Extract<Awaited<ReturnType<Services["queries"]["text"]>>, { ok: true }>;

export function textView(found: Found, formats: Formats): TextPage {
  const { id, title, kind, language, sheet, phase, meeting, me, threads } = found;
  const draft = found.drafts.at(-1);
  const colour = me.delegation?.colour ?? "";
  return {
    ...{ id, title, kind, language, sheet, phase, threads },
    closed: found.may.edit ? null : closedBecause(phase, me.role),
    draft: draft ? { number: draft.number, name: draft.name } : null,
    meeting: { id: meeting.id, name: formats.pick(meeting.name) },
    me: { person: me.person, name: me.name, delegation: me.delegation?.id ?? null, colour },
    newcomer: !found.toured,
    negotiation: negotiationView(found, formats),
    delegations: found.delegations.map((one) => delegationView(one, formats)),
  };
}
