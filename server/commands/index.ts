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
import type { CommandContext } from "#server/commands/kit.ts";
import { addLanguage, followSource, markRendered } from "#server/commands/languages.ts";
import { setLogo } from "#server/commands/logos.ts";
import { noteNoObjection, noteObjection, putToMeeting } from "#server/commands/meeting-decision.ts";
import { moveClause } from "#server/commands/move-clause.ts";
import { openDrafting } from "#server/commands/open-drafting.ts";
import { openReading } from "#server/commands/open-reading.ts";
import { openSigning } from "#server/commands/open-signing.ts";
import { pointRoom } from "#server/commands/point-room.ts";
import { setNotificationPreferences, unsubscribe } from "#server/commands/posting-wishes.ts";
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
import { tryMail } from "#server/commands/try-letter.ts";
import { withdraw } from "#server/commands/withdraw.ts";

export type Commands = ReturnType<typeof commandsWith>;

export function commandsWith(context: CommandContext) {
  return {
    createText: createText(context),
    openDrafting: openDrafting(context),
    handPen: handPen(context),
    takePosition: takePosition(context),
    openReading: openReading(context),
    restoreText: restoreText(context),
    setAmendmentsClose: setAmendmentsClose(context),
    agreeClause: agreeClause(context),
    joinAdRef: joinAdRef(context),
    liftAdRef: liftAdRef(context),
    reopenClause: reopenClause(context),
    holdClause: holdClause(context),
    freeClause: freeClause(context),
    moveClause: moveClause(context),
    beginCorrection: beginCorrection(context),
    endCorrection: endCorrection(context),
    issueDraft: issueDraft(context),
    setRules: setRules(context),
    acceptRules: acceptRules(context),
    openSilence: openSilence(context),
    extendSilence: extendSilence(context),
    joinSilence: joinSilence(context),
    breakSilence: breakSilence(context),
    putToMeeting: putToMeeting(context),
    noteNoObjection: noteNoObjection(context),
    noteObjection: noteObjection(context),
    openSigning: openSigning(context),
    sign: sign(context),
    refuse: refuse(context),
    confirmSignature: confirmSignature(context),
    withdrawSignature: withdrawSignature(context),
    reopen: reopen(context),
    adopt: adopt(context),
    announceOutcome: announceOutcome(context),
    accede: accede(context),
    fileStatement: fileStatement(context),
    joinStatement: joinStatement(context),
    withdrawStatement: withdrawStatement(context),
    proposeCorrection: proposeCorrection(context),
    objectToCorrection: objectToCorrection(context),
    withdrawCorrection: withdrawCorrection(context),
    withdraw: withdraw(context),
    draftAmendment: draftAmendment(context),
    discardAmendment: discardAmendment(context),
    suggestAmendment: suggestAmendment(context),
    takeBackSuggestion: takeBackSuggestion(context),
    releaseAmendment: releaseAmendment(context),
    cosponsorAmendment: cosponsorAmendment(context),
    withdrawAmendment: withdrawAmendment(context),
    checkAmendment: checkAmendment(context),
    proposeOutcome: proposeOutcome(context),
    answerOutcome: answerOutcome(context),
    considerAmendment: considerAmendment(context),
    acceptAmendment: acceptAmendment(context),
    mergeAmendment: mergeAmendment(context),
    rejectAmendment: rejectAmendment(context),
    setAsideAmendment: setAsideAmendment(context),
    undoDecision: undoDecision(context),
    setAttribution: setAttribution(context),
    comment: comment(context),
    reply: reply(context),
    resolveThread: resolveThread(context),
    reopenThread: reopenThread(context),
    widenThread: widenThread(context),
    editComment: editComment(context),
    takeBackComment: takeBackComment(context),
    publishDrafts: publishDrafts(context),
    setLogo: setLogo(context),
    beginKey: beginKey(context),
    enrolKey: enrolKey(context),
    removeKey: removeKey(context),
    recordVisit: recordVisit(context),
    pointRoom: pointRoom(context),
    addLanguage: addLanguage(context),
    followSource: followSource(context),
    markRendered: markRendered(context),
    seeNotices: seeNotices(context),
    seeTour: seeTour(context),
    tryMail: tryMail(context),
    setNotificationPreferences: setNotificationPreferences(context),
    unsubscribe: unsubscribe(context),
    makeCalendarAddress: makeCalendarAddress(context),
    revokeCalendarAddress: revokeCalendarAddress(context),
    foundMeeting: foundMeeting(context),
    changeMeeting: changeMeeting(context),
    addDelegation: addDelegation(context),
    changeDelegation: changeDelegation(context),
    removeDelegation: removeDelegation(context),
    orderSeats: orderSeats(context),
    invite: invite(context),
    revokeInvitation: revokeInvitation(context),
    takeSeat: takeSeat(context),
    changeSeat: changeSeat(context),
    closeSeat: closeSeat(context),
    openSeat: openSeat(context),
    beginText: beginText(context),
  };
}
