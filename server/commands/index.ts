/** Every deed by its name. Each takes who asks and what is asked, and gives back what was done or the reason why not. */

import { accede } from "#server/commands/accede.ts";
import { joinAdRef, liftAdRef } from "#server/commands/ad-ref.ts";
import { adopt } from "#server/commands/adopt.ts";
import { agreeClause, reopenClause } from "#server/commands/agree-clause.ts";
import { acceptAmendment, undoDecision } from "#server/commands/amendments/decide.ts";
import {
  discardAmendment,
  draftAmendment,
  suggestAmendment,
  takeBackSuggestion,
} from "#server/commands/amendments/draft.ts";
import {
  checkAmendment,
  considerAmendment,
  cosponsorAmendment,
  mergeAmendment,
  rejectAmendment,
  setAsideAmendment,
  setAttribution,
  withdrawAmendment,
} from "#server/commands/amendments/on-record.ts";
import { answerOutcome, proposeOutcome } from "#server/commands/amendments/outcome.ts";
import { releaseAmendment } from "#server/commands/amendments/release.ts";
import { announceOutcome } from "#server/commands/announce-outcome.ts";
import { beginText } from "#server/commands/begin-text.ts";
import { makeCalendarAddress, revokeCalendarAddress } from "#server/commands/calendar-address.ts";
import { comment, reopenThread, reply, resolveThread, widenThread } from "#server/commands/comment.ts";
import { beginCorrection, endCorrection } from "#server/commands/correct-clause.ts";
import { editComment, takeBackComment } from "#server/commands/correct-comment.ts";
import { objectToCorrection, proposeCorrection, withdrawCorrection } from "#server/commands/correction.ts";
import { createText } from "#server/commands/create-text.ts";
import {
  addDelegation,
  changeDelegation,
  orderSeats,
  removeDelegation,
} from "#server/commands/delegations.ts";
import { changeMeeting, foundMeeting } from "#server/commands/found-meeting.ts";
import { handPen } from "#server/commands/hand-pen.ts";
import { freeClause, holdClause } from "#server/commands/hold-clause.ts";
import { invite, revokeInvitation, takeSeat } from "#server/commands/invitations.ts";
import { issueDraft } from "#server/commands/issue-draft.ts";
import type { Kit } from "#server/commands/kit.ts";
import { addLanguage, followSource, markRendered } from "#server/commands/languages.ts";
import { setLogo } from "#server/commands/logos.ts";
import { noteNoObjection, noteObjection, putToMeeting } from "#server/commands/meeting-decision.ts";
import { moveClause } from "#server/commands/move-clause.ts";
import { openDrafting } from "#server/commands/open-drafting.ts";
import { openReading } from "#server/commands/open-reading.ts";
import { openSigning } from "#server/commands/open-signing.ts";
import { pointRoom } from "#server/commands/point-room.ts";
import { unsubscribe, wishNotices } from "#server/commands/posting-wishes.ts";
import { acceptRules, setRules } from "#server/commands/process-rules.ts";
import { publishDrafts } from "#server/commands/publish-drafts.ts";
import { recordVisit } from "#server/commands/record-visit.ts";
import { reopen } from "#server/commands/reopen.ts";
import { restoreText } from "#server/commands/restore-text.ts";
import { changeSeat, closeSeat, openSeat } from "#server/commands/seats.ts";
import { seeNotices } from "#server/commands/see-notices.ts";
import { seeTour } from "#server/commands/see-tour.ts";
import { setAmendmentsClose } from "#server/commands/set-amendments-close.ts";
import { confirmSignature, refuse, sign, withdrawSignature } from "#server/commands/sign-off.ts";
import { beginKey, enrolKey, removeKey } from "#server/commands/signing-keys.ts";
import { breakSilence, extendSilence, joinSilence, openSilence } from "#server/commands/silence.ts";
import { fileStatement, joinStatement, withdrawStatement } from "#server/commands/statements.ts";
import { takePosition } from "#server/commands/take-position.ts";
import { tryLetter } from "#server/commands/try-letter.ts";
import { withdraw } from "#server/commands/withdraw.ts";

export type Commands = ReturnType<typeof commandsWith>;

