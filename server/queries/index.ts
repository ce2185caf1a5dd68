/** Every query by its name: it returns data, or the reason for a refusal. */

import { amendment } from "#server/queries/amendments/amendment.ts";
import { amendments } from "#server/queries/amendments/amendments.ts";
import { comments, mentionables } from "#server/queries/comments/comments.ts";
import type { QueryContext } from "#server/queries/context.ts";
import { decision } from "#server/queries/decision/decision.ts";
import { checkpointOfDay, checkpoints, checkpointsBetween } from "#server/queries/editions/checkpoints.ts";
import { edition } from "#server/queries/editions/edition.ts";
import { editionComparison } from "#server/queries/editions/edition-comparison.ts";
import { editionDraft } from "#server/queries/editions/edition-draft.ts";
import { editionState } from "#server/queries/editions/edition-state.ts";
import { evidence } from "#server/queries/editions/evidence.ts";
import { forum, home } from "#server/queries/editions/home.ts";
import { publishedIn } from "#server/queries/editions/published.ts";
import { publishedKeys } from "#server/queries/editions/published-keys.ts";
import { logos, picture } from "#server/queries/meetings/logos.ts";
import { meeting } from "#server/queries/meetings/meeting.ts";
import {
  beginnings,
  founding,
  meetingRecord,
  seatOffered,
  settingUp,
} from "#server/queries/meetings/setting-up.ts";
import { bell, notice, unread } from "#server/queries/notifications/bell.ts";
import { meetingCalendar, ownCalendar, textCalendar } from "#server/queries/notifications/calendar.ts";
import { outbox } from "#server/queries/notifications/outbox.ts";
import { notificationPreferences } from "#server/queries/notifications/preferences.ts";
import { dashboard } from "#server/queries/people/dashboard.ts";
import { signingKeys } from "#server/queries/people/signing-keys.ts";
import { positions } from "#server/queries/positions/positions.ts";
import { bracketTrend } from "#server/queries/texts/bracket-trend.ts";
import { clause } from "#server/queries/texts/clause.ts";
import { clauses } from "#server/queries/texts/clauses.ts";
import { comparison } from "#server/queries/texts/comparison.ts";
import { draft, drafts } from "#server/queries/texts/drafts.ts";
import { languages, source } from "#server/queries/texts/languages.ts";
import { room } from "#server/queries/texts/projector.ts";
import { restoration } from "#server/queries/texts/restoration.ts";
import { search } from "#server/queries/texts/search.ts";
import { sinceVisit } from "#server/queries/texts/since-visit.ts";
import { text } from "#server/queries/texts/text.ts";
import { trail } from "#server/queries/texts/trail.ts";
import { writers } from "#server/queries/texts/writers.ts";

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
