/**
 * An installation in which every permission can be tried: a person in each role, a text in each phase, each text with
 * an amendment, a suggestion, a comment and a statement where the phase has them. Commands are undone, so that all can
 * be tried.
 */
import type { Step } from "#domain/life/index.ts";
import { type Actor, ROLES, type Role } from "#domain/rights/index.ts";
import { SITUATIONS, type Situation } from "#domain/rights/table.ts";
import { type Commands, commandsWith } from "#server/commands/index.ts";
import { webauthn } from "#server/keys/webauthn.ts";
import { newId } from "#server/store/database/new-id.ts";
import type { Store } from "#server/store/open.ts";
import { drafted, released } from "./amendments.ts";
import { issuedUnder, must, silenced } from "./deciding.ts";
import { type Installation, openInstallation } from "./installation.ts";

export interface TextThere {
  text: string;
  sheet: string;
  seen: string;
  amendment: string;
  suggestion: string;
  thread: string;
}

export interface RightsInstallation {
  installation: Installation;
  people: Record<Role, Actor>;
  texts: Record<Situation, TextThere>;
  /** The same commands on the same database, but each is undone. */
  trying: Commands;
}

const DELEGATION: Record<Role, string | null> = {
  ...{ chair: null, secretariat: null, head: "kz", alternate: "kz", delegate: "kz", adviser: "kz" },
  ...{ observer: "no", guest: "no", partner: "no" },
};

export async function openRightsInstallation(): Promise<RightsInstallation> {
  const installation = await openInstallation();
  const people = Object.fromEntries(
    await Promise.all(ROLES.map(async (role) => [role, await personIn(installation, role)])),
  );
  const texts: Partial<Record<Situation, TextThere>> = {};
  for (const situation of SITUATIONS) texts[situation] = await textIn(installation, people.guest, situation);
  return { installation, people, texts: texts as Record<Situation, TextThere>, trying: undone(installation) };
}

async function personIn(installation: Installation, role: Role): Promise<Actor> {
  const name = `right.${role}`;
  const made = await installation.accounts.create({
    name,
    email: `${name}@plenary.example`,
    password: newId(),
  });
  if (!made.ok) throw new Error(made.reason);
  await installation.store.meetings.seat(newId(), installation.meeting, made.person, role, DELEGATION[role]);
  const seats = await installation.store.meetings.seatsOf(made.person, installation.clock.now);
  return { person: made.person, name, language: null, seats };
}

const STEPS: Record<Situation, Step[]> = {
  ...{ preparing: ["signature"], "drafting-open": ["signature"], "drafting-chair": ["signature"] },
  ...{ silence: ["silence"], meeting: ["meeting"], agreed: ["meeting", "signature"], signing: ["signature"] },
  ...{ adopted: ["meeting"], withdrawn: ["signature"] },
};

async function textIn(installation: Installation, guest: Actor, situation: Situation): Promise<TextThere> {
  const { actor, commands } = installation;
  if (situation === "preparing") return prepared(installation);
  const { text, seen } = await issuedUnder(installation, STEPS[situation]);
  const { sheet } = (await installation.store.texts.byId(text)) ?? { sheet: "" };
  const amendment = await released(
    installation,
    actor("head.kz"),
    { text, deed: "replace", clause: "c1" },
    "Other",
  );
  const suggestion = await drafted(installation, guest, { text, deed: "replace", clause: "c2" }, "Another");
  must(await commands.proposeOutcome(actor("chair"), { amendment, outcome: "accept", comment: "" }));
  const thread = await commented(installation, text);
  await moveOn(installation, situation, { text, seen });
  return { text, sheet, seen, amendment, suggestion: suggestion.amendment, thread };
}

async function prepared(installation: Installation): Promise<TextThere> {
  const { commands, store, actor, meeting } = installation;
  const facts = { meeting, title: "A text", kind: "declaration", language: "en", position: 1 } as const;
  const clauses = [{ id: "c1", kind: "operative" as const, level: 0 as const, runs: [{ text: "Decide" }] }];
  const { text } = must(
    await commands.createText(actor("chair"), { ...facts, clauses, demonstration: null }),
  ) as { text: string };
  const { sheet } = (await store.texts.byId(text)) ?? { sheet: "" };
  return {
    text,
    sheet,
    seen: "",
    amendment: "",
    suggestion: "",
    thread: await commented(installation, text),
  };
}

async function commented({ commands, actor }: Installation, text: string): Promise<string> {
  const answer = await commands.comment(actor("delegate.kz"), { text, clause: "c1", body: "Why?" });
  if (!answer.ok) throw new Error(answer.reason);
  return answer.thread;
}

async function moveOn(
  installation: Installation,
  situation: Situation,
  { text, seen }: { text: string; seen: string },
) {
  const { commands, actor } = installation;
  const chair = actor("chair");
  const input = { text, seen, override: "It is settled." };
  if (situation === "drafting-chair") must(await commands.handPen(chair, { text, pen: "chair" }));
  if (situation === "withdrawn") must(await commands.withdraw(chair, { text, reason: "No mandate." }));
  if (situation === "silence")
    await settled(installation, text).then(() => silenced(installation, text, seen));
  if (situation === "signing") must(await commands.openSigning(chair, input));
  if (["meeting", "agreed", "adopted"].includes(situation))
    must(await commands.putToMeeting(chair, { ...input, present: ["kz", "uz"] }));
  if (situation === "agreed" || situation === "adopted")
    must(await commands.noteNoObjection(chair, { text, seen }));
  if (situation === "adopted") must(await commands.adopt(chair, input));
}

/** `silenced` goes on without a reason, so there may be no obstacle. */
async function settled(installation: Installation, text: string): Promise<void> {
  const record = (await installation.store.texts.byId(text))?.record;
  for (const { id } of record?.amendments ?? [])
    must(
      await installation.commands.rejectAmendment(installation.actor("chair"), {
        amendment: id,
        reason: "Later.",
      }),
    );
}

const UNDONE = new Error("undone");

/** Each command is really performed, then its transaction is rolled back. */
function undone({ store, clock }: Installation): Commands {
  const transaction: Store["transaction"] = async (work) => {
    let done: { result: Awaited<ReturnType<typeof work>> } | undefined;
    const back = store.transaction(async (tables) => {
      done = { result: await work(tables) };
      throw UNDONE;
    });
    await back.catch((error) => {
      if (error !== UNDONE) throw error;
    });
    return (done as NonNullable<typeof done>).result;
  };
  const now = () => clock.now;
  const trying = { ...store, transaction };
  return commandsWith({ store: trying, now, newId, ceremonies: webauthn, wake: () => {} });
}
