import { describe, expect, test } from "vitest";
import type { TextEvent } from "#domain/life/index.ts";
import { canonicalJson } from "#domain/text/index.ts";
import {
  factsOf,
  laterBreak,
  link,
  type SealedEdition,
  sealedEdition,
  sealOf,
  type TrailEntry,
  textIn,
  verifyEdition,
  verifying,
} from "#domain/trail/index.ts";
import { makeEditions, seal } from "../support/editions.ts";

const { first, corrected, later } = makeEditions();
const FIRST = canonicalJson(first);
const HEAD = first.trail.at(-1)?.hash;
const KEYS = {
  form: "plenary-keys@1" as const,
  keys: [{ key: first.seal.key, since: "2026-01-01T00:00:00.000Z", until: null, vouched: null }],
};
const PUBLISHER = { head: HEAD, keys: KEYS };

const errors = (json: string, publisher: Parameters<typeof verifyEdition>[1] = PUBLISHER) =>
  verifyEdition(json, publisher)
    .checks.filter((check) => !check.ok)
    .map((check) => [check.name, check.where.join("; ")]);

/** What a forger with another key would publish: chained and sealed again. */
function forged(change: (event: TextEvent) => TextEvent | null, more: Partial<SealedEdition> = {}): string {
  const trail: TrailEntry[] = [];
  for (const { content } of first.trail) {
    const event = content && change(content.event);
    if (content && !event) continue;
    trail.push(content && event ? link(trail.at(-1) ?? null, { ...content, event }) : hidden(trail));
  }
  const { number, replaces, texts } = { ...first, ...more };
  return canonicalJson(sealedEdition({ number, replaces, texts, trail }, (one) => sealOf(one, OTHER)));
}
const OTHER = new Uint8Array(32).fill(9);

function hidden(trail: TrailEntry[]): TrailEntry {
  const event: TextEvent = { type: "pen-handed", pen: "open" };
  const actor = { side: "chair" as const, delegation: null, person: null };
  return { ...link(trail.at(-1) ?? null, { at: "", actor, event }), content: null };
}

