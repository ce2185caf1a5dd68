/** Who is present: whose messages count for a person, and how often they are passed on. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import * as awareness from "y-protocols/awareness";
import * as Y from "yjs";
import { BLOCK_SIZE, FIRST_ISSUED } from "#domain/text/client-ids.ts";
import { Claims } from "#server/realtime/claims.ts";
import { readFrame } from "#server/realtime/frames.ts";
import { type Attendant, FLUSH_MS, openPresence, type Shared, type User } from "#server/realtime/presence.ts";
import { caretAt } from "./stand-ins.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const userOf = (person: string): User => ({
  person,
  name: `Name of ${person}`,
  delegation: "d1",
  label: "kz",
  country: "kz",
  colour: "#123456",
});

/** The awareness of a stock client, with the frames that it received. */
class Screen implements Attendant {
  readonly user: User;
  readonly own = new awareness.Awareness(new Y.Doc());
  frames: Uint8Array[] = [];
  claims?: Claims;

  constructor(person: string) {
    this.user = userOf(person);
    clearInterval(this.own._checkInterval);
  }

  sendIfIdle(...parts: readonly Uint8Array[]): void {
    if (!parts.length) return;
    const frame = new Uint8Array(Buffer.concat(parts));
    this.frames.push(frame);
    const message = readFrame(frame);
    if (message.type === "presence") awareness.applyAwarenessUpdate(this.own, message.update, "remote");
  }

  set(state: object | null): Uint8Array {
    this.own.setLocalState(state as Record<string, unknown> | null);
    return awareness.encodeAwarenessUpdate(this.own, [this.own.clientID]);
  }

  sees(other: Screen): unknown {
    return this.own.getStates().get(other.own.clientID);
  }
}

function meeting() {
  const presence = openPresence<Screen>(() => true);
  const [aigul, bakyt, chynara] = ["aigul", "bakyt", "chynara"].map((name) => new Screen(name)) as [
    Screen,
    Screen,
    Screen,
  ];
  for (const screen of [aigul, bakyt, chynara]) presence.join(screen);
  const flush = () => vi.advanceTimersByTime(FLUSH_MS);
  return { presence, aigul, bakyt, chynara, flush };
}

test("W14 a forged identity is overwritten from the session; the caret stays as it was sent", () => {
  const { presence, aigul, bakyt, flush } = meeting();
  presence.receive(
    aigul,
    aigul.set({ user: { person: "bakyt", name: "Bakyt", colour: "red" }, cursor: caretAt(3), secret: "x" }),
  );
  flush();
  expect(bakyt.sees(aigul)).toEqual({ user: aigul.user, cursor: caretAt(3) });
});

test.each([{}, { tname: null }, { assoc: 1 }])(
  "W106 a caret that is nowhere (%j) is not passed on; one that is somewhere is",
  (nowhere) => {
    const { presence, aigul, bakyt, flush } = meeting();
    for (const cursor of [
      { anchor: nowhere, head: nowhere },
      { anchor: caretAt(1).anchor, head: nowhere },
    ]) {
      presence.receive(aigul, aigul.set({ cursor }));
      flush();
      expect((bakyt.sees(aigul) as { cursor?: unknown } | undefined)?.cursor ?? null).toBeNull();
    }
    presence.receive(aigul, aigul.set({ cursor: caretAt(1) }));
    flush();
    expect(bakyt.sees(aigul)).toMatchObject({ cursor: caretAt(1) });
  },
);

test("W120 under an issued id is present who shows its pass, and nobody before", () => {
  const { presence, aigul, bakyt, chynara, flush } = meeting();
  const issued = FIRST_ISSUED + BLOCK_SIZE;
  const send = (screen: Screen, blocks: Set<number>, clock: number) => {
    screen.claims = new Claims(blocks);
    screen.own.clientID = issued;
    presence.receive(screen, screen.set({ cursor: caretAt(clock) }));
    flush();
  };
  send(bakyt, new Set(), 1);
  expect(chynara.own.getStates().has(issued)).toBe(false);
  send(aigul, new Set([issued]), 2);
  expect(chynara.own.getStates().get(issued)).toMatchObject({ user: aigul.user, cursor: caretAt(2) });
});

test("W14 nobody speaks for another's client id, nor for two; what stock clients send back is dropped", () => {
  const { presence, aigul, bakyt, chynara, flush } = meeting();
  presence.receive(aigul, aigul.set({ cursor: caretAt(1) }));
  presence.receive(bakyt, bakyt.set({ cursor: caretAt(2) }));
  flush();
  const received = chynara.frames.length;
  presence.receive(bakyt, awareness.encodeAwarenessUpdate(bakyt.own, [aigul.own.clientID]));
  const forged = new awareness.Awareness(new Y.Doc());
  clearInterval(forged._checkInterval);
  forged.clientID = aigul.own.clientID;
  forged.setLocalState({ cursor: caretAt(99) });
  presence.receive(chynara, awareness.encodeAwarenessUpdate(forged, [forged.clientID]));
  flush();
  expect(chynara.frames).toHaveLength(received);
  expect(bakyt.sees(aigul)).toMatchObject({ cursor: caretAt(1) });
});

