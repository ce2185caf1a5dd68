/**
 * The only seam between the pages and the server: what a loader or an action is handed. Types alone cross it, so
 * that no page can bring a part of the server into the browser.
 */
import { createContext } from "react-router";
import type { Actor } from "#domain/rights/index.ts";
import type { Accounts } from "#server/auth/accounts.ts";
import type { ClientIds } from "#server/auth/client-ids.ts";
import type { RequestLimits } from "#server/auth/limits.ts";
import type { Commands } from "#server/commands/index.ts";
import type { Unsubscribing } from "#server/mail/unsubscribing.ts";
import type { Queries } from "#server/queries/index.ts";

export interface Services {
  commands: Commands;
  queries: Queries;
  accounts: Accounts;
  limits: RequestLimits;
  /** Mails are sent, and not only shown in the outbox. */
  sendsMail: boolean;
  unsubscribing: Unsubscribing;
  clientIds: Pick<ClientIds, "issue">;
}

export type { Limited } from "#server/auth/limits.ts";

/** Set by app/handler.ts for every request. */
export const services = createContext<Services>();

/** Who is asking; set by the first middleware of root.tsx, nobody before that. */
export const actor = createContext<Actor | null>(null);

/** Names the build that draws the page, so that an ETag changes when the drawing may have. */
export const buildId = createContext("");
