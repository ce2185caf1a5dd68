/**
 * An adopted text with everything that an edition can hold: two languages, silence unbroken and then signatures, one of
 * them with a passkey and one ad referendum, a reservation, entries that are not for the public; and its corrigendum.
 */
import { audienceIncludes, evolve, PUBLIC, type TextEvent, type TextRecord } from "#domain/life/index.ts";
import { challengeOf, matterOf } from "#domain/signoff/passkey.ts";
import {
  type Clause,
  canonicalJson,
  canonicalText,
  clauseDigest,
  type FrozenText,
  hashOf,
  NUMBERING,
} from "#domain/text/index.ts";
import {
  link,
  type SealedEdition,
  type SealStatement,
  sealedEdition,
  sealOf,
  type TrailEntry,
} from "#domain/trail/index.ts";
import { softKey } from "./authenticator.ts";
import { CREATED, clause, party } from "./texts.ts";

export const SECRET = new Uint8Array(32).fill(7);
export const seal = (statement: SealStatement) => sealOf(statement, SECRET);
const SITE = { origin: "https://plenary.example", rpId: "plenary.example" };

const WORDS = {
  en: ["Joint declaration", "Recalling the Convention", "Decide to co-operate", "Agree to meet each year"],
  ru: [
    "Совместная декларация",
    "Ссылаясь на Конвенцию",
    "Постановляют сотрудничать",
    "Соглашаются встречаться каждый год",
  ],
};
const KINDS = ["title", "preambular", "operative", "operative"] as const;

function frozen(language: "en" | "ru", words = WORDS[language]): Frozen {
  const clauses = words.map((one, at) => clause(KINDS[at] ?? "operative", one, 0, `c${at}`));
  const canonical = canonicalText({ kind: "declaration", language, numbering: NUMBERING, clauses });
  const digests = clauses.map((one: Clause) => ({ id: one.id, digest: clauseDigest(one) }));
  return { language, hash: hashOf(canonical), text: JSON.parse(canonical), clauses: digests };
}

interface Frozen {
  language: string;
  hash: string;
  text: FrozenText;
  clauses: { id: string; digest: string }[];
}

/** Minutes after the meeting began. */
const at = (minute: number) =>
  new Date(Date.parse("2026-11-26T04:00:00.000Z") + minute * 60_000).toISOString();

export class Story {
  record: TextRecord | null = null;
  trail: TrailEntry[] = [];
  private minute = 0;

  broadcast(event: TextEvent): string {
    const instant = at(this.minute++);
    const actor = { side: "chair" as const, delegation: null, person: "p" };
    this.trail.push(link(this.trail.at(-1) ?? null, { at: instant, actor, event }));
    this.record = evolve(this.record, event, instant);
    return instant;
  }

  wait(minutes: number): void {
    this.minute += minutes;
  }

  /** The trail as the public sees it. */
  get viewed(): TrailEntry[] {
    return this.trail.map((entry) =>
      entry.content && audienceIncludes(entry.content.event, PUBLIC) ? entry : { ...entry, content: null },
    );
  }
}

export interface MadeEditions {
  first: SealedEdition;
  corrected: SealedEdition;
  /** The entries after the first edition. */
  later: TrailEntry[];
}

