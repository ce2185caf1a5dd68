/**
 * What nodes send to each other, over a connection that delivers, delays, loses or breaks; time passes only when a test
 * moves it.
 */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Bus, openBus, type Wire, type WireEnds } from "#server/realtime/bus.ts";
import { decodeNodeMessage, encodeNodeMessage, type NodeMessage } from "#server/realtime/node-message.ts";
import { joinNodes, LOOK_MS, type Nodes, POLL_MS } from "#server/realtime/nodes.ts";
import type { Rooms } from "#server/realtime/rooms.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A cable to which any number of nodes are connected. */
class Cable {
  cut = false;
  ends: WireEnds[] = [];
  held: Uint8Array[] = [];
  holding = false;
  /** Nodes that died: they send nothing more, not even a goodbye. */
  readonly dead = new Set<WireEnds>();

  readonly connect = (ends: WireEnds): Wire => {
    this.ends.push(ends);
    setTimeout(() => ends.ready(), 1);
    return {
      send: (bytes) => this.dead.has(ends) || this.send(bytes),
      close: async () => void this.ends.splice(this.ends.indexOf(ends), 1),
    };
  };

  send(bytes: Uint8Array): void {
    if (this.holding) this.held.push(bytes);
    else if (!this.cut) for (const end of [...this.ends]) end.receive(bytes);
  }

  /** Everything that was held back arrives. */
  release(): void {
    this.holding = false;
    for (const bytes of this.held.splice(0)) this.send(bytes);
  }
}

class Listener {
  received: string[] = [];
  gone: string[] = [];
  working: boolean[] = [];
  readonly bus: Bus;

  constructor(cable: Cable) {
    const ears = {
      receive: (bytes: Uint8Array) => this.received.push(new TextDecoder().decode(bytes)),
      working: (works: boolean) => this.working.push(works),
      gone: (node: string) => this.gone.push(node),
    };
    this.bus = openBus(cable.connect, ears, { now: Date.now });
  }

  send(words: string): void {
    this.bus.send(new TextEncoder().encode(words));
  }
}

describe("W26 a node knows whether it is heard", () => {
  test("W26 by its own pulse: others hear what it says then, and it does not hear itself", () => {
    const cable = new Cable();
    const [here, there] = [new Listener(cable), new Listener(cable)];
    here.send("too early");
    vi.advanceTimersByTime(2);
    expect([here.working, there.working]).toEqual([[true], [true]]);
    here.send("words");
    expect([here.received, there.received]).toEqual([[], ["words"]]);
  });

  test("W26 three seconds of silence are a break, and the next pulse mends it", () => {
    const cable = new Cable();
    const here = new Listener(cable);
    vi.advanceTimersByTime(2);
    cable.cut = true;
    vi.advanceTimersByTime(3_000);
    expect(here.bus.works).toBe(true);
    vi.advanceTimersByTime(1_100);
    expect(here.bus.works).toBe(false);
    cable.cut = false;
    vi.advanceTimersByTime(1_000);
    expect(here.working).toEqual([true, false, true]);
  });

  test("W26 a break that is reported counts at once, and a pulse from before it proves nothing", () => {
    const cable = new Cable();
    const here = new Listener(cable);
    vi.advanceTimersByTime(2);
    cable.holding = true;
    vi.advanceTimersByTime(1_000);
    cable.ends[0]?.broke(new Error("reset"));
    expect(here.bus.works).toBe(false);
    cable.release();
    expect(here.bus.works).toBe(false);
    vi.advanceTimersByTime(1_000);
    expect(here.bus.works).toBe(true);
  });

  test("W27 a node that ends says so, and one that says nothing for ten seconds is taken to be gone", async () => {
    const cable = new Cable();
    const [here, polite, dead] = [new Listener(cable), new Listener(cable), new Listener(cable)];
    vi.advanceTimersByTime(1_100);
    await polite.bus.close();
    expect(here.gone).toHaveLength(1);
    cable.dead.add(cable.ends[1] as WireEnds);
    vi.advanceTimersByTime(9_000);
    expect(here.gone).toHaveLength(1);
    vi.advanceTimersByTime(3_000);
    expect(new Set(here.gone).size).toBe(2);
    expect([here.bus.works, dead.bus.works]).toEqual([true, false]);
  });
});

