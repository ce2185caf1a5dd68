/** The editor's page: everything except the words themselves, which come over the socket. */
import { byName } from "#domain/by-name.ts";
import type { IssuedDraft, Names, Phase } from "#domain/life/index.ts";
import type { Refusal } from "#domain/refusals.ts";
import type { Actor, Permission, Role } from "#domain/rights/index.ts";
import type { TextKind } from "#domain/text/index.ts";
import { seenThreads } from "#server/queries/comments/thread-view.ts";
import type { QueryContext } from "#server/queries/context.ts";
import { type NegotiationData, negotiationOf } from "#server/queries/texts/negotiation.ts";
import { readableText } from "#server/queries/texts/readable-text.ts";
import type { DelegationRow } from "#server/store/meetings/meetings.ts";
import type { Notification } from "#server/store/notifications/notifications.ts";

export interface TextData {
  ok: true;
  id: string;
  title: string;
  kind: TextKind;
  language: string;
  phase: Phase;
  drafts: IssuedDraft[];
  meeting: { id: string; name: Names; zone: string };
  sheet: string;
  /** Whether this person took the tour of the editor, or did not want it. */
  toured: boolean;
  me: { person: string; name: string; role: Role; delegation: DelegationRow | null };
  delegations: DelegationRow[];
  may: Record<Permission, boolean>;
  /** Open discussions that this reader sees, by clause. */
  threads: Record<string, number>;
  negotiation: NegotiationData;
  /** Large deletions that this person of the chair's side was notified of and has not dismissed. */
  deletions: Notification[];
}

export function text(context: QueryContext) {
  return async (actor: Actor | null, id: string, inLanguage?: string): Promise<TextData | Refusal> => {
    const found = await readableText(context, actor, id, inLanguage);
    if (!found.ok) return found;
    const { text, seat, meeting } = found;
    const [delegations, threads, toured, deletions] = await Promise.all([
      context.store.meetings.delegations(text.meetingId),
      context.store.threads.openOnes(id).then((all) => countsOf(seenThreads(all, found))),
      context.store.tours.taken(found.actor.person),
      context.store.notifications.unseenOf(found.actor.person, id, "clauses-deleted"),
    ]);
    const { person, name } = found.actor;
    const own = delegations.find((one) => one.id === seat.delegation) ?? null;
    const { title, kind, language, sheet, record } = text;
    return {
      ok: true,
      ...{ id, title, kind, language, sheet, delegations, threads, toured },
      phase: record.phase,
      drafts: record.drafts,
      meeting: { id: meeting.id, name: meeting.name, zone: meeting.zone },
      me: { person, name, role: seat.role, delegation: own },
      may: found.may,
      deletions: deletions.filter(({ facts }) => !inLanguage || facts.language === inLanguage),
      negotiation: negotiationOf(record, seat, context.now().toISOString()),
    };
  };
}

function countsOf(threads: readonly { clauseId: string }[]): Record<string, number> {
  const groups = Map.groupBy(threads, ({ clauseId }) => clauseId);
  return byName([...groups].map(([clause, all]) => [clause, all.length] as const));
}