/** Called only once, because it makes keys and signatures. */
export function makeEditions(): MadeEditions {
  const story = new Story();
  const [en, ru] = [frozen("en"), frozen("ru")];
  const languages = [{ language: "ru", hash: ru.hash }];
  story.broadcast(CREATED);
  story.broadcast({ type: "rules-set", rules: RULES });
  story.broadcast({ type: "drafting-opened", pen: "open" });
  story.broadcast(issued(1, "Final draft", en, ru));
  const silence = { draft: 1, hash: en.hash, languages };
  story.broadcast({ type: "silence-opened", ...silence, expires: at(4_400), asked: CREATED.signatories });
  story.broadcast({ type: "silence-joined", party: party("KZ"), to: "chair" });
  story.wait(4_400);
  story.broadcast({ type: "silence-kept", draft: 1, hash: en.hash, expired: at(4_400) });
  const { soft, key } = passkey();
  const opened = story.broadcast({ type: "signing-opened", ...silence, keys: [key] });
  const values = { party: party("KZ"), hash: en.hash, signatory: "A. Example", title: "Ombudsman" };
  const matter = matterOf(values, { text: CREATED.text, language: "en", opened });
  const { id, response } = soft.assert(challengeOf(matter));
  story.broadcast({ type: "signed", ...values, assertion: { credentialId: id, ...response } });
  story.broadcast({ type: "signed", ...values, hash: ru.hash, language: "ru" });
  const uz = {
    party: party("UZ"),
    signatory: "B. Example",
    title: "Deputy Ombudsman",
    adReferendum: true as const,
  };
  story.broadcast({ type: "signed", ...uz, hash: en.hash });
  story.broadcast({ type: "signed", ...uz, hash: ru.hash, language: "ru" });
  story.broadcast({ type: "signature-confirmed", party: party("UZ"), by: "The Ombudsman" });
  const reservation = {
    kind: "reservation" as const,
    clauses: ["c3"],
    language: "en",
    words: "Not each year.",
  };
  story.broadcast({ type: "statement-filed", number: 1, party: party("UZ"), hash: en.hash, ...reservation });
  story.broadcast({
    type: "adopted",
    slug: "meeting-2026-declaration",
    hash: en.hash,
    place: { en: "Astana" },
    date: "2026-11-29",
  });
  const texts = [en, ru].map(({ hash, text }) => ({ hash, text }));
  const first = sealedEdition({ number: 1, replaces: null, texts, trail: story.viewed }, seal);
  return { first, ...corrigendum(story, first, ru) };
}

function corrigendum(story: Story, first: SealedEdition, ru: Frozen): Omit<MadeEditions, "first"> {
  const en = frozen("en", WORDS.en.with(2, "Decide to cooperate"));
  const since = story.trail.length;
  story.broadcast(issued(2, "Corr.1", en, ru));
  const languages = [{ language: "ru", hash: ru.hash }];
  const facts = { edition: 2, reason: "A hyphen", draft: 2, hash: en.hash, languages };
  const expires = at(20_000);
  story.broadcast({ type: "correction-proposed", ...facts, expires, asked: CREATED.signatories });
  story.broadcast({
    type: "acceded",
    edition: 1,
    party: party("NO"),
    hash: first.texts[0]?.hash ?? "",
    signatory: "C. Example",
    title: "Ombud",
  });
  story.wait(20_000);
  story.broadcast({ type: "corrected", ...facts, expired: expires });
  const texts = [en, ru].map(({ hash, text }) => ({ hash, text }));
  const replaces = { number: 1, digest: hashOf(canonicalJson(first)) };
  const corrected = sealedEdition({ number: 2, replaces, texts, trail: story.viewed }, seal);
  return { corrected, later: story.viewed.slice(since) };
}

const RULES = {
  ...{ steps: ["silence" as const, "signature" as const], silenceHours: 72, breaks: "objection" as const },
  ...{ confirmMeeting: false, namesBreaker: "all" as const, answers: "chair" as const },
  ...{ mustSign: null, statementsUntil: null, languages: ["en", "ru"] },
};

function issued(number: number, name: string, en: Frozen, ru: Frozen): TextEvent {
  const { hash, clauses } = en;
  const languages = [{ language: "ru", hash: ru.hash, clauses: ru.clauses }];
  return { type: "draft-issued", number, name, note: "", hash, clauses, languages };
}

function passkey() {
  const soft = softKey("ES256", SITE);
  return { soft, key: { id: soft.id, delegation: "kz", spki: soft.spki, ...SITE } };
}