test("W14 a client id that wrote for another person in the log is not spoken for", () => {
  const presence = openPresence<Screen>((_, person) => person !== "liar");
  const [liar, aigul] = [new Screen("liar"), new Screen("aigul")];
  for (const screen of [liar, aigul]) presence.join(screen);
  presence.receive(liar, liar.set({ cursor: caretAt(1) }));
  vi.advanceTimersByTime(FLUSH_MS);
  expect(aigul.frames).toEqual([]);
});

test("W14 at most ten frames a second, each with the latest of everybody, and to nobody about himself", () => {
  const { presence, aigul, bakyt, chynara } = meeting();
  for (let ms = 0; ms < 1_000; ms += 10) {
    presence.receive(aigul, aigul.set({ cursor: caretAt(ms) }));
    presence.receive(bakyt, bakyt.set({ cursor: caretAt(ms) }));
    vi.advanceTimersByTime(10);
  }
  vi.advanceTimersByTime(FLUSH_MS);
  expect(chynara.frames.length).toBeLessThanOrEqual(11);
  expect(chynara.sees(aigul)).toMatchObject({ cursor: caretAt(990) });
  expect(aigul.sees(bakyt)).toMatchObject({ cursor: caretAt(990) });
  // A client does not get its own presence back: a stock client would answer it without end.
  expect(aigul.own.getLocalState()).toEqual({ cursor: caretAt(990) });
});

test("W14 who comes later is shown who is here, and who leaves is gone, and may come back with the same id", () => {
  const { presence, aigul, bakyt, flush } = meeting();
  presence.receive(aigul, aigul.set({ cursor: caretAt(1) }));
  flush();
  const late = new Screen("late");
  presence.join(late);
  expect(late.sees(aigul)).toMatchObject({ cursor: caretAt(1) });
  presence.leave(aigul);
  flush();
  expect(bakyt.sees(aigul)).toBeUndefined();
  presence.join(aigul);
  presence.receive(aigul, awareness.encodeAwarenessUpdate(aigul.own, [aigul.own.clientID]));
  flush();
  expect(bakyt.sees(aigul)).toMatchObject({ cursor: caretAt(1) });
});

test("W14 the newer connection of the same person takes over, and the older one's end does not remove it", () => {
  const { presence, aigul, bakyt, flush } = meeting();
  presence.receive(aigul, aigul.set({ cursor: caretAt(1) }));
  const again = new Screen("aigul");
  presence.join(again);
  again.own.clientID = aigul.own.clientID;
  presence.receive(again, again.set({ cursor: caretAt(2) }));
  presence.leave(aigul);
  flush();
  expect(bakyt.sees(aigul)).toMatchObject({ cursor: caretAt(2) });
});

test("W14 a second page of the same person that sends back what it heard takes nothing over", () => {
  const { presence, aigul, bakyt, flush } = meeting();
  presence.receive(aigul, aigul.set({ cursor: caretAt(1) }));
  flush();
  const page = new Screen("aigul");
  presence.join(page);
  presence.receive(page, awareness.encodeAwarenessUpdate(page.own, [aigul.own.clientID]));
  presence.leave(page);
  flush();
  expect(bakyt.sees(aigul)).toMatchObject({ cursor: caretAt(1) });
});

test("W14 an entry of more than 2 kB is not taken, a malformed update is said to be one", () => {
  const { presence, aigul, bakyt, flush } = meeting();
  expect(presence.receive(aigul, aigul.set({ cursor: "x".repeat(3_000) }))).toBe(true);
  expect(presence.receive(aigul, new Uint8Array([1, 2, 3, 200]))).toBe(false);
  flush();
  expect(bakyt.frames).toEqual([]);
});

