/**
 * The public start page, and those of a forum and a meeting: adopted texts by forum and meeting, newest meeting first.
 */
import type { Names } from "#domain/life/index.ts";
import { type Refusal, refuse } from "#domain/refusals.ts";
import type { QueryContext } from "#server/queries/context.ts";
import type { PublishedText } from "#server/queries/editions/published.ts";
import type { LogoView } from "#server/store/meetings/pictures.ts";

export interface PublicMeeting {
  slug: string;
  name: Names;
  place: Names;
  starts: string;
  ends: string;
  editions: PublishedText[];
}

export interface PublicForum {
  slug: string;
  name: Names;
  meetings: PublicMeeting[];
}

type Published = () => Promise<PublishedText[]>;

export function home(published: Published) {
  return async (): Promise<{ forums: PublicForum[] }> => ({ forums: shelved(await published()) });
}

/** A forum in which nothing was adopted is not public yet. */
export function forum({ store }: QueryContext, published: Published) {
  return async (slug: string): Promise<{ ok: true; forum: PublicForum; logos: Logos } | Refusal> => {
    const found = shelved(await published()).find((one) => one.slug === slug);
    return found
      ? { ok: true, forum: found, logos: await store.pictures.ofForum(slug) }
      : refuse("not-found");
  };
}

/** Of the forum, and of its meetings by the names in their addresses. */
interface Logos {
  logo: LogoView | null;
  meetings: Map<string, LogoView | null>;
}

function shelved(texts: readonly PublishedText[]): PublicForum[] {
  const forums = new Map<string, PublicForum>();
  for (const text of texts) shelve(forums, text);
  for (const one of forums.values()) one.meetings.sort((a, b) => b.starts.localeCompare(a.starts));
  return [...forums.values()];
}

function shelve(forums: Map<string, PublicForum>, text: PublishedText): void {
  const { forumSlug, forum: forumName, meetingSlug, meeting: name, place, starts, ends } = text.occasion;
  const forum = forums.get(forumSlug) ?? { slug: forumSlug, name: forumName, meetings: [] };
  forums.set(forum.slug, forum);
  const known = forum.meetings.find((one) => one.slug === meetingSlug);
  const meeting = known ?? { slug: meetingSlug, name, place, starts, ends, editions: [] };
  if (!known) forum.meetings.push(meeting);
  meeting.editions.push(text);
}
