/**
 * Logos: for the secretariat that sets them, and the bytes for everybody who has their address, as long as they are in
 * use.
 */
import { type Refusal, refuse } from "#domain/refusals.ts";
import { type Actor, may } from "#domain/rights/index.ts";
import type { QueryContext } from "#server/queries/context.ts";
import type { MeetingView } from "#server/store/meetings/meetings.ts";
import type { LogoView } from "#server/store/meetings/pictures.ts";

export interface LogosPage {
  ok: true;
  meeting: MeetingView;
  /** Each its own; a meeting without one shows its forum's. */
  logos: { forum: LogoView | null; meeting: LogoView | null };
}

export function logos({ store }: QueryContext) {
  return async (actor: Actor | null, id: string): Promise<LogosPage | Refusal> => {
    const permission = may(actor, "set-up", { meeting: id });
    if (!permission.ok) return permission;
    const meeting = await store.meetings.byId(id);
    return meeting ? { ok: true, meeting, logos: await store.pictures.of(id) } : refuse("not-found");
  };
}

export function picture({ store }: QueryContext) {
  return async (hash: string): Promise<{ ok: true; bytes: Uint8Array } | Refusal> => {
    const bytes = SHA256.test(hash) ? await store.pictures.view(hash) : null;
    return bytes ? { ok: true, bytes } : refuse("not-found");
  };
}

const SHA256 = /^[0-9a-f]{64}$/;