describe("W106 of what a client claims only a caret is passed on", () => {
  const place = caretAt(3).anchor;
  test.each<[string, unknown]>([
    ["without positions", {}],
    ["whose position is null", { anchor: null, head: null }],
    ["that is a word", "here"],
    ["that is a number", 7],
    ["that is a list", [place, place]],
    ["half of which is missing", { anchor: place }],
    ["in another root", { anchor: { ...place, tname: "elsewhere" }, head: place }],
    ["at a client that is a word", { anchor: { ...place, item: { client: "x", clock: 1 } }, head: place }],
    ["at a clock below nought", { anchor: place, head: { ...place, type: { client: 1, clock: -1 } } }],
    ["on no side", { anchor: { ...place, assoc: "left" }, head: place }],
  ])("W106 not a caret %s", (_name, cursor) => {
    const { presence, aigul, bakyt, flush } = meeting();
    expect(presence.receive(aigul, aigul.set({ cursor }))).toBe(true);
    flush();
    expect(bakyt.sees(aigul)).toEqual({ user: aigul.user });
    presence.receive(aigul, aigul.set({ cursor: caretAt(4) }));
    flush();
    expect(bakyt.sees(aigul)).toEqual({ user: aigul.user, cursor: caretAt(4) });
  });

  test("W106 nor what else it says of itself, beside the caret or in it", () => {
    const { presence, aigul, bakyt, flush } = meeting();
    const cursor = { ...caretAt(3), html: "<b>", anchor: { ...place, html: "<b>" } };
    presence.receive(aigul, aigul.set({ cursor, html: "<b>", __proto__: null, constructor: 1 }));
    flush();
    expect(bakyt.sees(aigul)).toEqual({ user: aigul.user, cursor: caretAt(3) });
  });

  test("W106 a caret as Yjs makes it is passed on as it is", () => {
    const { presence, aigul, bakyt, flush } = meeting();
    const doc = aigul.own.doc;
    const fragment = doc.getXmlFragment("text");
    fragment.insert(0, [new Y.XmlElement("clause")]);
    for (const at of [0, 1]) {
      const position = Y.createRelativePositionFromTypeIndex(fragment, at, -1);
      const cursor = JSON.parse(JSON.stringify({ anchor: position, head: position })) as object;
      presence.receive(aigul, aigul.set({ cursor }));
      flush();
      expect(bakyt.sees(aigul)).toEqual({
        user: aigul.user,
        cursor: { anchor: expect.anything(), head: expect.anything() },
      });
      const { cursor: seen } = bakyt.sees(aigul) as { cursor: { anchor: unknown } };
      expect(Y.compareRelativePositions(Y.createRelativePositionFromJSON(seen.anchor), position)).toBe(true);
    }
  });
});

describe("W27 people at another node", () => {
  /** Two nodes: one sends the presence of its people, the other shows it. */
  function twoNodes() {
    const message: Shared[][] = [];
    const here = openPresence<Screen>(() => true, { share: (changed) => message.push([...changed]) });
    const there = openPresence<Screen>(() => true);
    const [aigul, bakyt] = [new Screen("aigul"), new Screen("bakyt")];
    here.join(aigul);
    there.join(bakyt);
    const carry = () => {
      vi.advanceTimersByTime(FLUSH_MS);
      for (const entries of message.splice(0)) there.receiveFromNode("node-here", entries);
      vi.advanceTimersByTime(FLUSH_MS);
    };
    return { here, there, aigul, bakyt, message, carry };
  }

  test("W27 are shown to those here, also to who comes later, and are told as their session says", () => {
    const { here, there, aigul, bakyt, carry } = twoNodes();
    here.receive(aigul, aigul.set({ cursor: caretAt(1), user: { name: "forged" } }));
    carry();
    expect(bakyt.sees(aigul)).toEqual({ cursor: caretAt(1), user: aigul.user });
    const late = new Screen("chynara");
    there.join(late);
    expect(late.sees(aigul)).toEqual({ cursor: caretAt(1), user: aigul.user });
    expect(here.own()).toHaveLength(1);
    expect(there.own()).toEqual([]);
  });

  test("W27 go when they leave, or when their node is gone", () => {
    const { here, there, aigul, bakyt, carry } = twoNodes();
    here.receive(aigul, aigul.set({ cursor: caretAt(1) }));
    carry();
    here.leave(aigul);
    carry();
    expect(bakyt.sees(aigul)).toBeUndefined();
    const again = new Screen("aigul");
    here.join(again);
    here.receive(again, again.set({ cursor: caretAt(2) }));
    carry();
    expect(bakyt.sees(again)).toBeDefined();
    there.forgetNode("another");
    vi.advanceTimersByTime(FLUSH_MS);
    expect(bakyt.sees(again)).toBeDefined();
    there.forgetNode("node-here");
    vi.advanceTimersByTime(FLUSH_MS);
    expect(bakyt.sees(again)).toBeUndefined();
  });

  test("W27 who has come over from there is not sent away by that node's goodbye", () => {
    const { here, there, aigul, bakyt, message, carry } = twoNodes();
    here.receive(aigul, aigul.set({ cursor: caretAt(1) }));
    carry();
    there.join(aigul);
    there.receive(aigul, aigul.set({ cursor: caretAt(2) }));
    vi.advanceTimersByTime(FLUSH_MS);
    expect(bakyt.sees(aigul)).toMatchObject({ cursor: caretAt(2) });
    here.leave(aigul);
    carry();
    there.forgetNode("node-here");
    vi.advanceTimersByTime(FLUSH_MS);
    expect(bakyt.sees(aigul)).toMatchObject({ cursor: caretAt(2) });
    expect(message).toEqual([]);
  });

  test("W27 nobody takes the client id of a person at another node; that person may", () => {
    const { here, there, aigul, bakyt, carry } = twoNodes();
    here.receive(aigul, aigul.set({ cursor: caretAt(1) }));
    carry();
    const thief = Object.assign(new Screen("thief"), { own: aigul.own });
    there.join(thief);
    there.receive(thief, thief.set({ cursor: caretAt(9) }));
    vi.advanceTimersByTime(FLUSH_MS);
    expect(bakyt.sees(aigul)).toMatchObject({ cursor: caretAt(1), user: aigul.user });
  });
});
