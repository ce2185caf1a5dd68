/**
 * Large deletions that somebody of the chair's side has not dismissed yet: who, how much, when, and the link to
 * restore.
 */
import type { TFunction } from "i18next";
import type { Services } from "#app/context.ts";
import { deletionFacts } from "#domain/notifications/index.ts";
import { filled } from "#words/facts.ts";
import type { Formats } from "#words/format.ts";
import type { DeletionView } from "./text.ts";

type Found = Extract<Awaited<ReturnType<Services["queries"]["text"]>>, { ok: true }>;

export function deletionsView(
  { id: text, deletions }: Found,
  formats: Formats,
  t: TFunction,
): DeletionView[] {
  return deletions.map(({ id, at, facts, meeting }) => {
    const when = formats.moment(at, meeting.zone);
    const compare = `/texts/${text}/compare?from=n-${facts.before}&to=n-${facts.n}`;
    return {
      id,
      sentence: t("deleting.notice", { ...filled(deletionFacts(facts), formats, t), when }),
      // Versions in other languages have no comparison over time.
      changes: facts.language ? null : compare,
      // Through the notice, which is then seen.
      restoring: `/notifications/${id}`,
    };
  });
}
