import { describe, expect, test } from "vitest";
import type { TextEvent } from "#domain/life/index.ts";
import {
  canonicalJson,
  canonicalText,
  clauseDigest,
  type FrozenText,
  hashOf,
  NUMBERING,
} from "#domain/text/index.ts";
import {
  FIRST_FORM,
  type FirstEdition,
  factsOf,
  firstBreak,
  link,
  type TrailEntry,
  verifyEdition,
} from "#domain/trail/index.ts";
import { AT, CREATED, clause, party } from "../support/texts.ts";

const CLAUSES = [
  clause("title", "Declaration", 0, "c1"),
  clause("operative", "Decide to co-operate", 0, "c2"),
  clause("operative", "Agree", 0, "c3"),
];
const CANONICAL = canonicalText({
  kind: "declaration",
  language: "en",
  numbering: NUMBERING,
  clauses: CLAUSES,
});
const HASH = hashOf(CANONICAL);
const EVENTS: TextEvent[] = [
  CREATED,
  { type: "drafting-opened", pen: "open" },
  {
    type: "draft-issued",
    number: 1,
    name: "Zero draft",
    note: "",
    hash: HASH,
    clauses: CLAUSES.map((one) => ({ id: one.id, digest: clauseDigest(one) })),
  },
  { type: "signing-opened", draft: 1, hash: HASH },
  { type: "signed", party: party("KZ"), hash: HASH, signatory: "Office KZ", title: "Ombudsman" },
  { type: "signed", party: party("UZ"), hash: HASH, signatory: "Office UZ", title: "Deputy Ombudsman" },
  {
    type: "adopted",
    slug: "meeting-2026-declaration",
    hash: HASH,
    place: { en: "Astana" },
    date: "2026-11-27",
  },
];

function chain(events: TextEvent[]): TrailEntry[] {
  const entries: TrailEntry[] = [];
  for (const event of events) {
    const actor = { side: "chair" as const, delegation: null, person: "p" };
    entries.push(link(entries.at(-1) ?? null, { at: AT, actor, event }));
  }
  return entries;
}

function edition(events = EVENTS): FirstEdition {
  return { form: FIRST_FORM, hash: HASH, text: JSON.parse(CANONICAL) as FrozenText, trail: chain(events) };
}
const HEAD = chain(EVENTS).at(-1)?.hash;
const failed = (json: string, head = HEAD) =>
  verifyEdition(json, { head })
    .checks.filter((check) => !check.ok)
    .map((check) => [check.name, check.where.join("; ")]);

describe("H1 each entry of the trail is bound to the one before", () => {
  test("H1 an unbroken chain has no break; a hidden content does not break it", () => {
    const entries = chain(EVENTS);
    expect(firstBreak(entries)).toBeNull();
    expect(
      firstBreak(entries.map((entry) => (entry.n === 2 ? { ...entry, content: null } : entry))),
    ).toBeNull();
  });

  test("H1 a changed content, a missing entry, an exchanged pair and a forged hash are found where they are", () => {
    const entries = chain(EVENTS);
    const forged = entries.map((entry) => (entry.n === 3 ? { ...entry, hash: "f".repeat(64) } : entry));
    const reworded = structuredClone(entries);
    (reworded[4]?.content as { at: string }).at = "2026-11-27T09:00:00.001Z";
    const swapped = entries.map((entry, at) => ({
      ...(entries[at === 1 ? 2 : at === 2 ? 1 : at] as TrailEntry),
      n: entry.n,
    }));
    expect(firstBreak(forged)).toEqual({ n: 3, what: "hash" });
    expect(firstBreak(reworded)).toEqual({ n: 5, what: "content" });
    expect(firstBreak(entries.toSpliced(3, 1))).toEqual({ n: 4, what: "number" });
    expect(firstBreak(swapped)?.n).toBe(2);
  });
});

describe("H2 an edition is verified from its own document", () => {
  test("H2 a true edition passes every check, also under the hash that the publisher names", () => {
    expect(verifyEdition(canonicalJson(edition()), { head: HEAD })).toMatchObject({ ok: true });
    expect(verifyEdition(JSON.stringify(edition(), null, 2), { head: HEAD }).ok).toBe(true);
  });

  test("H2 a changed word is found in its clause", () => {
    expect(failed(canonicalJson(edition()).replace("co-operate", "co-operatf"))).toEqual([
      ["text", "OP1: Decide to co-operatf"],
    ]);
  });

  test("H2 a changed signature is found in its entry of the trail", () => {
    expect(failed(canonicalJson(edition()).replace("Deputy Ombudsman", "Ombudsman of"))).toEqual([
      ["trail", "entry 6 (content)"],
    ]);
  });

  test("H2 every single character that is changed is noticed", () => {
    const json = canonicalJson(edition());
    const unnoticed: number[] = [];
    for (let at = 0; at < json.length; at++) {
      const other = json[at] === "a" ? "b" : "a";
      if (verifyEdition(json.slice(0, at) + other + json.slice(at + 1), { head: HEAD }).ok)
        unnoticed.push(at);
    }
    expect(unnoticed).toEqual([]);
  });

  test("H2 a record that was forged whole, with a sound chain of its own, is not the published one", () => {
    const forged = edition(
      EVENTS.map((event) => (event.type === "signed" ? { ...event, title: "Nobody" } : event)),
    );
    expect(failed(canonicalJson(forged)).map(([name]) => name)).toEqual(["published"]);
  });

  test("H2 an adoption without the signature of one who was asked fails by its country", () => {
    const short = edition(EVENTS.filter((event) => event.type !== "signed" || event.party.country !== "UZ"));
    expect(failed(canonicalJson(short), short.trail.at(-1)?.hash)).toEqual([["signatures", "UZ"]]);
  });

  test("H2 what is no edition says where, and never throws", () => {
    expect(failed("{").map(([name]) => name)).toEqual(["readable"]);
    expect(failed('{"form":"x"}')[0]?.[1]).toContain("form");
    expect(failed(canonicalJson({ ...edition(), more: 1 }))[0]?.[1]).toContain("more");
    const odd = structuredClone(edition()) as unknown as { trail: { content: { event: object } }[] };
    for (const entry of odd.trail) entry.content.event = { type: "draft-issued" };
    expect(verifyEdition(JSON.stringify(odd)).ok).toBe(false);
  });
});

describe("H3 what a page says of an edition stands in its trail", () => {
  test("H3 place, date, title and signatories in seat order", () => {
    expect(factsOf(edition())).toMatchObject({
      slug: "meeting-2026-declaration",
      date: "2026-11-27",
      place: { en: "Astana" },
      head: HEAD,
      signatures: [
        { party: { country: "KZ" }, title: "Ombudsman" },
        { party: { country: "UZ" }, title: "Deputy Ombudsman" },
      ],
    });
  });

  test("H3 a record without an adoption is no edition", () => {
    expect(() => factsOf(edition(EVENTS.slice(0, -1)))).toThrow("no adoption");
  });
});
