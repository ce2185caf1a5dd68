/**
 * A meeting begins: in an existing forum or a new one, empty or with the delegations of another meeting. Its founder
 * becomes its secretariat, which alone changes its details later.
 */
import type { Names } from "#domain/life/index.ts";
import { type MeetingDetails, slugOf } from "#domain/meeting/index.ts";
import { type Refusal, refuse } from "#domain/refusals.ts";
import { type Actor, mayFound } from "#domain/rights/index.ts";
import type { CommandContext } from "#server/commands/context.ts";
import { bySecretariat } from "#server/commands/meetings/by-secretariat.ts";
import { mayNow } from "#server/commands/seat-now.ts";
import type { Tables } from "#server/store/open.ts";

export interface FoundMeeting {
  forum: { id: string } | { name: Names };
  details: MeetingDetails;
  /** The meeting from which the delegations are copied; null for none. */
  copyFrom: string | null;
}

export function foundMeeting(context: CommandContext) {
  return async (
    actor: Actor | null,
    { forum, details, copyFrom }: FoundMeeting,
  ): Promise<{ ok: true; meeting: string } | Refusal> => {
    if (!actor) return refuse("not-signed-in");
    if (!mayFound(actor)) return refuse("not-your-role");
    return context.store.transaction(async (tables) => {
      const copied =
        copyFrom && (await mayNow(tables, actor, "set-up", { meeting: copyFrom }, context.now()));
      if (copied && !copied.ok) return refuse("not-found");
      const forumId = await forumOf(context, tables, forum);
      if (!forumId) return refuse("not-found");
      const meeting = context.newId();
      await tables.settingUp.foundMeeting(meeting, forumId, await freeSlug(tables, details), details);
      if (copyFrom) await copyDelegations(context, tables, copyFrom, meeting);
      if (copyFrom) await tables.pictures.copy(copyFrom, meeting);
      await tables.settingUp.takeSeat(context.newId(), meeting, actor.person, "secretariat", null);
      await tables.settingUp.record(
        meeting,
        actor.person,
        { type: "founded", copiedFrom: copyFrom },
        context.now(),
      );
      return { ok: true, meeting };
    });
  };
}

export function changeMeeting(context: CommandContext) {
  return (actor: Actor | null, { meeting, details }: { meeting: string; details: MeetingDetails }) =>
    bySecretariat(context, actor, "set-up", meeting, async ({ tables, meeting: before }) => {
      const was: Record<string, unknown> = {
        ...before,
        languages: await tables.settingUp.languages(meeting),
      };
      const differs = ([name, value]: [string, unknown]) =>
        JSON.stringify(value) !== JSON.stringify(was[name]);
      const fields = Object.entries(details)
        .filter(differs)
        .map(([name]) => name);
      if (fields.length) await tables.settingUp.changeMeeting(meeting, details);
      return { act: fields.length ? { type: "changed", fields } : null, options: {} };
    });
}

async function forumOf(
  context: CommandContext,
  tables: Tables,
  forum: FoundMeeting["forum"],
): Promise<string | null> {
  if ("id" in forum) {
    const known = (await tables.settingUp.forums()).some((one) => one.id === forum.id);
    return known ? forum.id : null;
  }
  const id = context.newId();
  const slug = await free(slugOf(nameIn(forum.name)), tables.settingUp.forumSlugTaken);
  await tables.settingUp.foundForum({ id, slug, name: forum.name });
  return id;
}

/** By custom a meeting is named by place and year: "astana-2026". */
function freeSlug(tables: Tables, { place, starts }: MeetingDetails): Promise<string> {
  return free(slugOf(`${nameIn(place)} ${starts.slice(0, 4)}`), tables.settingUp.meetingSlugTaken);
}

async function free(wanted: string, taken: (slug: string) => Promise<boolean>): Promise<string> {
  for (let n = 1; ; n++) {
    const slug = n === 1 ? wanted : `${wanted}-${n}`;
    if (!(await taken(slug))) return slug;
  }
}

function nameIn(names: Names): string {
  return names.en ?? Object.values(names)[0] ?? "";
}

async function copyDelegations(
  context: CommandContext,
  tables: Tables,
  from: string,
  to: string,
): Promise<void> {
  for (const { id: _, seatOrder, ...delegation } of await tables.meetings.delegations(from))
    await tables.meetings.addDelegation(to, context.newId(), seatOrder, delegation);
}
