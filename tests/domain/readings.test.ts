import { describe, expect, test } from "vitest";
import {
  amendmentsOpen,
  type Command,
  type DraftingCommand,
  decide,
  evolve,
  type TextRecord,
} from "#domain/life/index.ts";
import { AT, party, recordAfter } from "../support/texts.ts";

const drafting = recordAfter({ type: "drafting-opened", pen: "open" });
const LATER = "2026-11-27T10:00:00.000Z";

function doing(record: TextRecord, command: DraftingCommand, now = AT): TextRecord | string {
  const decision = decide(record, command, now);
  return decision.ok
    ? decision.events.reduce((was, event) => evolve(was, event, now), record)
    : decision.reason;
}
const set = (closes: string | null) => ({ type: "set-amendments-close", closes }) as const;

describe("N27 readings are numbered and opened by the chair", () => {
  test("N27 the second reading follows the first, with the pen where it was; two clicks open one", () => {
    const second = doing(drafting, { type: "open-reading", after: 1 }) as TextRecord;
    expect(second).toMatchObject({ reading: 2, phase: { name: "drafting", pen: "open", reading: 2 } });
    expect(doing(second, { type: "open-reading", after: 1 })).toBe("already-done");
    expect(doing(second, { type: "open-reading", after: 2 })).toMatchObject({ reading: 3 });
  });

  test("N27 a reading has its own clock: the next begins without one", () => {
    const timed = doing(drafting, set(LATER)) as TextRecord;
    expect(doing(timed, { type: "open-reading", after: 1 })).toMatchObject({ amendmentsClose: null });
  });
});

describe("N28 amendments close at a moment that is computed when it is asked", () => {
  test("N28 set, moved and taken away; open before it, closed at it and after, with nobody's doing", () => {
    const timed = doing(drafting, set(LATER)) as TextRecord;
    const open = (now: string, record = timed) => amendmentsOpen(record, now);
    expect([
      open(AT),
      open("2026-11-27T09:59:59.999Z"),
      open(LATER),
      open("2026-11-28T00:00:00.000Z"),
    ]).toEqual([...[true, true, false, false]]);
    const moved = doing(timed, set("2026-11-27T11:00:00.000Z"), LATER) as TextRecord;
    expect(open(LATER, moved)).toBe(true);
    expect(open("2027-01-01T00:00:00.000Z", doing(moved, set(null)) as TextRecord)).toBe(true);
  });

  test("N28 an amendment is released before it, and not at it", () => {
    const timed = doing(drafting, set(LATER)) as TextRecord;
    const base = [{ id: "c1", kind: "operative", level: 0, runs: [{ text: "Agree" }] } as const];
    const release = {
      ...{ type: "release-amendment", amendment: "a1", proposal: { deed: "delete", clause: "c1" } },
      ...{ party: party("KZ"), suggestedBy: null, base, proposed: [], reason: "" },
    } as unknown as Command;
    const output = (now: string) => {
      const decision = decide(timed, release, now);
      return decision.ok ? "yes" : decision.reason;
    };
    expect([output(AT), output(LATER)]).toEqual(["yes", "amendments-closed"]);
  });

  test("N28 a moment that has passed, or none, is refused, and so is setting it twice", () => {
    expect(["2026-11-27T08:59:59.999Z", AT, LATER].map((at) => typeof doing(drafting, set(at)))).toEqual([
      ...["string", "string", "object"],
    ]);
    expect(doing(drafting, set(AT))).toBe("moment-passed");
    expect(
      ["tomorrow", "2026-11-28", "2026-11-27T10:00:00Z", ""].map((at) => doing(drafting, set(at))),
    ).toEqual(Array(4).fill("malformed-moment"));
    expect(doing(doing(drafting, set(LATER)) as TextRecord, set(LATER))).toBe("already-done");
    expect(doing(drafting, set(null))).toBe("already-done");
  });

  test("N28 a text that is not drafted takes no amendments, whatever its clock says", () => {
    expect(amendmentsOpen(recordAfter(), AT)).toBe(false);
  });
});
