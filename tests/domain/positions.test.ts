import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  AUDIENCES,
  consensusOf,
  isMissing,
  maySee,
  type PositionAudience,
  type PositionViewer,
  positionError,
  STANCES,
  type Stance,
  seenBy,
  widest,
} from "#domain/positions/index.ts";

const CHAIR: PositionViewer = { side: "chair", delegation: null };
const KZ: PositionViewer = { side: "member", delegation: "kz" };
const UZ: PositionViewer = { side: "member", delegation: "uz" };
const NO: PositionViewer = { side: "guest", delegation: "no" };

describe("N31 a position is seen by its audience and by nobody else", () => {
  test.each<[PositionAudience, PositionViewer[]]>([
    ["delegation", [KZ]],
    ["chair", [KZ, CHAIR]],
    ["all", [KZ, CHAIR, UZ]],
  ])("N31 for %s", (audience, viewers) => {
    const seen = [KZ, CHAIR, UZ, NO].filter((viewer) => maySee({ delegation: "kz", audience }, viewer));
    expect(seen).toEqual(viewers);
  });

  test("N31 who sits for a guest sees none, also not under the name of a delegation that took one", () => {
    const odd: PositionViewer = { side: "guest", delegation: "kz" };
    expect(AUDIENCES.some((audience) => maySee({ delegation: "kz", audience }, odd))).toBe(false);
  });

  test("N31 what one sees is what may be seen, whatever else there is", () => {
    const any = fc.record({
      delegation: fc.constantFrom("kz", "uz", "tj"),
      audience: fc.constantFrom(...AUDIENCES),
    });
    fc.assert(
      fc.property(fc.array(any), fc.constantFrom(KZ, UZ, CHAIR, NO), (positions, viewer) => {
        const seen = seenBy(positions, viewer);
        expect(seen.every((position) => maySee(position, viewer))).toBe(true);
        expect(positions.filter((one) => !seen.includes(one)).some((one) => maySee(one, viewer))).toBe(false);
      }),
    );
  });

  test("N31 who saw a position hears that it is gone: the wider of two audiences is told", () => {
    expect([
      widest(null, "delegation"),
      widest("all", "delegation"),
      widest("chair", "all"),
      widest("chair", null),
      widest(null, null),
    ]).toEqual(["delegation", "all", "all", "chair", null]);
  });
});

describe("N32 consensus is that nobody objects", () => {
  const of = (...stances: Stance[]) => consensusOf(stances.map((stance) => ({ stance })));

  test("N32 the worst that is said decides, and silence is told from agreement", () => {
    expect([
      of(),
      of("support", "live-with"),
      of("support", "needs-instructions"),
      of("needs-instructions", "reserve"),
      of("support", "object", "reserve"),
    ]).toEqual(["silent", "no-objection", "instructions", "reservation", "objection"]);
    expect(
      (["silent", "no-objection", "instructions", "reservation", "objection"] as const).map(isMissing),
    ).toEqual([false, false, true, true, true]);
  });

  test("N32 every stance has its place", () => {
    expect(STANCES.map((stance) => of(stance))).toEqual([
      ...["no-objection", "no-objection", "instructions", "reservation", "objection"],
    ]);
  });
});

test("N33 positions are taken while a text is drafted, with a note that can be read", () => {
  expect(positionError("drafting", "Capital is asked")).toBeNull();
  expect(positionError("signing", "")).toBe("not-in-this-phase");
  expect(positionError("drafting", "x".repeat(4_001))).toBe("too-long");
});
