/**
 * A house in which everything can be asked: a person in each role, a text in each phase, each with an amendment, a
 * suggestion, a comment and a statement where the phase has them. Its deeds are undone, so that all can be tried.
 */
import type { Step } from "#domain/life/index.ts";
import { type Actor, ROLES, type Role } from "#domain/rights/index.ts";
import { SITUATIONS, type Situation } from "#domain/rights/table.ts";
import { type Commands, commandsWith } from "#server/commands/index.ts";
import { webauthn } from "#server/keys/webauthn.ts";
import { newId } from "#server/store/new-id.ts";
import type { Store } from "#server/store/open.ts";
import { drafted, released } from "./amendments.ts";
import { issuedUnder, must, silenced } from "./deciding.ts";
import { type House, openHouse } from "./house.ts";

export interface TextThere {
  text: string;
  sheet: string;
  seen: string;
  amendment: string;
  suggestion: string;
  thread: string;
}

export interface RightsHouse {
  house: House;
  people: Record<Role, Actor>;
  texts: Record<Situation, TextThere>;
  /** The same deeds on the same database, and nothing of them is left. */
  trying: Commands;
}

const DELEGATION: Record<Role, string | null> = {
  ...{ chair: null, secretariat: null, head: "kz", alternate: "kz", delegate: "kz", adviser: "kz" },
  ...{ observer: "no", guest: "no", partner: "no" },
};

export async function openRightsHouse(): Promise<RightsHouse> {
  const house = await openHouse();
  const people = Object.fromEntries(
    await Promise.all(ROLES.map(async (role) => [role, await personIn(house, role)])),
  );
  const texts: Partial<Record<Situation, TextThere>> = {};
  for (const situation of SITUATIONS) texts[situation] = await textIn(house, people.guest, situation);
  return { house, people, texts: texts as Record<Situation, TextThere>, trying: undone(house) };
}

async function personIn(house: House, role: Role): Promise<Actor> {
  const name = `right.${role}`;
  const made = await house.accounts.create({ name, email: `${name}@plenary.example`, password: newId() });
  if (!made.ok) throw new Error(made.reason);
  await house.store.meetings.seat(newId(), house.meeting, made.person, role, DELEGATION[role]);
  const seats = await house.store.meetings.seatsOf(made.person, house.clock.now);
  return { person: made.person, name, language: null, seats };
}

const STEPS: Record<Situation, Step[]> = {
  ...{ preparing: ["signature"], "drafting-open": ["signature"], "drafting-chair": ["signature"] },
  ...{ silence: ["silence"], meeting: ["meeting"], agreed: ["meeting", "signature"], signing: ["signature"] },
  ...{ adopted: ["meeting"], withdrawn: ["signature"] },
};

async function textIn(house: House, guest: Actor, situation: Situation): Promise<TextThere> {
  const { actor, commands } = house;
  if (situation === "preparing") return prepared(house);
  const { text, seen } = await issuedUnder(house, STEPS[situation]);
  const { sheet } = (await house.store.texts.byId(text)) ?? { sheet: "" };
  const amendment = await released(house, actor("head.kz"), { text, deed: "replace", clause: "c1" }, "Other");
  const suggestion = await drafted(house, guest, { text, deed: "replace", clause: "c2" }, "Another");
  must(await commands.proposeOutcome(actor("chair"), { amendment, outcome: "accept", comment: "" }));
  const thread = await commented(house, text);
  await moveOn(house, situation, { text, seen });
  return { text, sheet, seen, amendment, suggestion: suggestion.amendment, thread };
}

async function prepared(house: House): Promise<TextThere> {
  const { commands, store, actor, meeting } = house;
  const facts = { meeting, title: "A text", kind: "declaration", language: "en", position: 1 } as const;
  const clauses = [{ id: "c1", kind: "operative" as const, level: 0 as const, runs: [{ text: "Decide" }] }];
  const { text } = must(
    await commands.createText(actor("chair"), { ...facts, clauses, demonstration: null }),
  ) as { text: string };
  const { sheet } = (await store.texts.byId(text)) ?? { sheet: "" };
  return { text, sheet, seen: "", amendment: "", suggestion: "", thread: await commented(house, text) };
}

async function commented({ commands, actor }: House, text: string): Promise<string> {
  const told = await commands.comment(actor("delegate.kz"), { text, clause: "c1", body: "Why?" });
  if (!told.ok) throw new Error(told.reason);
  return told.thread;
}

async function moveOn(house: House, situation: Situation, { text, seen }: { text: string; seen: string }) {
  const { commands, actor } = house;
  const chair = actor("chair");
  const wish = { text, seen, override: "It is settled." };
  if (situation === "drafting-chair") must(await commands.handPen(chair, { text, pen: "chair" }));
  if (situation === "withdrawn") must(await commands.withdraw(chair, { text, reason: "No mandate." }));
  if (situation === "silence") await settled(house, text).then(() => silenced(house, text, seen));
  if (situation === "signing") must(await commands.openSigning(chair, wish));
  if (["meeting", "agreed", "adopted"].includes(situation))
    must(await commands.putToMeeting(chair, { ...wish, present: ["kz", "uz"] }));
  if (situation === "agreed" || situation === "adopted")
    must(await commands.noteNoObjection(chair, { text, seen }));
  if (situation === "adopted") must(await commands.adopt(chair, wish));
}

/** `silenced` goes on without a reason, so nothing may be in its way. */
async function settled(house: House, text: string): Promise<void> {
  const record = (await house.store.texts.byId(text))?.record;
  for (const { id } of record?.amendments ?? [])
    must(await house.commands.rejectAmendment(house.actor("chair"), { amendment: id, reason: "Later." }));
}

const UNDONE = new Error("undone");

/** Each deed is done for real and its transaction taken back. */
function undone({ store, clock }: House): Commands {
  const transaction: Store["transaction"] = async (work) => {
    let done: { result: Awaited<ReturnType<typeof work>> } | undefined;
    const back = store.transaction(async (tables) => {
      done = { result: await work(tables) };
      throw UNDONE;
    });
    await back.catch((fault) => {
      if (fault !== UNDONE) throw fault;
    });
    return (done as NonNullable<typeof done>).result;
  };
  const now = () => clock.now;
  const trying = { ...store, transaction };
  return commandsWith({ store: trying, now, newId, ceremonies: webauthn, wake: () => {} });
}