export function commandsWith(kit: Kit) {
  return {
    createText: createText(kit),
    openDrafting: openDrafting(kit),
    handPen: handPen(kit),
    takePosition: takePosition(kit),
    openReading: openReading(kit),
    restoreText: restoreText(kit),
    setAmendmentsClose: setAmendmentsClose(kit),
    agreeClause: agreeClause(kit),
    joinAdRef: joinAdRef(kit),
    liftAdRef: liftAdRef(kit),
    reopenClause: reopenClause(kit),
    holdClause: holdClause(kit),
    freeClause: freeClause(kit),
    moveClause: moveClause(kit),
    beginCorrection: beginCorrection(kit),
    endCorrection: endCorrection(kit),
    issueDraft: issueDraft(kit),
    setRules: setRules(kit),
    acceptRules: acceptRules(kit),
    openSilence: openSilence(kit),
    extendSilence: extendSilence(kit),
    joinSilence: joinSilence(kit),
    breakSilence: breakSilence(kit),
    putToMeeting: putToMeeting(kit),
    noteNoObjection: noteNoObjection(kit),
    noteObjection: noteObjection(kit),
    openSigning: openSigning(kit),
    sign: sign(kit),
    refuse: refuse(kit),
    confirmSignature: confirmSignature(kit),
    withdrawSignature: withdrawSignature(kit),
    reopen: reopen(kit),
    adopt: adopt(kit),
    announceOutcome: announceOutcome(kit),
    accede: accede(kit),
    fileStatement: fileStatement(kit),
    joinStatement: joinStatement(kit),
    withdrawStatement: withdrawStatement(kit),
    proposeCorrection: proposeCorrection(kit),
    objectToCorrection: objectToCorrection(kit),
    withdrawCorrection: withdrawCorrection(kit),
    withdraw: withdraw(kit),
    draftAmendment: draftAmendment(kit),
    discardAmendment: discardAmendment(kit),
    suggestAmendment: suggestAmendment(kit),
    takeBackSuggestion: takeBackSuggestion(kit),
    releaseAmendment: releaseAmendment(kit),
    cosponsorAmendment: cosponsorAmendment(kit),
    withdrawAmendment: withdrawAmendment(kit),
    checkAmendment: checkAmendment(kit),
    proposeOutcome: proposeOutcome(kit),
    answerOutcome: answerOutcome(kit),
    considerAmendment: considerAmendment(kit),
    acceptAmendment: acceptAmendment(kit),
    mergeAmendment: mergeAmendment(kit),
    rejectAmendment: rejectAmendment(kit),
    setAsideAmendment: setAsideAmendment(kit),
    undoDecision: undoDecision(kit),
    setAttribution: setAttribution(kit),
    comment: comment(kit),
    reply: reply(kit),
    resolveThread: resolveThread(kit),
    reopenThread: reopenThread(kit),
    widenThread: widenThread(kit),
    editComment: editComment(kit),
    takeBackComment: takeBackComment(kit),
    publishDrafts: publishDrafts(kit),
    setLogo: setLogo(kit),
    beginKey: beginKey(kit),
    enrolKey: enrolKey(kit),
    removeKey: removeKey(kit),
    recordVisit: recordVisit(kit),
    pointRoom: pointRoom(kit),
    addLanguage: addLanguage(kit),
    followSource: followSource(kit),
    markRendered: markRendered(kit),
    seeNotices: seeNotices(kit),
    seeTour: seeTour(kit),
    tryLetter: tryLetter(kit),
    wishNotices: wishNotices(kit),
    unsubscribe: unsubscribe(kit),
    makeCalendarAddress: makeCalendarAddress(kit),
    revokeCalendarAddress: revokeCalendarAddress(kit),
    foundMeeting: foundMeeting(kit),
    changeMeeting: changeMeeting(kit),
    addDelegation: addDelegation(kit),
    changeDelegation: changeDelegation(kit),
    removeDelegation: removeDelegation(kit),
    orderSeats: orderSeats(kit),
    invite: invite(kit),
    revokeInvitation: revokeInvitation(kit),
    takeSeat: takeSeat(kit),
    changeSeat: changeSeat(kit),
    closeSeat: closeSeat(kit),
    openSeat: openSeat(kit),
    beginText: beginText(kit),
  };
}
