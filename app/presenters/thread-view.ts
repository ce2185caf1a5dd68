/** Discussions in the reader's language. */
import type { TFunction } from "i18next";
import type { Services } from "#app/context.ts";
import { withMentions } from "#domain/comments/index.ts";
import type { Formats } from "#words/format.ts";
import type { CommentsView, ThreadView } from "./comment.ts";
import { delegationView } from "./delegation-view.ts";
import { nameOf } from "./versions-view.ts";

export type FoundComments = Extract<Awaited<ReturnType<Services["queries"]["comments"]>>, { ok: true }>;
type View = FoundComments["threads"][number];

export interface ThreadViewContext {
  zone: string;
  places: FoundComments["places"];
  me: string;
  formats: Formats;
  t: TFunction;
}

export function threadView(view: View, { zone, places, me, formats, t }: ThreadViewContext): ThreadView {
  const { resolved, widened, comments, createdAt: _, ...rest } = view;
  const when = (at: string) => formats.moment(at, zone);
  return {
    ...rest,
    place: nameOf(places[view.clause] ?? null, t),
    resolved: resolved && {
      ...{ by: resolved.by, when: when(resolved.at) },
      ...{ resolution: resolved.resolution, closing: resolved.closing },
    },
    widened: widened && { when: when(widened.at), from: widened.from },
    comments: comments.map(({ id, author, person, delegation, body, mentions, at, may, ...since }) => ({
      ...{ id, author, at, may, by: delegation, own: person === me, when: when(at) },
      pieces: withMentions(body, mentions).map(({ text, mention }) => ({ text, named: mention !== null })),
      edited: since.edited && {
        when: when(since.edited.at),
        former: since.edited.former.map(({ body, since }) => ({ body, when: when(since) })),
      },
      takenBack: since.takenBack && when(since.takenBack),
    })),
  };
}

export function commentsView(
  found: FoundComments,
  viewContext: Omit<ThreadViewContext, "zone" | "places">,
): CommentsView {
  const { text, sheet, may, audiences, own, delegations, asked, threads, counts, places } = found;
  return {
    text: { id: text.id, title: text.title, language: text.language },
    ...{ sheet, may, audiences, own, asked, counts },
    delegations: delegations.map((one) => delegationView(one, viewContext.formats)),
    threads: threads.map((one) => threadView(one, { ...viewContext, zone: text.zone, places })),
  };
}