describe("H11 an edition of the second form is verified from its own document", () => {
  test("H11 a true one passes every check, in both languages, with hidden entries and a passkey; its corrigendum too", () => {
    const { ok, checks } = verifyEdition(FIRST, PUBLISHER);
    expect(checks.filter((check) => !check.ok)).toEqual([]);
    expect(ok).toBe(true);
    expect(checks.map(({ name }) => name)).toEqual([
      ...["readable", "trail", "text", "draft", "decision", "signatures", "passkeys", "adoption", "seal"],
      "published",
    ]);
    expect(first.trail.filter((entry) => !entry.content)).toHaveLength(1);
    expect(errors(canonicalJson(corrected), { keys: KEYS })).toEqual([]);
  });

  test("H11 a changed word is found in its clause, and in its language", () => {
    expect(errors(FIRST.replace("co-operate", "co-operatf"))).toEqual([
      ["text", "OP1: Decide to co-operatf"],
    ]);
    expect(errors(FIRST.replace("Соглашаются", "Соглашаемся"))).toEqual([
      ["text", "ru OP2: Соглашаемся встречаться каждый год"],
    ]);
  });

  test("H11 what is the same only once it was put in order is not the same", () => {
    expect("й".normalize("NFD")).toHaveLength(2);
    expect(errors(FIRST.replaceAll("каждый", "каждый".normalize("NFD")))).toEqual([
      ["text", `ru OP2: ${"Соглашаются встречаться каждый год".normalize("NFD")}`],
    ]);
  });

  test("H11 a changed entry of the trail, shown or hidden, is found by its number", () => {
    expect(errors(FIRST.replace("Deputy Ombudsman", "Acting Ombudsman"))).toEqual([
      ["trail", "entry 11 (content)"],
    ]);
    const digest = first.trail[5]?.digest ?? "";
    expect(errors(FIRST.replace(digest, "0".repeat(64)))).toEqual([["trail", "entry 6 (hash)"]]);
  });

  test("H12 another seal, number or predecessor is noticed; so is a key that was not the publisher's then", () => {
    const other = sealOf({ form: "x" }, OTHER);
    expect(errors(canonicalJson({ ...first, seal: other }))).toEqual([["seal", "seal"]]);
    expect(errors(canonicalJson({ ...corrected, number: 1, replaces: null }), {})).toEqual([
      ["adoption", "adopted"],
    ]);
    const wrong = { ...corrected, replaces: { number: 1, digest: "a".repeat(64) } };
    expect(errors(canonicalJson(wrong), {})).toEqual([["seal", "seal"]]);
    const renewed = {
      ...KEYS,
      keys: KEYS.keys.map((one) => ({ ...one, since: "2027-01-01T00:00:00.000Z" })),
    };
    expect(errors(FIRST, { keys: renewed })).toEqual([["seal", `key ${first.seal.key}`]]);
  });

  test("H12 a record that was forged whole under another key is not the published one", () => {
    const json = forged((event) => (event.type === "statement-filed" ? { ...event, words: "None." } : event));
    expect(errors(json, {})).toEqual([]);
    expect(errors(json).map(([name]) => name)).toEqual(["seal", "published"]);
  });

  test("H11 a signature that is missing, a step that was not taken and a signature over other words fail by name", () => {
    const without = forged((event) =>
      event.type === "signed" && event.party.country === "UZ" && event.language === "ru" ? null : event,
    );
    expect(errors(without, {})).toEqual([["signatures", "UZ"]]);
    expect(
      errors(
        forged((event) => (event.type === "silence-kept" ? null : event)),
        {},
      ),
    ).toEqual([["decision", "silence"]]);
    const unconfirmed = forged((event) => (event.type === "signature-confirmed" ? null : event));
    expect(errors(unconfirmed, {})).toEqual([["signatures", "UZ"]]);
    const borne = forged((event) => {
      if (event.type === "signature-confirmed") return null;
      const which = [{ what: "signature" as const, where: ["UZ"] }];
      return event.type === "adopted"
        ? { ...event, override: { reason: "The capital is late", which } }
        : event;
    });
    expect(errors(borne, {})).toEqual([]);
  });

  test("H11 a language that was not frozen, or is left out, fails by its tag", () => {
    expect(
      errors(
        forged((event) => event, { texts: first.texts.slice(0, 1) }),
        {},
      ),
    ).toEqual([["draft", "ru"]]);
  });

  test("H6 a passkey's signature over another title, or by a key that was not announced, fails by its country", () => {
    const retitled = forged((event) =>
      event.type === "signed" && event.assertion ? { ...event, title: "President" } : event,
    );
    expect(errors(retitled, {})).toEqual([["passkeys", "KZ: assertion-of-other-words"]]);
    const unannounced = forged((event) => {
      if (event.type !== "signing-opened") return event;
      const { keys: _, ...rest } = event;
      return rest;
    });
    expect(errors(unannounced, {})).toEqual([["passkeys", "KZ: key-not-announced"]]);
  });

  test("H11 an edition that does not end with its adoption, or whose corrigendum was objected to, is none", () => {
    expect(
      errors(
        forged((event) => (event.type === "adopted" ? null : event)),
        {},
      ),
    ).toEqual([["adoption", "adopted"]]);
    const last = corrected.trail.at(-2)?.content;
    expect(last?.event.type).toBe("acceded");
    const trail = corrected.trail.slice(0, -2);
    const objected = link(trail.at(-1) as TrailEntry, {
      ...(last as NonNullable<typeof last>),
      event: { type: "correction-objected", edition: 2 },
    });
    const end = link(objected, corrected.trail.at(-1)?.content as NonNullable<TrailEntry["content"]>);
    const { number, replaces, texts } = corrected;
    const json = canonicalJson(
      sealedEdition({ number, replaces, texts, trail: [...trail, objected, end] }, seal),
    );
    expect(errors(json, {})).toEqual([["decision", "correction-proposed"]]);
  });

  test("H11 what is no edition says where, and never throws", () => {
    expect(errors("{").map(([name]) => name)).toEqual(["readable"]);
    expect(errors("null").map(([name]) => name)).toEqual(["readable"]);
    expect(errors(canonicalJson({ ...first, more: 1 }))[0]?.[1]).toContain("more");
    const odd = structuredClone(first) as unknown as { trail: { content: { event: object } | null }[] };
    for (const entry of odd.trail) if (entry.content) entry.content.event = { type: "draft-issued" };
    expect(verifyEdition(JSON.stringify(odd)).ok).toBe(false);
  });
});

