/**
 * Random lives of a text: any commands, in any order, while the clock moves. The result is judged from the trail alone,
 * by rules that are written here a second time and do not come from `decide`.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  accepts,
  type Command,
  customaryRules,
  decide,
  evolve,
  outcomesDue,
  replay,
  type Step,
  type TextEvent,
  type TextRecord,
  textObstacles,
} from "#domain/life/index.ts";
import { canonicalText, clauseDigest, hashOf, NUMBERING } from "#domain/text/index.ts";
import { firstBreak, link, type TrailEntry } from "#domain/trail/index.ts";
import { AT, CREATED, clause, party } from "../support/texts.ts";

const WORDS = ["Decide", "Decide [to agree]", "Decide on [tbc]", "Agree"];
const TEXTS = WORDS.map((words) => {
  const clauses = [clause("operative", words, 0, "c1")];
  const hash = hashOf(canonicalText({ kind: "declaration", language: "en", numbering: NUMBERING, clauses }));
  return { clauses, hash, digests: clauses.map((one) => ({ id: one.id, digest: clauseDigest(one) })) };
});
const textOf = (hash: string) => TEXTS.find((text) => text.hash === hash);
const HOUR = 3_600_000;

interface World {
  record: TextRecord;
  trail: TrailEntry[];
  /** Which of the texts is under discussion. */
  table: number;
  now: number;
}

type Input = (world: World, n: number) => Command | null;

const own = (n: number) => ["kz", "uz", "no"][n % 3] ?? "kz";
const seen = ({ record }: World, n: number) => {
  const frozen = "hash" in record.phase ? record.phase.hash : record.drafts.at(-1)?.hash;
  return n % 5 === 0 ? (TEXTS[n % 4]?.hash ?? "") : (frozen ?? "");
};
const why = (n: number) => (n % 4 === 0 ? "So it was agreed" : undefined);
const freeze = (world: World, n: number) => {
  const text = TEXTS[world.table];
  const facts = { seen: seen(world, n), current: text?.hash ?? "" };
  return { ...facts, obstacles: textObstacles(text?.clauses ?? []), override: why(n) };
};
const later = ({ now }: World, n: number) => new Date(now + (70 + (n % 8)) * HOUR).toISOString();
const office = (world: World, n: number) => ({
  ...{ seen: seen(world, n), signatory: "Office", title: "Ombudsman", adReferendum: n % 7 === 0 },
});
const steps: Step[][] = [
  ["silence"],
  ["meeting"],
  ["signature"],
  ["silence", "signature"],
  ["meeting", "silence"],
];

