/** Every command by its name. Each takes the actor and the input, and returns what was done or the reason why not. */

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
import { setAmendmentsClose } from "#server/commands/amendments/set-amendments-close.ts";
import {
  comment,
  reopenThread,
  reply,
  resolveThread,
  widenThread,
} from "#server/commands/comments/comment.ts";
import { editComment, takeBackComment } from "#server/commands/comments/correct-comment.ts";
import type { CommandContext } from "#server/commands/context.ts";
import { accede } from "#server/commands/decision/accede.ts";
import { adopt } from "#server/commands/decision/adopt.ts";
import { announceOutcome } from "#server/commands/decision/announce-outcome.ts";
import {
  objectToCorrection,
  proposeCorrection,
  withdrawCorrection,
} from "#server/commands/decision/correction.ts";
import { issueDraft } from "#server/commands/decision/issue-draft.ts";
import { noteNoObjection, noteObjection, putToMeeting } from "#server/commands/decision/meeting-decision.ts";
import { openSigning } from "#server/commands/decision/open-signing.ts";
import { reopen } from "#server/commands/decision/reopen.ts";
import { confirmSignature, refuse, sign, withdrawSignature } from "#server/commands/decision/sign-off.ts";
import { breakSilence, extendSilence, joinSilence, openSilence } from "#server/commands/decision/silence.ts";
import { fileStatement, joinStatement, withdrawStatement } from "#server/commands/decision/statements.ts";
import {
  addDelegation,
  changeDelegation,
  orderSeats,
  removeDelegation,
} from "#server/commands/meetings/delegations.ts";
import { changeMeeting, foundMeeting } from "#server/commands/meetings/found-meeting.ts";
import { setLogo } from "#server/commands/meetings/logos.ts";
import { publishDrafts } from "#server/commands/meetings/publish-drafts.ts";
import {
  makeCalendarAddress,
  revokeCalendarAddress,
} from "#server/commands/notifications/calendar-address.ts";
import { setNotificationPreferences, unsubscribe } from "#server/commands/notifications/preferences.ts";
import { seeNotices } from "#server/commands/notifications/see-notifications.ts";
import { tryMail } from "#server/commands/notifications/try-mail.ts";
import { invite, revokeInvitation, takeSeat } from "#server/commands/people/invitations.ts";
import { changeSeat, closeSeat, openSeat } from "#server/commands/people/seats.ts";
import { seeTour } from "#server/commands/people/see-tour.ts";
import { beginKey, enrolKey, removeKey } from "#server/commands/people/signing-keys.ts";
import { takePosition } from "#server/commands/positions/take-position.ts";
import { joinAdRef, liftAdRef } from "#server/commands/texts/ad-ref.ts";
import { agreeClause, reopenClause } from "#server/commands/texts/agree-clause.ts";
import { beginText } from "#server/commands/texts/begin-text.ts";
import { beginCorrection, endCorrection } from "#server/commands/texts/correct-clause.ts";
import { createText } from "#server/commands/texts/create-text.ts";
import { handPen } from "#server/commands/texts/hand-pen.ts";
import { freeClause, holdClause } from "#server/commands/texts/hold-clause.ts";
import { addLanguage, followSource, markRendered } from "#server/commands/texts/languages.ts";
import { moveClause } from "#server/commands/texts/move-clause.ts";
import { openDrafting } from "#server/commands/texts/open-drafting.ts";
import { openReading } from "#server/commands/texts/open-reading.ts";
import { pointRoom } from "#server/commands/texts/point-projector.ts";
import { acceptRules, setRules } from "#server/commands/texts/process-rules.ts";
import { recordVisit } from "#server/commands/texts/record-visit.ts";
import { restoreText } from "#server/commands/texts/restore-text.ts";
import { withdraw } from "#server/commands/texts/withdraw.ts";

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
