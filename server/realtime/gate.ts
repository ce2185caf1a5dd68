/**
 * Who may connect: address, origin, cookie, seat. The socket is accepted first and then closed with a reason, because a
 * page cannot read why an upgrade failed; only a page of another site is turned away before.
 */
import type { IncomingMessage } from "node:http";
import { decideDraft, seesDraft } from "#domain/life/proposing.ts";
import type { PositionViewer } from "#domain/positions/index.ts";
import { type Actor, may, type Seat, sideOf } from "#domain/rights/index.ts";
import { readPasses } from "#domain/text/client-ids.ts";
import { SCHEMA_VERSION } from "#domain/text/schema.ts";
import type { Accounts } from "#server/auth/accounts.ts";
import type { ClientIds } from "#server/auth/client-ids.ts";
import type { Author } from "#server/realtime/peer.ts";
import type { User } from "#server/realtime/presence.ts";
import type { SheetAtGate } from "#server/store/log/sheets.ts";

export interface GateOptions {
  accounts: Pick<Accounts, "actor">;
  store: {
    sheets: { atGate(sheet: string): Promise<SheetAtGate | null> };
    meetings: {
      delegation(
        id: string,
      ): Promise<{ country: string | null; name: Record<string, string> | null; colour: string } | null>;
    };
  };
  /** Where no ids are issued, no pass is valid. */
  clientIds?: Pick<ClientIds, "holds">;
  /** The public address, where it is not the requested one. */
  origin?: string;
}

export interface Admitted {
  ok: true;
  sheet: string;
  text: string;
  author: Author;
  user: User;
  /** Why it may only read, or null. */
  refusal: string | null;
  /** Who looks, where not everybody may see everything. */
  viewer: PositionViewer;
  /** The blocks of client ids that were issued to this person for this sheet, as far as it shows their passes. */
  blocks: ReadonlySet<number>;
}

export interface TurnedAway {
  ok: false;
  code: number;
  reason: string;
}

/** Everything that is asked about a newcomer; stored with the connection, because it is asked again. */
export type Knock = Pick<IncomingMessage, "url" | "headers">;

/** Without the other headers of a browser, which take some kilobytes. */
export function knockOf({ url, headers: { cookie } }: Knock): Knock {
  return { url, headers: { cookie } };
}

/** `mayCome` is asked before anything else is looked up. */
export async function admit(
  options: GateOptions,
  req: Knock,
  mayCome: (person: string) => boolean = () => true,
): Promise<Admitted | TurnedAway> {
  const { sheet: id, schema, passes } = askedFor(req);
  if (!(schema >= SCHEMA_VERSION)) return turnAway(4426, "schema");
  const actor = await options.accounts.actor(new Headers({ cookie: req.headers.cookie ?? "" }));
  if (!actor) return turnAway(4401, "not-signed-in");
  if (!mayCome(actor.person)) return turnAway(4429, "too-many");
  const sheet = await options.store.sheets.atGate(id);
  if (!sheet) return turnAway(4404, "not-found");
  const own = readPasses(passes).filter((pass) => options.clientIds?.holds(id, actor.person, pass));
  return seated(options, actor, sheet, new Set(own.map(({ first }) => first)));
}

async function seated(
  options: GateOptions,
  actor: Actor,
  sheet: SheetAtGate,
  blocks: ReadonlySet<number>,
): Promise<Admitted | TurnedAway> {
  const subject = { meeting: sheet.meeting, phase: sheet.phase };
  const read = may(actor, "read", subject);
  // The sheet of a delegation's draft does not exist for anybody else.
  if (sheet.kind === "amendment" && !(read.ok && sheet.draft && seesDraft(sheet.draft, read.seat)))
    return turnAway(4404, "not-found");
  if (!read.ok) return turnAway(4403, read.reason);
  const { delegation, role } = read.seat;
  return {
    ok: true,
    sheet: sheet.sheet,
    text: sheet.text,
    // A guest writes only its own suggestion, as a member only its own amendment.
    author: { side: sideOf(role) === "chair" ? "chair" : "member", person: actor.person, delegation },
    user: await userOf(options, actor, read.seat),
    refusal: refusalOf(actor, read.seat, sheet),
    viewer: { side: sideOf(role), delegation },
    blocks,
  };
}

function refusalOf(actor: Actor, seat: Seat, { meeting, phase, draft }: SheetAtGate): string | null {
  if (draft) {
    if (phase.name !== "drafting") return "text-closed";
    const edit = decideDraft(draft, "edit", seat);
    return edit.ok ? null : edit.reason;
  }
  const edit = may(actor, "edit", { meeting, phase });
  return edit.ok ? null : edit.reason;
}

/** If they differ in this, it is not the same seat any more. */
export function sameSeat(a: Admitted, b: Admitted): boolean {
  return (
    a.refusal === b.refusal &&
    a.viewer.side === b.viewer.side &&
    a.author.side === b.author.side &&
    a.author.person === b.author.person &&
    a.author.delegation === b.author.delegation
  );
}

/**
 * A browser opens a socket for any page, with cookies, and only Origin shows which. A program sends none: it has no
 * cookie that a foreign page could borrow, so it is let in where it brings one. X-Forwarded-Host is believed from
 * anybody, because no page can set it.
 */
export function fromOurPages(origin: string | undefined, req: IncomingMessage): boolean {
  const theirs = req.headers.origin;
  if (theirs === undefined) return req.headers["sec-fetch-site"] !== "cross-site";
  if (origin) return theirs === origin;
  const host = URL.parse(theirs)?.host;
  return host !== undefined && (host === req.headers.host || host === req.headers["x-forwarded-host"]);
}

/** The chair's side has no delegation and no colour. */
const CHAIRS_COLOUR = "#5b6470";

async function userOf(options: GateOptions, actor: Actor, seat: Seat): Promise<User> {
  const found = seat.delegation ? await options.store.meetings.delegation(seat.delegation) : null;
  const country = found?.country ?? null;
  const organisation = found?.name?.en ?? Object.values(found?.name ?? {})[0] ?? "";
  return {
    person: actor.person,
    name: actor.name,
    delegation: seat.delegation,
    label: country ?? organisation,
    country,
    colour: found?.colour ?? CHAIRS_COLOUR,
  };
}

const ADDRESS = /^\/collab\/([A-Za-z0-9_-]{1,64})$/;

/**
 * Every editor of ours, past or future, names the schema that it knows; a stock client that names none is a program
 * without a schema, and its changes are judged by inspect.ts like everybody's.
 */
function askedFor(req: Knock): { sheet: string; schema: number; passes: string } {
  const url = new URL(req.url ?? "/", "http://localhost");
  return {
    sheet: ADDRESS.exec(url.pathname)?.[1] ?? "",
    schema: Number(url.searchParams.get("schema") ?? SCHEMA_VERSION),
    passes: url.searchParams.get("ids") ?? "",
  };
}

function turnAway(code: number, reason: string): TurnedAway {
  return { ok: false, code, reason };
}
