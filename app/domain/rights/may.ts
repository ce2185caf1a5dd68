/**
 * Who may do what: asked at the socket gate, first in each command, and in the queries, which send the answers with
 * the page. The life of the text (domain/life) is asked after; here only the seat counts.
 */
import { accepts, type Phase } from "#domain/life/record.ts";
import { type Reason, type Refusal, refuse } from "#domain/refusals.ts";

export const ROLES = [
  "chair",
  "secretariat",
  "head",
  "alternate",
  "delegate",
  "adviser",
  "observer",
  "guest",
  "partner",
] as const;
export type Role = (typeof ROLES)[number];

/** A person's place at one meeting. The chair's side has no delegation. */
export interface Seat {
  meeting: string;
  role: Role;
  delegation: string | null;
}

/** Who is asking: a person, with all seats. Nobody signed in is `null`. */
export interface Actor {
  person: string;
  name: string;
  language: string | null;
  seats: readonly Seat[];
  /** Of the installation: may found forums and meetings. */
  steward?: boolean;
}

export type Permission =
  | "read"
  | "edit"
  | "comment"
  | "resolve-comment"
  | "issue-draft"
  /** The words of an earlier moment. */
  | "restore-text"
  | "open-drafting"
  | "hand-pen"
  | "draft-amendment"
  | "suggest-amendment"
  | "release-amendment"
  | "withdraw-amendment"
  | "cosponsor-amendment"
  | "propose-outcome"
  | "answer-outcome"
  | "decide-amendment"
  | "set-attribution"
  | "see-positions"
  | "take-position"
  | "open-reading"
  | "set-amendments-close"
  | "agree-clause"
  | "reopen-clause"
  | "ad-ref"
  | "hold-clause"
  | "correct-clause"
  | "set-rules"
  | "accept-rules"
  | "open-silence"
  | "extend-silence"
  | "join-silence"
  | "break-silence"
  | "put-to-meeting"
  | "note-outcome"
  | "open-signing"
  | "sign"
  | "refuse"
  | "confirm-signature"
  | "withdraw-signature"
  | "reopen"
  | "adopt"
  | "announce-outcome"
  | "accede"
  | "file-statement"
  | "propose-correction"
  | "object-to-correction"
  /** Goes on although something stands in the way, on the record. */
  | "override"
  | "withdraw"
  | "set-languages"
  | "enrol-key"
  /** Turns the projector. */
  | "point-room"
  | "set-up"
  | "invite";

export interface Subject {
  meeting: string;
  /** Needed for the permissions that depend on it. */
  phase?: Phase;
}

export type PermissionAnswer = { ok: true; seat: Seat } | Refusal;

const CHAIRS: readonly Role[] = ["chair"];
const CHAIR_SIDE: readonly Role[] = ["chair", "secretariat"];
const HEADS: readonly Role[] = ["head", "alternate"];
const MEMBERS: readonly Role[] = ["head", "alternate", "delegate", "adviser"];
const GUESTS: readonly Role[] = ["observer", "guest", "partner"];

/** Which roles have each permission. The secretariat edits like the chair and decides nothing on substance. */
export const OPEN_TO: Record<Permission, readonly Role[]> = {
  read: ROLES,
  edit: [...CHAIR_SIDE, ...MEMBERS],
  comment: ROLES,
  "resolve-comment": [...CHAIR_SIDE, ...MEMBERS],
  "issue-draft": CHAIRS,
  "restore-text": CHAIR_SIDE,
  "open-drafting": CHAIR_SIDE,
  "hand-pen": CHAIRS,
  "draft-amendment": MEMBERS,
  // Becomes an amendment when a member delegation takes it up.
  "suggest-amendment": GUESTS,
  "release-amendment": HEADS,
  "withdraw-amendment": HEADS,
  "cosponsor-amendment": HEADS,
  "propose-outcome": CHAIR_SIDE,
  "answer-outcome": HEADS,
  "decide-amendment": CHAIRS,
  "set-attribution": CHAIRS,
  "see-positions": [...CHAIR_SIDE, ...MEMBERS],
  "take-position": HEADS,
  "open-reading": CHAIRS,
  "set-amendments-close": CHAIRS,
  "agree-clause": CHAIRS,
  "reopen-clause": CHAIRS,
  "ad-ref": HEADS,
  "hold-clause": CHAIRS,
  "correct-clause": CHAIR_SIDE,
  "set-rules": CHAIR_SIDE,
  "accept-rules": HEADS,
  "open-silence": CHAIRS,
  "extend-silence": CHAIRS,
  "join-silence": HEADS,
  "break-silence": HEADS,
  "put-to-meeting": CHAIRS,
  "note-outcome": CHAIRS,
  "open-signing": CHAIRS,
  sign: HEADS,
  refuse: HEADS,
  "confirm-signature": HEADS,
  "withdraw-signature": HEADS,
  reopen: CHAIRS,
  adopt: CHAIRS,
  "announce-outcome": CHAIR_SIDE,
  accede: HEADS,
  "file-statement": HEADS,
  "propose-correction": CHAIRS,
  "object-to-correction": HEADS,
  override: CHAIRS,
  withdraw: CHAIRS,
  "set-languages": CHAIR_SIDE,
  // For the own delegation: the keys with which it signs.
  "enrol-key": ["head"],
  "point-room": CHAIR_SIDE,
  "set-up": CHAIR_SIDE,
  invite: [...CHAIR_SIDE, "head"],
};

/** May this person do this with a text (or at a meeting)? The answer carries the seat that allows it. */
export function may(actor: Actor | null, permission: Permission, subject: Subject): PermissionAnswer {
  if (!actor) return refuse("not-signed-in");
  const seat = actor.seats.find((one) => one.meeting === subject.meeting);
  if (!seat) return refuse("no-seat");
  if (!OPEN_TO[permission].includes(seat.role)) return refuse("not-your-role");
  const closed = subject.phase && closedFor(seat, permission, subject.phase);
  return closed ? refuse(closed) : { ok: true, seat };
}

/** An installation has its stewards; a person who was secretariat of one meeting may found the next. */
export function mayFound(actor: Actor | null): boolean {
  return Boolean(actor && (actor.steward || actor.seats.some((seat) => CHAIR_SIDE.includes(seat.role))));
}

/**
 * Which roles somebody in this seat may invite to which delegation: the secretariat all, a head the own delegation's.
 */
export function invitable(seat: Seat, delegation: { id: string; kind: string } | null): readonly Role[] {
  if (CHAIR_SIDE.includes(seat.role)) {
    if (!delegation) return CHAIR_SIDE;
    return delegation.kind === "member" ? MEMBERS : ["observer", "guest", "partner"];
  }
  const own = seat.role === "head" && delegation !== null && delegation.id === seat.delegation;
  return own ? ["alternate", "delegate", "adviser"] : [];
}

/** The side of a role, as the sheet's row asks it. */
export function sideOf(role: Role): "chair" | "member" | "guest" {
  if (CHAIR_SIDE.includes(role)) return "chair";
  return MEMBERS.includes(role) ? "member" : "guest";
}

function closedFor(seat: Seat, permission: Permission, phase: Phase): Reason | null {
  if (permission === "comment" || permission === "resolve-comment")
    return phase.name === "adopted" || phase.name === "withdrawn" ? "text-closed" : null;
  if (permission !== "edit") return null;
  const side = accepts(phase);
  if (side === "nobody") return "text-closed";
  return side === "chair" && sideOf(seat.role) !== "chair" ? "pen-with-chair" : null;
}