const PREFERENCES: Input[] = [
  (_, n) => ({
    ...{ type: "set-rules", reason: "So agreed" },
    rules: { ...customaryRules("en"), steps: steps[n % 5] ?? [], mustSign: n % 3 ? null : ["kz"] },
  }),
  (_, n) => ({ type: "accept-rules", delegation: own(n) }),
  (_, n) => ({ type: "open-drafting", override: why(n) }),
  (world) => {
    const text = TEXTS[world.table];
    return text ? { type: "issue-draft", name: "", note: "", hash: text.hash, clauses: text.digests } : null;
  },
  (world, n) => ({ type: "open-silence", ...freeze(world, n), expires: later(world, n) }),
  (world, n) => ({ type: "extend-silence", expires: later(world, n), reason: "A day more" }),
  (world, n) => ({
    ...{ type: "break-silence", delegation: own(n), seen: seen(world, n) },
    ...{ reason: "OP1", amendment: "", confidential: n % 2 === 0 },
  }),
  (world, n) => ({ type: "join-silence", delegation: own(n), seen: seen(world, n) }),
  (world, n) => ({ type: "put-to-meeting", ...freeze(world, n), present: n % 2 ? ["kz", "uz"] : ["kz"] }),
  (world, n) => ({ type: "note-no-objection", seen: seen(world, n) }),
  (world, n) => ({ type: "note-objection", seen: seen(world, n), delegations: ["kz"], reason: "OP1" }),
  (world, n) => ({ type: "open-signing", ...freeze(world, n) }),
  (world, n) => ({ type: "sign", delegation: own(n), ...office(world, n) }),
  (world, n) => ({ type: "sign", delegation: own(n + 1), ...office(world, n) }),
  (world, n) => ({ type: "refuse", delegation: own(n), seen: seen(world, n), reason: "No mandate" }),
  (_, n) => ({ type: "confirm-signature", delegation: own(n), by: "Parliament" }),
  (_, n) => ({ type: "withdraw-signature", delegation: own(n), reason: "A word" }),
  (_, n) => (n % 3 ? null : { type: "reopen", reason: "A word" }),
  (world, n) => {
    const text = "hash" in world.record.phase ? textOf(world.record.phase.hash) : undefined;
    const facts = { seen: seen(world, n), slug: "s", place: { en: "Astana" }, date: "2026-11-27" };
    return { type: "adopt", ...facts, obstacles: textObstacles(text?.clauses ?? []), override: why(n) };
  },
  (_, n) => ({
    ...{ type: "release-amendment", amendment: `a${n}`, proposal: { deed: "delete", clause: "c1" } },
    ...{ party: party("KZ"), suggestedBy: null, base: [], proposed: [], reason: "" },
  }),
  (_, n) => ({ type: "reject-amendment", amendment: `a${n}`, reason: "" }),
  (world, n) => ({
    ...{ type: "file-statement", delegation: own(n), kind: "reservation", clauses: ["c1"] },
    ...{ language: "en", seen: seen(world, n), words: "We reserve." },
  }),
  (world, n) => {
    const text = TEXTS[n % 4];
    const facts = {
      seen: world.record.editions.at(-1)?.hash ?? "",
      reason: "A slip",
      expires: later(world, n),
    };
    if (!text) return null;
    const words = { hash: text.hash, clauses: text.digests, obstacles: textObstacles(text.clauses) };
    return { type: "propose-correction", ...facts, ...words, override: why(n) };
  },
  (world) => ({
    ...{ type: "object-to-correction", delegation: "uz", seen: world.record.correction?.hash ?? "" },
    reason: "No slip",
  }),
  (world, n) => ({ type: "accede", party: party("MN"), ...office(world, n) }),
  (_, n) => (n % 9 ? null : { type: "withdraw", reason: "No mandate" }),
];

function write(world: World, events: readonly TextEvent[]): void {
  const at = new Date(world.now).toISOString();
  const actor = { side: "chair" as const, delegation: null, person: "p" };
  for (const event of events) {
    world.trail.push(link(world.trail.at(-1) ?? null, { at, actor, event }));
    world.record = evolve(world.record, event, at);
  }
}

/** As `perform` does it: what is due is written first, then the decision, including a refusal that is recorded. */
function ask(world: World, command: Command): void {
  const at = new Date(world.now).toISOString();
  write(world, outcomesDue(world.record, at));
  write(world, decide(world.record, command, at).events ?? []);
}

function live(turns: readonly [input: number, n: number, hours: number][]): World {
  const record = evolve(null, CREATED, AT);
  const world: World = { record, trail: [], table: 0, now: Date.parse(AT) };
  write(world, [CREATED]);
  for (const [input, n, hours] of turns) {
    world.now += hours * HOUR + 1;
    if (n % 4 === 0 && accepts(world.record.phase) !== "nobody") world.table = (world.table + n + 1) % 4;
    const command = PREFERENCES[input]?.(world, n);
    if (command) ask(world, command);
  }
  return world;
}

/** Every error, in words, read from the trail alone. */
function errors({ trail, record }: World): string[] {
  const entries = trail.flatMap(({ content }) => (content ? [content] : []));
  const found: string[] = [];
  if (firstBreak(trail)) found.push("the trail does not verify");
  if (JSON.stringify(replay(entries)) !== JSON.stringify(record)) found.push("the record is not its trail");
  for (const [at, { event }] of entries.entries()) {
    const before = entries.slice(0, at).map((one) => one.event);
    if (event.type === "signed" && event.hash !== frozenBy(before)) found.push("a signature of other words");
    if (event.type === "adopted") found.push(...adoptedWith(event, before));
    if (event.type === "corrected" && entries[at]?.at && entries[at].at < event.expired)
      found.push("corrected before its time");
    if (event.type === "silence-kept" && entries[at]?.at && entries[at].at < event.expired)
      found.push("kept before its time");
  }
  return found;
}

