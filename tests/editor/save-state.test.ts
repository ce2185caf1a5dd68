/** Nothing is shown as saved before the server has confirmed it. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  keep,
  type SaveEvent,
  type Saving,
  saveState,
  startSaving,
} from "#app/editor/connection/save-state.ts";

function play(start: Saving, ...happenings: SaveEvent[]) {
  const asked: number[] = [];
  const state = happenings.reduce((now, happening) => {
    const next = keep(now, happening);
    if (next.ask !== null) asked.push(next.ask);
    return next.state;
  }, start);
  return { state, asked, viewed: saveState(state) };
}

const made = { type: "made" } as const;
const synced = { type: "synced" } as const;
const lost = { type: "lost" } as const;
const receipt = (seq: number) => ({ type: "receipt", seq }) as const;

describe("kept", () => {
  test("E5 a change is kept when its number comes back, not before", () => {
    const open = play(startSaving(0), synced, receipt(0));
    expect(open.viewed).toEqual({ name: "kept" });
    const typed = play(open.state, made, made);
    expect(typed.asked).toEqual([1]);
    expect(typed.viewed).toEqual({ name: "keeping", waiting: 2 });
    const first = play(typed.state, receipt(1));
    expect(first.asked).toEqual([2]);
    expect(first.viewed).toEqual({ name: "keeping", waiting: 1 });
    expect(play(first.state, receipt(2)).viewed).toEqual({ name: "kept" });
  });

  test("E5 a line that opens proves nothing until it answers", () => {
    expect(play(startSaving(0), synced).viewed).toEqual({ name: "keeping", waiting: 0 });
  });

  test("E5 changes made offline are counted and asked for when the line is back", () => {
    const away = play(startSaving(0), synced, receipt(0), lost, made, made, made);
    expect(away.viewed).toEqual({ name: "offline", waiting: 3 });
    const back = play(away.state, synced);
    expect(back.asked).toEqual([3]);
    expect(play(back.state, receipt(3)).viewed).toEqual({ name: "kept" });
  });

  test("E5 changes of an earlier visit count until they are answered for", () => {
    expect(play(startSaving(2), lost).viewed).toEqual({ name: "offline", waiting: 2 });
    expect(play(startSaving(2), lost, synced, receipt(2)).viewed).toEqual({ name: "kept" });
  });

  test("E5 an answer that nobody asked for, or for more than was made, keeps nothing", () => {
    const offline = play(startSaving(0), synced, made, lost, receipt(1));
    expect(offline.viewed).toEqual({ name: "offline", waiting: 1 });
    const online = play(startSaving(0), synced, receipt(99), made);
    expect(online.viewed).toEqual({ name: "keeping", waiting: 1 });
  });

  test("E5 whatever happens, what is called kept was answered for on an open line", () => {
    const happening = fc.constantFrom<"made" | "synced" | "lost" | "echo">("made", "synced", "lost", "echo");
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 60 }), (happenings) => {
        let state = startSaving(0);
        let durable = 0;
        let underWay: number | null = null;
        for (const type of happenings) {
          if (type === "echo" && underWay === null) continue;
          if (type === "echo") durable = Math.max(durable, underWay as number);
          const next = keep(state, type === "echo" ? receipt(underWay as number) : { type });
          if (type !== "made") underWay = null;
          state = next.state;
          underWay = next.ask ?? underWay;
          if (saveState(state).name === "kept") expect(state.made).toBe(durable);
        }
      }),
    );
  });
});