describe("W25 what was lost", () => {
  const HEADS = new Map([["s1", 7]]);
  let rooms: Rooms;
  let cable: Cable;
  let nodes: Nodes;
  const heads = vi.fn(async () => HEADS);
  const nudged = vi.fn();

  beforeEach(async () => {
    vi.clearAllMocks();
    const none = () => {};
    rooms = {
      ...{ left: none, close: none, receive: vi.fn(), look: vi.fn(), present: none, forget: none },
      ...{ open: () => Promise.reject(), catchUp: async () => {} },
      sheets: () => ["s1"],
      presences: () => new Map([["s1", []]]),
    };
    cable = new Cable();
    nodes = joinNodes({ connect: cable.connect, heads, nudged }, rooms, none);
    await vi.advanceTimersByTimeAsync(2);
    vi.clearAllMocks();
  });

  test("W25 in silence is found by looking at the heads of the open sheets, every five seconds", async () => {
    expect(nodes.isConnected).toBe("messages");
    await vi.advanceTimersByTimeAsync(LOOK_MS - 10);
    expect(heads).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(10);
    expect(heads).toHaveBeenCalledExactlyOnceWith(["s1"]);
    expect(rooms.look).toHaveBeenCalledExactlyOnceWith(HEADS);
  });

  test("W26 where nobody is heard, four times a second; and at once when they are heard again", async () => {
    cable.cut = true;
    cable.ends[0]?.broke(new Error("gone"));
    expect(nodes.isConnected).toBe("polling");
    await vi.advanceTimersByTimeAsync(1);
    expect(heads).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(4 * POLL_MS);
    expect(heads).toHaveBeenCalledTimes(5);
    cable.cut = false;
    vi.clearAllMocks();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(nodes.isConnected).toBe("messages");
    expect(heads.mock.calls.length).toBeGreaterThan(0);
    expect(nudged).toHaveBeenCalledTimes(1);
  });

  test("W26 a database that does not answer is asked again", async () => {
    heads.mockRejectedValueOnce(new Error("restarting"));
    await vi.advanceTimersByTimeAsync(2 * LOOK_MS);
    expect(heads).toHaveBeenCalledTimes(2);
    expect(rooms.look).toHaveBeenCalledTimes(1);
  });

  test("W28 a nudge is passed on; bytes that mean nothing harm nobody", () => {
    const other = new Listener(cable);
    vi.advanceTimersByTime(2);
    other.bus.send(encodeNodeMessage({ type: "nudge" }));
    other.bus.send(new Uint8Array([0, 200, 1]));
    other.bus.send(new Uint8Array([77]));
    other.bus.send(new Uint8Array());
    expect(nudged).toHaveBeenCalledTimes(1);
    expect(rooms.receive).not.toHaveBeenCalled();
  });
});

test("W24 what is said is understood as it was meant", () => {
  const bytes = new Uint8Array([1, 2, 3]);
  const message: NodeMessage[] = [
    { type: "rows", sheet: "s1", stretch: { from: 3, to: 5, bytes, owners: [[4_294_967_295, "p"]] } },
    { type: "rows", sheet: "s2", stretch: { from: 1, to: 1, bytes: new Uint8Array(), owners: [] } },
    { type: "presence", sheet: "s1", entries: [{ client: 7, person: "айгүл", bytes }] },
    { type: "who", sheets: ["s1", "s2"] },
    { type: "nudge" },
    { type: "back" },
  ];
  for (const one of message) expect(decodeNodeMessage(encodeNodeMessage(one))).toEqual(one);
});