function frozenBy(before: readonly TextEvent[]): string | undefined {
  const last = before.findLast((event) =>
    ["signing-opened", "reopened", "silence-broken", "meeting-objected"].includes(event.type),
  );
  return last?.type === "signing-opened" ? last.hash : undefined;
}

function adoptedWith(event: Extract<TextEvent, { type: "adopted" }>, before: readonly TextEvent[]): string[] {
  const text = textOf(event.hash);
  const rules = before.flatMap((one) => (one.type === "rules-set" ? [one.rules] : [])).at(-1);
  const overridden = before.some((one) => "override" in one && one.override?.reason);
  const found: string[] = [];
  if (!event.override && text && textObstacles(text.clauses).length) found.push("adopted with brackets");
  if (!overridden && !event.override && undecided(before)) found.push("adopted with an undecided amendment");
  if ((rules?.steps ?? ["signature"]).includes("signature") && !event.override) {
    const required = rules?.mustSign ?? ["kz", "uz"];
    const since = before.slice(before.findLastIndex((one) => one.type === "signing-opened"));
    if (required.some((delegation) => !stands(since, delegation))) found.push("adopted without a signature");
  }
  return found;
}

function undecided(before: readonly TextEvent[]): boolean {
  const closed = new Set(before.flatMap((one) => (one.type === "amendment-rejected" ? [one.amendment] : [])));
  return before.some((one) => one.type === "amendment-released" && !closed.has(one.amendment));
}

/** Signed, not taken back, and confirmed if it was ad referendum. */
function stands(since: readonly TextEvent[], delegation: string): boolean {
  const of = (event: TextEvent) => "party" in event && event.party?.delegation === delegation;
  const back = since.findLastIndex((event) => event.type === "signature-withdrawn" && of(event));
  const rest = since.slice(back + 1);
  const signature = rest.find((event) => event.type === "signed" && of(event));
  if (signature?.type !== "signed") return false;
  return !signature.adReferendum || rest.some((one) => one.type === "signature-confirmed" && of(one));
}

const turn = fc.tuple(
  fc.nat(PREFERENCES.length - 1),
  fc.nat(40),
  fc.constantFrom(0, 0, 0, 0, 1, 24, 80),
) satisfies fc.Arbitrary<[number, number, number]>;
const lives = fc.array(turn, { maxLength: 120, size: "max" });

test("S11 no sequence of commands reaches a false signature, an unsettled adoption or a broken trail", () => {
  fc.assert(
    fc.property(lives, (turns) => {
      expect(errors(live(turns))).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

/**
 * The way from nothing to an adopted text, with noise between, so that the property above is not only tested with
 * refusals.
 */
const ROADS: [input: number, n: number, hours: number][][] = [
  [
    [0, 3, 0],
    [1, 3, 0],
    [1, 1, 0],
    [2, 1, 0],
    [3, 1, 0],
    [4, 3, 0],
    [9, 1, 80],
    [11, 1, 0],
    [12, 3, 0],
    [12, 1, 0],
    [18, 1, 0],
  ],
  [
    [2, 1, 0],
    [3, 1, 0],
    [11, 1, 0],
    [12, 3, 0],
    [12, 1, 0],
    [18, 1, 0],
  ],
  [
    [0, 1, 0],
    [1, 3, 0],
    [1, 1, 0],
    [2, 1, 0],
    [3, 1, 0],
    [8, 1, 0],
    [9, 1, 0],
    [18, 1, 0],
  ],
];

test("S11 with any noise on the way to the adoption it is the same, and the adoption is reached", () => {
  const noisy = fc.tuple(fc.constantFrom(...ROADS), fc.array(fc.tuple(fc.nat(10), turn), { maxLength: 12 }));
  let adopted = 0;
  fc.assert(
    fc.property(noisy, ([road, noise]) => {
      const turns = road.flatMap((step, at) => [
        ...noise.flatMap(([where, one]) => (where === at ? [one] : [])),
        step,
      ]);
      const world = live(turns);
      if (world.record.phase.name === "adopted") adopted += 1;
      expect(errors(world)).toEqual([]);
    }),
    { numRuns: 400 },
  );
  for (const road of ROADS) expect(live(road).record.phase.name).toBe("adopted");
  expect(adopted).toBeGreaterThan(20);
});
