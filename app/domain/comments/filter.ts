/** Which discussions are looked at: asked by an address and by the page of a text in the same words. */
import { AUDIENCES, type Audience } from "#domain/comments/audience.ts";

export const STATES = ["open", "resolved", "all"] as const;
export const CONCERNS = ["mine", "mentions"] as const;

export interface Filter {
  state: (typeof STATES)[number];
  /** Those in which I have spoken, or in which I am named; all of them where it is null. */
  concern: (typeof CONCERNS)[number] | null;
  /** That began it; "chair" for the chair's side. */
  delegation: string | null;
  audience: Audience | null;
}

export const OPEN_ONES: Filter = { state: "open", concern: null, delegation: null, audience: null };

export interface Filtered {
  resolved: boolean;
  delegation: string | null;
  audience: Audience;
  mine: boolean;
  mentionsMe: boolean;
}

export function isAsked(thread: Filtered, { state, concern, delegation, audience }: Filter): boolean {
  return (
    (state === "all" || (state === "resolved") === thread.resolved) &&
    (concern === null || (concern === "mine" ? thread.mine : thread.mentionsMe)) &&
    (delegation === null || (thread.delegation ?? "chair") === delegation) &&
    (audience === null || thread.audience === audience)
  );
}

/** As an address has it; what is not understood is not asked. */
export function filterFrom(asked: Readonly<Record<string, string | null | undefined>>): Filter {
  return {
    state: STATES.find((one) => one === asked.state) ?? "open",
    concern: CONCERNS.find((one) => one === asked.concern) ?? null,
    delegation: asked.delegation || null,
    audience: AUDIENCES.find((one) => one === asked.audience) ?? null,
  };
}
