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
  /** Of the house: may found forums and meetings. */
  steward?: boolean;
}

export type Deed =
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
  /** Turns the wall of the hall. */
  | "point-room"
  | "set-up"
  | "invite";

export interface Subject {
  meeting: string;
  /** Needed for the deeds that depend on it. */
  phase?: Phase;
}

export type Permission = { ok: true; seat: Seat } | Refusal;

const CHAIRS: readonly Role[] = ["chair"];
const DESK: readonly Role[] = ["chair", "secretariat"];
const VOICES: readonly Role[] = ["head", "alternate"];
const MEMBERS: readonly Role[] = ["head", "alternate", "delegate", "adviser"];
const GUESTS: readonly Role[] = ["observer", "guest", "partner"];

/** Which roles each deed is open to. The secretariat edits like the chair and decides nothing on substance. */
export const OPEN_TO: Record<Deed, readonly Role[]> = {
  read: ROLES,
  edit: [...DESK, ...MEMBERS],
  comment: ROLES,
  "resolve-comment": [...DESK, ...MEMBERS],
  "issue-draft": CHAIRS,
  "restore-text": DESK,
  "open-drafting": DESK,
  "hand-pen": CHAIRS,
  "draft-amendment": MEMBERS,
  // Becomes an amendment when a member delegation takes it up.
  "suggest-amendment": GUESTS,
  "release-amendment": VOICES,
  "withdraw-amendment": VOICES,
  "cosponsor-amendment": VOICES,
  "propose-outcome": DESK,
  "answer-outcome": VOICES,
  "decide-amendment": CHAIRS,
  "set-attribution": CHAIRS,
  "see-positions": [...DESK, ...MEMBERS],
  "take-position": VOICES,
  "open-reading": CHAIRS,
  "set-amendments-close": CHAIRS,
  "agree-clause": CHAIRS,
  "reopen-clause": CHAIRS,
  "ad-ref": VOICES,
  "hold-clause": CHAIRS,
  "correct-clause": DESK,
  "set-rules": DESK,
  "accept-rules": VOICES,
  "open-silence": CHAIRS,
  "extend-silence": CHAIRS,
  "join-silence": VOICES,
  "break-silence": VOICES,
  "put-to-meeting": CHAIRS,
  "note-outcome": CHAIRS,
  "open-signing": CHAIRS,
  sign: VOICES,
  refuse: VOICES,
  "confirm-signature": VOICES,
  "withdraw-signature": VOICES,
  reopen: CHAIRS,
  adopt: CHAIRS,
  "announce-outcome": DESK,
  accede: VOICES,
  "file-statement": VOICES,
  "propose-correction": CHAIRS,
  "object-to-correction": VOICES,
  override: CHAIRS,
  withdraw: CHAIRS,
  "set-languages": DESK,
  // For the own delegation: the keys with which it signs.
  "enrol-key": ["head"],
  "point-room": DESK,
  "set-up": DESK,
  invite: [...DESK, "head"],
};

/** May this person do this deed on a text (or at a meeting)? The answer carries the seat that it is done from. */
export function may(actor: Actor | null, deed: Deed, subject: Subject): Permission {
  if (!actor) return refuse("not-signed-in");
  const seat = actor.seats.find((one) => one.meeting === subject.meeting);
  if (!seat) return refuse("no-seat");
  if (!OPEN_TO[deed].includes(seat.role)) return refuse("not-your-role");
  const closed = subject.phase && closedFor(seat, deed, subject.phase);
  return closed ? refuse(closed) : { ok: true, seat };
}

/** A house has its stewards, and whoever ran the desk of one meeting may found the next. */
export function mayFound(actor: Actor | null): boolean {
  return Boolean(actor && (actor.steward || actor.seats.some((seat) => DESK.includes(seat.role))));
}

/** Which roles somebody in this seat may invite to which delegation: the desk everybody, a head the own people. */
export function invitable(seat: Seat, delegation: { id: string; kind: string } | null): readonly Role[] {
  if (DESK.includes(seat.role)) {
    if (!delegation) return DESK;
    return delegation.kind === "member" ? MEMBERS : ["observer", "guest", "partner"];
  }
  const own = seat.role === "head" && delegation !== null && delegation.id === seat.delegation;
  return own ? ["alternate", "delegate", "adviser"] : [];
}

/** Which side of the table a role sits on, as the sheet's row asks it. */
export function sideOf(role: Role): "chair" | "member" | "guest" {
  if (DESK.includes(role)) return "chair";
  return MEMBERS.includes(role) ? "member" : "guest";
}

function closedFor(seat: Seat, deed: Deed, phase: Phase): Reason | null {
  if (deed === "comment" || deed === "resolve-comment")
    return phase.name === "adopted" || phase.name === "withdrawn" ? "text-closed" : null;
  if (deed !== "edit") return null;
  const side = accepts(phase);
  if (side === "nobody") return "text-closed";
  return side === "chair" && sideOf(seat.role) !== "chair" ? "pen-with-chair" : null;
}