/** The labels that the check may give for a change at each byte: those of the part of the document with that byte. */
function placesOf(json: string): (at: number) => RegExp[] {
  const spans: [from: number, to: number, name: RegExp][] = [];
  const mark = (part: string, name: RegExp) => {
    const from = json.indexOf(part);
    expect(from, part.slice(0, 80)).toBeGreaterThan(0);
    spans.push([from, from + part.length, name]);
  };
  for (const entry of first.trail)
    mark(canonicalJson(entry), new RegExp(`entry ${entry.n} |trail\\.${entry.n - 1}\\b`));
  const labels = ["title", "PP1", "OP1", "OP2"];
  for (const [of, { text, hash }] of first.texts.entries()) {
    for (const [at, one] of text.clauses.entries()) {
      const spoken = `${of ? "ru " : ""}${labels[at]}: `;
      mark(canonicalJson(one), new RegExp(`^${spoken}|texts\\.${of}\\.text\\.clauses\\.${at}\\b`));
    }
    mark(`"hash":"${hash}","text"`, /^(ru )?(text|title|PP1|OP\d)|texts\.\d|^seal$|^(en|ru)$/);
  }
  mark(canonicalJson(first.seal), /^seal|^key |seal/);
  return (at) => spans.filter(([from, to]) => from <= at && at < to).map(([, , name]) => name);
}

test("H13 every byte that is changed is noticed, and the place that is named is where it lies", () => {
  const bytes = new TextEncoder().encode(FIRST);
  // Offsets in the string are offsets in bytes only while every character is one byte, so they are converted.
  const places = placesOf(FIRST);
  const unnoticed: number[] = [];
  const misnamed: string[] = [];
  let offset = 0;
  let units = 0;
  for (const letter of FIRST) {
    const length = new TextEncoder().encode(letter).length;
    for (let at = offset; at < offset + length; at++) {
      const changed = bytes.with(at, bytes[at] === 97 ? 98 : 97);
      const found = errors(new TextDecoder().decode(changed), { head: HEAD });
      if (!found.length) unnoticed.push(at);
      // Broken JSON gets the message of the parser; everything else gets the name of its part.
      const named = found.filter(([name]) => name !== "readable").map(([, where]) => where ?? "");
      const expected = places(units);
      if (expected.length && named.length && !expected.some((one) => named.some((where) => one.test(where))))
        misnamed.push(`${at} ${FIRST.slice(Math.max(0, units - 20), units + 10)}: ${named.join(" | ")}`);
    }
    offset += length;
    units += letter.length;
  }
  expect(unnoticed).toEqual([]);
  expect(misnamed).toEqual([]);
}, 120_000);

describe("H3 what a page says of an edition stands in its trail, and in what followed", () => {
  test("H3 both languages, how it was decided, statements, signatures one for each delegation", () => {
    const facts = factsOf(first);
    expect(facts).toMatchObject({
      slug: "meeting-2026-declaration",
      number: 1,
      head: HEAD,
      date: "2026-11-29",
    });
    expect(facts.hashes.map(({ language }) => language)).toEqual(["en", "ru"]);
    expect(facts.signatures.map(({ party, title }) => [party.country, title])).toEqual([
      ["KZ", "Ombudsman"],
      ["UZ", "Deputy Ombudsman"],
    ]);
    expect(facts.record.statements).toMatchObject([{ kind: "reservation", clauses: ["c3"] }]);
    expect(facts.record.decided.map(({ step }) => step)).toEqual(["silence"]);
    expect(textIn(first, "ru").language).toBe("ru");
    expect(textIn(first, "kk").language).toBe("en");
  });

  test("H14 what followed an edition is bound to it, and adds to what is known and not to the edition", () => {
    expect(laterBreak(first, later)).toBeNull();
    const known = factsOf(first, later);
    expect(known.record.accessions.map(({ party }) => party.country)).toEqual(["NO"]);
    expect(known.record.editions.map(({ number }) => number)).toEqual([1, 2]);
    expect([known.number, known.head, known.hash]).toEqual([1, HEAD, first.texts[0]?.hash]);
    expect(laterBreak(first, later.slice(1))).toEqual({ n: first.trail.length + 1, what: "number" });
  });
});

test("H11 a long verification is done a piece at a time and comes to the same", () => {
  const running = verifying(FIRST, PUBLISHER);
  let pieces = 0;
  for (;;) {
    const step = running.next();
    pieces++;
    if (!step.done) continue;
    expect(step.value).toEqual(verifyEdition(FIRST, PUBLISHER));
    break;
  }
  expect(pieces).toBeGreaterThan(4);
});
