/**
 * The whole process of one declaration at the demo's forum of five, with the commands that people use and a clock that
 * is set, never waited for: silence broken at hour 71, a new draft, silence unbroken, signing in English and Russian,
 * one signature ad referendum, one with a passkey, a reservation on OP3, adoption, a late accession, a corrigendum.
 */
import * as Y from "yjs";
import { customaryRules, type SignatureInput } from "#domain/life/index.ts";
import type { Actor } from "#domain/rights/index.ts";
import { challengeOf, matterOf } from "#domain/signoff/passkey.ts";
import { type Clause, FRAGMENT, sourceDigest } from "#domain/text/index.ts";
import { type Accounts, DEMO_PASSWORD, openAccounts } from "#server/auth/accounts.ts";
import type { ProposeCorrection } from "#server/commands/decision/correction.ts";
import { type Commands, commandsWith } from "#server/commands/index.ts";
import { openInstallationKey } from "#server/keys/installation-key.ts";
import { webauthn } from "#server/keys/webauthn.ts";
import { seedDemo } from "#server/seed/demo.ts";
import { newId } from "#server/store/database/new-id.ts";
import type { Store } from "#server/store/open.ts";
import { softKey } from "./authenticator.ts";
import { clause } from "./texts.ts";

export interface Clock {
  now: Date;
}

/** Advances by a millisecond at each reading, so that a later event has a later time. */
export function clockFrom(start: string | number): { clock: Clock; now: () => Date } {
  const clock = { now: new Date(start) };
  const now = () => {
    clock.now = new Date(clock.now.getTime() + 1);
    return clock.now;
  };
  return { clock, now };
}

const HOUR = 3_600_000;

const EN: Clause[] = [
  clause("title", "Joint declaration on the safety of children online", 0, "t"),
  clause("enacting", "We, the Commissioners for the rights of the child, gathered in Astana,", 0, "e"),
  clause("preambular", "Recalling the Convention on the Rights of the Child", 0, "p1"),
  clause("preambular", "Concerned by the harm that children meet online", 0, "p2"),
  clause("operative", "Decide to exchange data on complaints of children", 0, "o1"),
  clause("operative", "Agree to train the staff of our offices together", 0, "o2"),
  clause("operative", "Call upon providers to answer complaints within ten days", 0, "o3"),
  clause("operative", "Entrust the host with a report on followup", 0, "o4"),
  clause("closing", "Adopted in Astana in English and Russian, both texts being equally authentic.", 0, "z"),
];
const RU = [
  "Совместная декларация о безопасности детей в интернете",
  "Мы, уполномоченные по правам ребёнка, собравшиеся в Астане,",
  "ссылаясь на Конвенцию о правах ребёнка",
  "будучи обеспокоены вредом, с которым дети сталкиваются в интернете",
  "постановляем обмениваться данными о жалобах детей",
  "соглашаемся вместе обучать сотрудников наших учреждений",
  "призываем поставщиков услуг отвечать на жалобы в течение десяти дней",
  "поручаем принимающей стороне подготовить доклад о дальнейших мерах",
  "Принято в Астане на русском и английском языках, причём оба текста имеют одинаковую силу.",
];
const MEMBERS = ["kz", "kg", "tj", "tm", "uz"] as const;

export interface Road {
  text: string;
  slug: string;
  meeting: string;
  people(name: string): Actor;
  /** The chair proposes a further correction. */
  propose(input: ProposeCorrection): Promise<void>;
}

interface Options {
  store: Store;
  /** The folder of the installation's key. */
  folder: string;
  clock: Clock;
  now(): Date;
  /** The origin of the site where the passkey is made. */
  origin: string;
}

/** On an empty database: the demo, and the whole process of the declaration. */
export async function walkedRoad({ store, folder, clock, now, origin }: Options): Promise<Road> {
  await openInstallationKey(store, { folder, renew: false, now });
  const accounts = openAccounts(store, { secret: "a secret of the tests, long enough", now });
  const commands = commandsWith({ store, now, newId, ceremonies: webauthn, wake: () => {} });
  await seedDemo({ store, accounts, commands, newId });
  const people = await peopleOf(store, now());
  const at: At = {
    store,
    accounts,
    commands,
    clock,
    people,
    site: { origin, rpId: new URL(origin).hostname },
  };
  const meeting = people("head.kz").seats.find((seat) => seat.role === "head")?.meeting ?? "";
  const text = await drafted(at, meeting);
  await decided(at, text);
  const slug = await signed(at, text, meeting);
  await followed(at, text);
  const propose = async (input: ProposeCorrection) =>
    void must(await commands.proposeCorrection(people("chair"), input));
  return { text, slug, meeting, people, propose };
}

export { DEMO_PASSWORD };

