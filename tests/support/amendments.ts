/**
 * Amendments as delegations make them: drafted on a sheet of their own, typed there by a test client, released by a
 * head.
 */
import * as Y from "yjs";
import type { Actor, Role } from "#domain/rights/index.ts";
import type { Clause, ProposalKind } from "#domain/text/index.ts";
import { newId } from "#server/store/database/new-id.ts";
import { handOn } from "./edits.ts";
import type { Installation } from "./installation.ts";

export interface Made {
  amendment: string;
  sheet: string;
}

interface Wanted {
  text: string;
  deed: ProposalKind;
  clause?: string;
  after?: string | null;
  with?: string;
  from?: string;
}

/** Drafts an amendment and writes these words in its sheet; each line is a clause. */
export async function drafted(
  installation: Installation,
  actor: Actor,
  wanted: Wanted,
  words: string | null = null,
): Promise<Made> {
  const made = await installation.commands.draftAmendment(actor, wanted);
  if (!made.ok) throw new Error(made.reason);
  const { amendment, sheet } = made;
  if (words !== null) await writeIn(installation, actor, sheet ?? "", words);
  return { amendment, sheet: sheet ?? "" };
}

export async function released(
  installation: Installation,
  actor: Actor,
  wanted: Wanted,
  words: string | null = null,
): Promise<string> {
  const { amendment } = await drafted(installation, actor, wanted, words);
  const done = await installation.commands.releaseAmendment(actor, { amendment, reason: "" });
  if (!done.ok) throw new Error(done.reason);
  return amendment;
}

/** Writes these lines into the sheet, as a person of the delegation would type them; throws if the log refuses. */
export async function writeIn(
  installation: Installation,
  actor: Actor,
  sheet: string,
  words: string,
): Promise<void> {
  const { person, seats } = actor;
  const hand = await handOn(installation.store, sheet, person, seats[0]?.delegation ?? null);
  const change = hand.change((fragment) => {
    const lines = words.split("\n");
    for (const [at, line] of lines.entries()) rewrite(fragment, at, line);
    if (fragment.length > lines.length) fragment.delete(lines.length, fragment.length - lines.length);
  });
  const [kept] = await installation.store.changes.append([change]);
  if (!kept?.ok) throw new Error(kept?.reason);
}

function rewrite(fragment: Y.XmlFragment, at: number, line: string): void {
  if (fragment.length <= at) {
    const like = fragment.get(at - 1) as Y.XmlElement;
    const fresh = new Y.XmlElement<Record<string, string>>("clause");
    fresh.setAttribute("id", newId());
    fresh.setAttribute("kind", like.getAttribute("kind") ?? "operative");
    fragment.insert(at, [fresh as unknown as Y.XmlElement]);
  }
  const element = fragment.get(at) as Y.XmlElement;
  element.delete(0, element.length);
  element.insert(0, [new Y.XmlText(line)]);
}

/** One more member delegation with a head, besides those of every test installation. */
export async function seatDelegation(
  installation: Installation,
  country: string,
  role: Role = "head",
): Promise<Actor> {
  const delegation = country.toLowerCase();
  const rest = { name: null, institution: { en: "Ombudsman" }, colour: "#000000" };
  const order = (await installation.store.meetings.delegations(installation.meeting)).length + 1;
  await installation.store.meetings.addDelegation(installation.meeting, delegation, order, {
    ...{ kind: "member", country },
    ...rest,
  });
  const name = `${role}.${delegation}`;
  const made = await installation.accounts.create({
    name,
    email: `${name}@plenary.example`,
    password: newId(),
  });
  if (!made.ok) throw new Error(made.reason);
  await installation.store.meetings.seat(newId(), installation.meeting, made.person, role, delegation);
  return {
    ...installation.actor("head.kz"),
    person: made.person,
    name,
    seats: await installation.store.meetings.seatsOf(made.person, installation.clock.now),
  };
}

/** The words of the text, one line for each clause. */
export async function linesOf(installation: Installation, sheet: string): Promise<string[]> {
  return (await installation.store.sheets.clauses(sheet)).map((clause: Clause) =>
    clause.runs.map((run) => run.text).join(""),
  );
}

export async function orderOf(installation: Installation, sheet: string): Promise<string[]> {
  return (await installation.store.sheets.clauses(sheet)).map((clause: Clause) => clause.id);
}
