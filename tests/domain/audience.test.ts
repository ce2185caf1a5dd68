/** Who reads which kind of event: the whole table, kind by kind and reader by reader. */
import { describe, expect, test } from "vitest";
import {
  audienceIncludes,
  EVENT_AUDIENCE,
  type EventAudience,
  type EventAudiences,
  PUBLIC,
  type TextEvent,
  type Viewer,
} from "#domain/life/index.ts";
import { party } from "../support/texts.ts";

type Kind = TextEvent["type"];

const READERS: Record<string, Viewer> = {
  public: PUBLIC,
  guest: { side: "delegation", delegation: null },
  other: { side: "delegation", delegation: "kz" },
  own: { side: "delegation", delegation: "uz" },
  chair: { side: "chair" },
};

/** Written here a second time, independently of the code: what is not for the public. */
const FOR_THE_MEETING: Kind[] = [
  ...([
    "reading-opened",
    "amendments-close-set",
    "attribution-set",
    "decision-undone",
    "text-restored",
  ] as const),
  ...(["amendment-released", "amendment-cosponsored", "amendment-considered"] as const),
  ...(["amendment-checked", "amendment-withdrawn", "amendment-accepted", "amendment-merged"] as const),
  ...(["amendment-rejected", "amendment-affected", "clause-agreed-ad-ref", "clause-agreed"] as const),
  ...(["ad-ref-joined", "ad-ref-lifted", "clause-reopened", "clause-held", "clause-freed"] as const),
  ...(["correction-begun", "clause-corrected", "correction-ended"] as const),
];
const NAMED: Kind[] = ["silence-joined", "objection-noted", "objection-late"];

const kinds = Object.keys(EVENT_AUDIENCE) as Kind[];
const event = (type: Kind, to?: "all" | "chair") =>
  ({ type, to, party: party("UZ") }) as unknown as TextEvent;
const readersOf = (one: TextEvent) =>
  Object.keys(READERS).filter((who) => audienceIncludes(one, READERS[who] as Viewer));

describe("H100 every kind of event declares who reads it", () => {
  test.each(kinds.filter((kind) => !NAMED.includes(kind)))("H100 %s", (kind) => {
    const all = ["public", "guest", "other", "own", "chair"];
    expect(readersOf(event(kind))).toEqual(FOR_THE_MEETING.includes(kind) ? all.slice(1) : all);
  });

  test.each(NAMED)("H100 %s is read by those whom it names", (kind) => {
    expect(readersOf(event(kind, "all"))).toEqual(["guest", "other", "own", "chair"]);
    expect(readersOf(event(kind, "chair"))).toEqual(["own", "chair"]);
  });

  test("H100 an objection whose author is withheld is read by the chair alone where it names the chair", () => {
    const withheld = { type: "objection-noted", party: null, to: "chair" } as unknown as TextEvent;
    expect(readersOf(withheld)).toEqual(["chair"]);
  });

  test("H100 a kind of a later version is read by nobody, and neither is a name that every object has", () => {
    for (const type of ["poll-taken", "constructor", "__proto__", "toString"])
      expect(readersOf(event(type as Kind, "all")), type).toEqual([]);
  });

  test("H100 a kind without an audience, or open to more than it names, does not compile", () => {
    const { withdrawn: _, ...rest } = EVENT_AUDIENCE;
    // @ts-expect-error one kind is missing
    const missing: EventAudiences = rest;
    // @ts-expect-error it names its readers in `to`
    const wider: EventAudiences = { ...EVENT_AUDIENCE, "objection-noted": "everybody" };
    // @ts-expect-error it has no `to` to name its readers
    const named: EventAudiences = { ...EVENT_AUDIENCE, signed: "named" };
    // @ts-expect-error no such kind
    const unknown: Record<Kind, EventAudience> = { ...EVENT_AUDIENCE, "poll-taken": "meeting" } as const;
    expect([missing, wider, named, unknown]).toHaveLength(4);
  });
});
