/**
 * Seeds the demo on an empty database. Meetings, seats and accounts are inserted directly. Whatever happens to a text
 * then goes through the same commands that people use, each by the person who has the right, so that the public site
 * has an adopted edition with a true trail from the first minute.
 */
import { readFile } from "node:fs/promises";
import type { Refusal } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import { importPlain } from "#domain/text/import-plain.ts";
import type { Clause } from "#domain/text/index.ts";
import { type Accounts, DEMO_PASSWORD } from "#server/auth/accounts.ts";
import type { Commands } from "#server/commands/index.ts";
import { proposeAmendments } from "#server/seed/amendments.ts";
import { ALMATY, ALMATY_SIGNATURES, ASTANA, PEOPLE } from "#server/seed/people.ts";
import { roadmap } from "#server/seed/roadmap.ts";
import type { Store } from "#server/store/open.ts";

interface Seeding {
  store: Store;
  accounts: Accounts;
  commands: Commands;
  newId(): string;
}

const ALMATY_SOURCE =
  "Outcomes of the Regional Consultation on Regional Cooperation of National Human Rights Institutions in Central Asia, Almaty, 16 November 2017";

export async function seedDemo(seeding: Seeding): Promise<void> {
  const people = await makePeople(seeding);
  const almaty = await makeMeeting(seeding, ALMATY, people, ["chair", "secretariat", "head", "delegate"]);
  const astana = await makeMeeting(seeding, ASTANA, people, null);
  await makeAlmaty(seeding, almaty, people);
  await makeAstana(seeding, astana, people);
  await seeding.store.notifications.allSeen(new Date());
  await seeding.store.installation.found(true);
}

type People = Map<string, string>;

async function makePeople({ accounts }: Seeding): Promise<People> {
  const people: People = new Map();
  for (const { email, name, delegation } of PEOPLE) {
    const named = delegation ? `${name}, ${placeOf(delegation)}` : name;
    const made = must(await accounts.create({ name: named, email, password: DEMO_PASSWORD }));
    people.set(email, made.person);
  }
  return people;
}

/** People have the name of their office, in the negotiating language. */
function placeOf(key: string): string {
  const found = ASTANA.delegations.find((one) => one.key === key);
  const country = found?.country && new Intl.DisplayNames("en", { type: "region" }).of(found.country);
  return country ?? found?.name?.en ?? key;
}

async function makeMeeting(
  { store, newId }: Seeding,
  { forum, meeting, delegations }: typeof ALMATY | typeof ASTANA,
  people: People,
  roles: readonly string[] | null,
): Promise<string> {
  const id = newId();
  await store.meetings.create({ id: newId(), ...forum }, { id, ...meeting });
  const keys = new Map<string, string>();
  for (const [at, { key, ...delegation }] of delegations.entries()) {
    keys.set(key, newId());
    await store.meetings.addDelegation(id, keys.get(key) as string, at + 1, delegation);
  }
  for (const { email, role, delegation } of PEOPLE) {
    if (roles && !roles.includes(role)) continue;
    await store.meetings.seat(
      newId(),
      id,
      people.get(email) as string,
      role,
      delegation && (keys.get(delegation) ?? null),
    );
  }
  return id;
}

async function makeAlmaty(seeding: Seeding, meeting: string, people: People): Promise<void> {
  const { commands } = seeding;
  const clauses = await imported(seeding, "almaty_2017_outcome.txt");
  const facts = {
    meeting,
    kind: "outcome",
    language: "en",
    position: 1,
    clauses,
    demonstration: ALMATY_SOURCE,
  } as const;
  const secretariat = await actorOf(seeding, people, "secretariat@plenary.example");
  const chair = await actorOf(seeding, people, "chair@plenary.example");
  const { text } = must(await commands.createText(secretariat, { ...facts, title: titleOf(clauses) }));
  must(await commands.openDrafting(secretariat, { text }));
  must(await commands.issueDraft(chair, { text, name: "Final draft", note: "" }));
  const seen = (await seeding.store.texts.drafts(text)).at(-1)?.hash ?? "";
  must(await commands.openSigning(chair, { text, seen }));
  for (const [key, signature] of Object.entries(ALMATY_SIGNATURES)) {
    const head = await actorOf(seeding, people, `head.${key}@plenary.example`);
    must(await commands.sign(head, { text, seen, ...signature }));
  }
  must(await commands.adopt(chair, { text, seen }));
}

async function makeAstana(seeding: Seeding, meeting: string, people: People): Promise<void> {
  const { commands, newId } = seeding;
  const secretariat = await actorOf(seeding, people, "secretariat@plenary.example");
  const declaration = await imported(seeding, "astana_2026_declaration.txt");
  const demonstration = "a text that was written for this demonstration";
  const facts = { meeting, language: "en", demonstration };
  const texts = [
    {
      ...facts,
      kind: "declaration" as const,
      position: 1,
      title: titleOf(declaration),
      clauses: declaration,
    },
    {
      ...facts,
      kind: "roadmap" as const,
      position: 2,
      title: titleOf(roadmap(newId)),
      clauses: roadmap(newId),
    },
  ];
  for (const one of texts) {
    const { text } = must(await commands.createText(secretariat, one));
    must(await commands.openDrafting(secretariat, { text }));
    const actor = (name: string) => actorOf(seeding, people, `${name}@plenary.example`);
    if (one.kind === "declaration") await proposeAmendments({ ...seeding, actor }, text);
  }
}

async function imported({ newId }: Seeding, file: string): Promise<Clause[]> {
  const words = await readFile(new URL(`texts/${file}`, import.meta.url), "utf8");
  return importPlain(words, { newId, language: "en" }).clauses;
}

function titleOf(clauses: readonly Clause[]): string {
  const title = clauses.find((clause) => clause.kind === "title");
  return title?.runs.map((run) => run.text).join("") ?? "";
}

async function actorOf({ store }: Seeding, people: People, email: string): Promise<Actor> {
  const person = people.get(email) as string;
  return { person, name: email, language: null, seats: await store.meetings.seatsOf(person, new Date()) };
}

/** A demo that cannot be seeded is an error of ours, not a refusal. */
function must<T extends { ok: true }>(outcome: T | Refusal): T {
  if (!outcome.ok) throw new Error(`The demo could not be seeded: ${outcome.reason}.`);
  return outcome;
}
