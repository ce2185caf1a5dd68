/** The public's first page: adopted texts by forum and meeting, newest meeting first. */
import type { Names } from "#domain/life/index.ts";
import type { TextKind } from "#domain/text/index.ts";
import { factsOf, readEdition } from "#domain/trail/index.ts";
import type { Shelf } from "#server/queries/shelf.ts";

export interface PublicText {
  slug: string;
  title: string;
  kind: TextKind;
  language: string;
  hash: string;
  date: string;
  signatures: number;
  demonstration: boolean;
}

export interface PublicMeeting {
  slug: string;
  name: Names;
  place: Names;
  starts: string;
  ends: string;
  editions: PublicText[];
}

export interface PublicForum {
  slug: string;
  name: Names;
  meetings: PublicMeeting[];
}

export function home({ store }: Shelf) {
  return async (): Promise<{ forums: PublicForum[] }> => {
    const forums = new Map<string, PublicForum>();
    for (const document of await store.editions.documents()) shelve(forums, document);
    for (const forum of forums.values()) forum.meetings.sort((a, b) => b.starts.localeCompare(a.starts));
    return { forums: [...forums.values()] };
  };
}

function shelve(forums: Map<string, PublicForum>, document: string): void {
  const read = readEdition(document);
  if (!read.ok) return;
  const { slug, title, hash, date, occasion, signatures, demonstration } = factsOf(read.edition);
  const forum = forums.get(occasion.forumSlug) ?? {
    slug: occasion.forumSlug,
    name: occasion.forum,
    meetings: [],
  };
  forums.set(forum.slug, forum);
  let meeting = forum.meetings.find((one) => one.slug === occasion.meetingSlug);
  if (!meeting) {
    const { meetingSlug, meeting: name, place, starts, ends } = occasion;
    meeting = { slug: meetingSlug, name, place, starts, ends, editions: [] };
    forum.meetings.push(meeting);
  }
  const { kind, language } = read.edition.text;
  const counted = { signatures: signatures.length, demonstration: demonstration !== null };
  meeting.editions.push({ slug, title, kind, language, hash, date, ...counted });
}