interface At {
  store: Store;
  accounts: Accounts;
  commands: Commands;
  clock: Clock;
  people(name: string): Actor;
  site: { origin: string; rpId: string };
}

function must<T extends { ok: boolean }>(outcome: T): Extract<T, { ok: true }> {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome as Extract<T, { ok: true }>;
}

/** The people of the newest meeting only, in which all of them have seats. */
async function peopleOf(store: Store, now: Date): Promise<(name: string) => Actor> {
  const rows = await store.pool.query<{ id: string; email: string }>("SELECT id, email FROM person");
  const actors = new Map<string, Actor>();
  for (const { id, email } of rows.rows) {
    const name = email.split("@")[0] ?? "";
    const meetings = await store.meetings.byIds(
      (await store.meetings.seatsOf(id, now)).map((one) => one.meeting),
    );
    const seats = (await store.meetings.seatsOf(id, now)).filter((one) => one.meeting === meetings[0]?.id);
    actors.set(name, { person: id, name, language: null, seats });
  }
  return (name) => {
    const found = actors.get(name);
    if (!found) throw new Error(`Nobody is called ${name}.`);
    return found;
  };
}

async function drafted({ store, commands, people }: At, meeting: string): Promise<string> {
  const secretariat = people("secretariat");
  const title = "Joint declaration on the safety of children online";
  const facts = {
    meeting,
    title,
    kind: "declaration",
    language: "en",
    position: 9,
    demonstration: null,
  } as const;
  const { text } = must(await commands.createText(secretariat, { ...facts, clauses: EN }));
  const rules = {
    ...customaryRules("en"),
    ...{ steps: ["silence" as const, "signature" as const], languages: ["en", "ru"] },
  };
  must(await commands.setRules(secretariat, { text, rules, reason: "" }));
  for (const one of MEMBERS) must(await commands.acceptRules(people(`head.${one}`), { text }));
  must(await commands.openDrafting(secretariat, { text }));
  must(await commands.addLanguage(secretariat, { text, language: "ru" }));
  const [version] = await store.languages.ofText(text);
  await rendered(store, version?.sheet ?? "", secretariat.person);
  return text;
}

/** The secretariat replaces the initial words of the version with Russian words. */
async function rendered(store: Store, sheet: string, person: string): Promise<void> {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, (await store.changes.load(sheet)).state);
  const before = Y.encodeStateVector(doc);
  doc.transact(() => {
    for (const [at, words] of RU.entries()) {
      const line = (doc.getXmlFragment(FRAGMENT).get(at) as Y.XmlElement).get(0) as Y.XmlText;
      line.delete(0, line.length);
      line.insert(0, words);
    }
  });
  const bytes = Y.encodeStateAsUpdate(doc, before);
  const change = { sheet, side: "chair" as const, person, delegation: null, bytes, clients: [doc.clientID] };
  await store.changes.append([change]);
}

/** The secretariat marks each Russian clause as rendering the present English clause. */
async function marked({ store, commands, people }: At, text: string): Promise<void> {
  const source = (await store.texts.byId(text))?.sheet ?? "";
  for (const clause of await store.sheets.clauses(source)) {
    const mark = { text, language: "ru", clause: clause.id, seen: sourceDigest(clause) };
    must(await commands.markRendered(people("secretariat"), mark));
  }
}

/** Silence is broken at hour 71; a new draft is issued; silence is not broken. */
async function decided(at: At, text: string): Promise<void> {
  const { store, commands, clock, people } = at;
  const chair = people("chair");
  const issued = async () => {
    await marked(at, text);
    must(await commands.issueDraft(chair, { text, name: "", note: "" }));
    return (await store.texts.drafts(text)).at(-1)?.hash ?? "";
  };
  const silence = async (seen: string) => {
    const expires = new Date(clock.now.getTime() + 72 * HOUR + 60_000).toISOString();
    must(await commands.openSilence(chair, { text, seen, expires }));
    return Date.parse(expires);
  };
  const first = await issued();
  const expires = await silence(first);
  clock.now = new Date(expires - HOUR);
  const reason = "OP3 names no time within which providers answer.";
  const objection = { text, seen: first, reason, amendment: "", confidential: false };
  must(await commands.breakSilence(people("head.uz"), objection));
  await carriedOn(store, text, people("chair").person);
  clock.now = new Date((await silence(await issued())) + 1_000);
}

/** Adds one word, so that the next draft differs. */
async function carriedOn(store: Store, text: string, person: string): Promise<void> {
  const sheet = (await store.texts.byId(text))?.sheet ?? "";
  const doc = new Y.Doc();
  Y.applyUpdate(doc, (await store.changes.load(sheet)).state);
  const before = Y.encodeStateVector(doc);
  const line = (doc.getXmlFragment(FRAGMENT).get(6) as Y.XmlElement).get(0) as Y.XmlText;
  line.insert(line.length, " of their receipt");
  const bytes = Y.encodeStateAsUpdate(doc, before);
  await store.changes.append([
    { sheet, side: "chair", person, delegation: null, bytes, clients: [doc.clientID] },
  ]);
}

