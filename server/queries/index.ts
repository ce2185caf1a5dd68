/** Every page's reading by its name: data, or the reason why it may not be had. */

import { amendment } from "#server/queries/amendment.ts";
import { amendments } from "#server/queries/amendments.ts";
import { bell, notice, unread } from "#server/queries/bell.ts";
import { bracketTrend } from "#server/queries/bracket-trend.ts";
import { meetingCalendar, ownCalendar, textCalendar } from "#server/queries/calendar.ts";
import { checkpointOfDay, checkpoints, checkpointsBetween } from "#server/queries/checkpoints.ts";
import { clause } from "#server/queries/clause.ts";
import { clauses } from "#server/queries/clauses.ts";
import { comments, mentionables } from "#server/queries/comments.ts";
import { comparison } from "#server/queries/comparison.ts";
import { decision } from "#server/queries/decision.ts";
import { desk } from "#server/queries/desk.ts";
import { draft, drafts } from "#server/queries/drafts.ts";
import { edition } from "#server/queries/edition.ts";
import { editionComparison } from "#server/queries/edition-comparison.ts";
import { editionDraft } from "#server/queries/edition-draft.ts";
import { editionState } from "#server/queries/edition-state.ts";
import { evidence } from "#server/queries/evidence.ts";
import { forum, home } from "#server/queries/home.ts";
import { languages, source } from "#server/queries/languages.ts";
import { logos, picture } from "#server/queries/logos.ts";
import { meeting } from "#server/queries/meeting.ts";
import { outbox } from "#server/queries/outbox.ts";
import { positions } from "#server/queries/positions.ts";
import { postingWishes } from "#server/queries/posting-wishes.ts";
import { publishedIn } from "#server/queries/published.ts";
import { publishedKeys } from "#server/queries/published-keys.ts";
import { restoration } from "#server/queries/restoration.ts";
import { room } from "#server/queries/room.ts";
import { search } from "#server/queries/search.ts";
import { beginnings, founding, meetingRecord, seatOffered, settingUp } from "#server/queries/setting-up.ts";
import type { Shelf } from "#server/queries/shelf.ts";
import { signingKeys } from "#server/queries/signing-keys.ts";
import { sinceVisit } from "#server/queries/since-visit.ts";
import { text } from "#server/queries/text.ts";
import { trail } from "#server/queries/trail.ts";
import { writers } from "#server/queries/writers.ts";

export type Queries = ReturnType<typeof queriesOn>;

export function queriesOn(shelf: Shelf) {
  const published = publishedIn(shelf);
  return {
    published,
    home: home(published),
    forum: forum(shelf, published),
    logos: logos(shelf),
    picture: picture(shelf),
    edition: edition(shelf),
    editionState: editionState(shelf),
    evidence: evidence(shelf),
    editionDraft: editionDraft(shelf),
    publishedKeys: publishedKeys(shelf),
    signingKeys: signingKeys(shelf),
    checkpoints: checkpoints(shelf),
    checkpointOfDay: checkpointOfDay(shelf),
    checkpointsBetween: checkpointsBetween(shelf),
    desk: desk(shelf),
    bell: bell(shelf),
    unread: unread(shelf),
    notice: notice(shelf),
    outbox: outbox(shelf),
    textCalendar: textCalendar(shelf),
    meetingCalendar: meetingCalendar(shelf),
    ownCalendar: ownCalendar(shelf),
    postingWishes: postingWishes(shelf),
    meeting: meeting(shelf),
    text: text(shelf),
    sinceVisit: sinceVisit(shelf),
    amendments: amendments(shelf),
    amendment: amendment(shelf),
    clause: clause(shelf),
    clauses: clauses(shelf),
    comments: comments(shelf),
    mentionables: mentionables(shelf),
    positions: positions(shelf),
    bracketTrend: bracketTrend(shelf),
    drafts: drafts(shelf),
    draft: draft(shelf),
    comparison: comparison(shelf),
    restoration: restoration(shelf),
    editionComparison: editionComparison(shelf, published),
    decision: decision(shelf),
    trail: trail(shelf),
    writers: writers(shelf),
    languages: languages(shelf),
    search: search(shelf),
    room: room(shelf),
    source: source(shelf),
    founding: founding(shelf),
    settingUp: settingUp(shelf),
    meetingRecord: meetingRecord(shelf),
    beginnings: beginnings(shelf),
    seatOffered: seatOffered(shelf),
  };
}
