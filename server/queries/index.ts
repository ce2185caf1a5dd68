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
import { dashboard } from "#server/queries/desk.ts";
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
import { notificationPreferences } from "#server/queries/posting-wishes.ts";
import { publishedIn } from "#server/queries/published.ts";
import { publishedKeys } from "#server/queries/published-keys.ts";
import { restoration } from "#server/queries/restoration.ts";
import { room } from "#server/queries/room.ts";
import { search } from "#server/queries/search.ts";
import { beginnings, founding, meetingRecord, seatOffered, settingUp } from "#server/queries/setting-up.ts";
import type { QueryContext } from "#server/queries/shelf.ts";
import { signingKeys } from "#server/queries/signing-keys.ts";
import { sinceVisit } from "#server/queries/since-visit.ts";
import { text } from "#server/queries/text.ts";
import { trail } from "#server/queries/trail.ts";
import { writers } from "#server/queries/writers.ts";

export type Queries = ReturnType<typeof queriesOn>;

export function queriesOn(context: QueryContext) {
  const published = publishedIn(context);
  return {
    published,
    home: home(published),
    forum: forum(context, published),
    logos: logos(context),
    picture: picture(context),
    edition: edition(context),
    editionState: editionState(context),
    evidence: evidence(context),
    editionDraft: editionDraft(context),
    publishedKeys: publishedKeys(context),
    signingKeys: signingKeys(context),
    checkpoints: checkpoints(context),
    checkpointOfDay: checkpointOfDay(context),
    checkpointsBetween: checkpointsBetween(context),
    dashboard: dashboard(context),
    bell: bell(context),
    unread: unread(context),
    notice: notice(context),
    outbox: outbox(context),
    textCalendar: textCalendar(context),
    meetingCalendar: meetingCalendar(context),
    ownCalendar: ownCalendar(context),
    notificationPreferences: notificationPreferences(context),
    meeting: meeting(context),
    text: text(context),
    sinceVisit: sinceVisit(context),
    amendments: amendments(context),
    amendment: amendment(context),
    clause: clause(context),
    clauses: clauses(context),
    comments: comments(context),
    mentionables: mentionables(context),
    positions: positions(context),
    bracketTrend: bracketTrend(context),
    drafts: drafts(context),
    draft: draft(context),
    comparison: comparison(context),
    restoration: restoration(context),
    editionComparison: editionComparison(context, published),
    decision: decision(context),
    trail: trail(context),
    writers: writers(context),
    languages: languages(context),
    search: search(context),
    room: room(context),
    source: source(context),
    founding: founding(context),
    settingUp: settingUp(context),
    meetingRecord: meetingRecord(context),
    beginnings: beginnings(context),
    seatOffered: seatOffered(context),
  };
}