async function signed(at: At, text: string, meeting: string): Promise<string> {
  const { store, commands, people, site } = at;
  const soft = softKey("ES256", site);
  const begun = must(await commands.beginKey(people("head.kz"), { meeting, site }));
  const response = soft.register((begun.options as { challenge: string }).challenge);
  must(await commands.enrolKey(people("head.kz"), { meeting, site, name: "Security key", response }));
  const chair = people("chair");
  const seen = (await store.texts.drafts(text)).at(-1)?.hash ?? "";
  must(await commands.openSigning(chair, { text, seen }));
  const record = (await store.texts.byId(text))?.record;
  if (record?.phase.name !== "signing") throw new Error("Signing is not open.");
  const versions = [{ language: "en", hash: seen }, ...(record.phase.languages ?? [])];
  for (const one of MEMBERS)
    for (const { language, hash } of versions) {
      const input: SignatureInput = { ...signatureOf(one, language), seen: hash, language };
      const head = people(`head.${one}`);
      const delegation = head.seats[0]?.delegation ?? "";
      const party = record.signatories.find((known) => known.delegation === delegation);
      if (one === "kz" && party) {
        const about = { text, language: "en", opened: record.phase.openedAt };
        const matter = matterOf({ party, hash, ...input, adReferendum: undefined } as never, about);
        const { id, response: values } = soft.assert(challengeOf(matter));
        input.assertion = { credentialId: id, ...values };
      }
      must(await commands.sign(head, { text, ...input }));
    }
  const clauses = ["o3"];
  const words = "Uzbekistan understands “ten days” in OP3 as working days.";
  const statement = { text, seen, kind: "reservation" as const, clauses, language: "en", words };
  must(await commands.fileStatement(people("head.uz"), statement));
  must(await commands.confirmSignature(people("head.tj"), { text, by: "The Ombudsman of Tajikistan" }));
  must(await commands.adopt(chair, { text, seen }));
  const phase = (await store.texts.byId(text))?.record.phase;
  return phase?.name === "adopted" ? phase.slug : "";
}

const TITLES: Record<string, string> = {
  en: "Commissioner for Children's Rights",
  ru: "Уполномоченный по правам ребёнка",
};

function signatureOf(member: string, language: string): Omit<SignatureInput, "seen"> {
  const names = { en: `A. Example of ${member.toUpperCase()}`, ru: `А. Пример (${member.toUpperCase()})` };
  const common = {
    signatory: names[language as "en"],
    title: TITLES[language] ?? "",
    place: language === "ru" ? "Астана" : "Astana",
  };
  if (member === "tj") return { ...common, adReferendum: true };
  if (member === "tm") return { ...common, capacity: { kind: "deputy", authority: "Order No. 12" } };
  return common;
}

/** A delegation that joined the meeting only after the adoption, and its head. */
async function sixth({ store, accounts, people }: At): Promise<Actor> {
  const meeting = people("chair").seats[0]?.meeting ?? "";
  const rest = { kind: "member" as const, name: null, institution: { en: "Ombudsman of Azerbaijan" } };
  await store.meetings.addDelegation(meeting, "az", 90, { country: "AZ", colour: "#283593", ...rest });
  const [email, name] = ["head.az@plenary.example", "Head, Azerbaijan"];
  const { person } = must(await accounts.create({ name, email, password: DEMO_PASSWORD }));
  await store.meetings.seat(newId(), meeting, person, "head", "az");
  const seats = [{ meeting, role: "head" as const, delegation: "az" }];
  return { person, name, language: null, seats };
}

/** A sixth delegation joins; a spelling is corrected because nobody objects. */
async function followed(at: At, text: string): Promise<void> {
  const { store, commands, clock, people } = at;
  clock.now = new Date(clock.now.getTime() + 24 * HOUR);
  const seen = (await store.texts.byId(text))?.record.editions.at(-1)?.hash ?? "";
  const joins = {
    signatory: "Office of the Ombudsman",
    title: "Commissioner for Human Rights",
    place: "Baku",
  };
  must(await commands.accede(await sixth(at), { text, seen, ...joins }));
  const expires = new Date(clock.now.getTime() + 73 * HOUR).toISOString();
  const changes = [{ clause: "o4", words: "Entrust the host with a report on follow-up" }];
  const input = { text, seen, changes, expires, reason: "A hyphen was missing in OP4" };
  must(await commands.proposeCorrection(people("chair"), input));
  clock.now = new Date(Date.parse(expires) + HOUR);
  await store.transaction((tables) => tables.records.open(text));
}
