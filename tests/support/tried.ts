/** Each command of the rights table as a person would really send it: for this text, with words that make sense. */
import { customaryRules } from "#domain/life/index.ts";
import type { Actor, Permission } from "#domain/rights/index.ts";
import type { RightsInstallation, TextThere } from "./rights-installation.ts";

export type Asked = (who: Actor) => Promise<{ ok: boolean; reason?: string }>;

/**
 * Without permissions that have no command here: `override` adds to another command, the pages are asked for reading.
 */
export type Tried = Exclude<Permission, "read" | "see-positions" | "override" | "edit">;

const FAR = "2027-06-01T09:00:00.000Z";
const SIGNATURE = { signatory: "Office", title: "Ombudsman" };

export function commandsOn(
  { trying: on, installation }: RightsInstallation,
  there: TextThere,
): Record<Tried, Asked> {
  const { text, seen, amendment, suggestion, thread } = there;
  const { meeting } = installation;
  const clause = { text, clause: "c1" };
  const because = "There is a reason.";
  const reason = because;
  return {
    comment: (who) => on.comment(who, { ...clause, body: "A word." }),
    "resolve-comment": (who) => on.resolveThread(who, { thread, resolution: "answered" }),
    "set-languages": (who) => on.addLanguage(who, { text, language: "ru" }),
    "set-rules": (who) =>
      on.setRules(who, { text, reason, rules: { ...customaryRules("en"), steps: ["signature", "silence"] } }),
    "accept-rules": (who) => on.acceptRules(who, { text }),
    "open-drafting": (who) => on.openDrafting(who, { text }),
    "hand-pen": (who) => on.handPen(who, { text, pen: "chair" }),
    "open-reading": (who) => on.openReading(who, { text, after: 1 }),
    "restore-text": (who) => on.restoreText(who, { text, n: 1, chosen: [], seen: "" }),
    "issue-draft": (who) => on.issueDraft(who, { text, name: "", note: "" }),
    "draft-amendment": (who) => on.draftAmendment(who, { text, deed: "replace", clause: "c1" }),
    "suggest-amendment": (who) => on.suggestAmendment(who, { amendment: suggestion, reason }),
    "release-amendment": (who) => on.releaseAmendment(who, { amendment, reason }),
    "withdraw-amendment": (who) => on.withdrawAmendment(who, { amendment, reason }),
    "cosponsor-amendment": (who) => on.cosponsorAmendment(who, { amendment, joins: true }),
    "propose-outcome": (who) => on.proposeOutcome(who, { amendment, outcome: "accept", comment: "" }),
    "answer-outcome": (who) => on.answerOutcome(who, { amendment, agrees: true, comment: "" }),
    "decide-amendment": (who) => on.rejectAmendment(who, { amendment, reason }),
    "set-amendments-close": (who) => on.setAmendmentsClose(who, { text, closes: FAR }),
    "set-attribution": (who) => on.setAttribution(who, { text, shown: false }),
    "take-position": (who) =>
      on.takePosition(who, { ...clause, content: { stance: "support", note: "", audience: "all" } }),
    "agree-clause": (who) => on.agreeClause(who, { ...clause, seen: "d", adRef: [] }),
    "reopen-clause": (who) => on.reopenClause(who, { ...clause, reason }),
    "ad-ref": (who) => on.liftAdRef(who, clause),
    "hold-clause": (who) => on.holdClause(who, clause),
    "correct-clause": (who) => on.beginCorrection(who, { ...clause, note: because }),
    "point-room": (who) => on.pointRoom(who, { ...clause, view: "clause" }),
    "open-silence": (who) => on.openSilence(who, { text, seen, expires: FAR, override: undefined }),
    "extend-silence": (who) => on.extendSilence(who, { text, expires: FAR, reason }),
    "join-silence": (who) => on.joinSilence(who, { text, seen }),
    "break-silence": (who) =>
      on.breakSilence(who, { text, seen, reason, amendment: "", confidential: false }),
    "put-to-meeting": (who) => on.putToMeeting(who, { text, seen, present: ["kz", "uz"] }),
    "note-outcome": (who) => on.noteNoObjection(who, { text, seen }),
    "open-signing": (who) => on.openSigning(who, { text, seen }),
    sign: (who) => on.sign(who, { text, seen, ...SIGNATURE }),
    refuse: (who) => on.refuse(who, { text, seen, reason }),
    "confirm-signature": (who) => on.confirmSignature(who, { text, by: "Parliament" }),
    "withdraw-signature": (who) => on.withdrawSignature(who, { text, reason }),
    "file-statement": (who) =>
      on.fileStatement(who, {
        ...{
          text,
          seen,
          kind: "reservation",
          clauses: [],
          language: "en",
          words: "We reserve our position.",
        },
      }),
    reopen: (who) => on.reopen(who, { text, reason }),
    withdraw: (who) => on.withdraw(who, { text, reason }),
    adopt: (who) => on.adopt(who, { text, seen }),
    "announce-outcome": (who) => on.announceOutcome(who, { text, meeting: "Tashkent", date: "2027-05-01" }),
    accede: (who) => on.accede(who, { text, seen, ...SIGNATURE }),
    "propose-correction": (who) =>
      on.proposeCorrection(who, {
        ...{
          text,
          seen,
          expires: FAR,
          reason,
          changes: [{ clause: "c1", words: "Decide to work together" }],
        },
      }),
    "object-to-correction": (who) => on.objectToCorrection(who, { text, seen, reason }),
    "enrol-key": (who) =>
      on.enrolKey(who, {
        ...{ meeting, name: "", response: null, site: { origin: "http://localhost", rpId: "localhost" } },
      }),
    invite: (who) => on.invite(who, { meeting, delegation: "kz", role: "adviser", who: "Somebody" }),
    "set-up": (who) => on.publishDrafts(who, { meeting, shown: true }),
  };
}
