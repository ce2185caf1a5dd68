/** Group commit among rooms of several sizes. */
import { expect, test } from "vitest";
import { type CommittedRoom, type Committer, groupCommit } from "#server/realtime/committer.ts";
import type { Append } from "#server/store/log/changes.ts";
import { addClause, Copy, memoryLog, openRoom, seeded, textAt, until } from "./stand-ins.ts";

class Crowd implements CommittedRoom {
  spacing: number;
  kept: string[] = [];
  #waiting: Append[] = [];
  #flying: Append[] = [];
  readonly #name: string;

  constructor(name: string, spacing: number) {
    this.#name = name;
    this.spacing = spacing;
  }

  send(words: string, committer: Committer): void {
    const bytes = new TextEncoder().encode(words);
    const author = { side: "member", person: "p", delegation: "d" } as const;
    this.#waiting.push({ sheet: this.#name, ...author, bytes, clients: [] });
    committer.wake(this);
  }

  take(): Append[] {
    this.#flying = this.#waiting.splice(0);
    return this.#flying;
  }

  settle(): void {
    this.kept.push(this.#flying.map(({ bytes }) => new TextDecoder().decode(bytes)).join("+"));
  }

  fail(): void {}
}

const AN_HOUR = 3_600_000;

test("W22 a room with a crowd is left alone after a commit, gathers meanwhile, and holds up no other", async () => {
  const committer = groupCommit(async (batch) => batch.map((_, i) => ({ ok: true, n: i + 1 })));
  const [crowd, pair] = [new Crowd("crowd", AN_HOUR), new Crowd("pair", 0)];
  crowd.send("a", committer);
  await until(() => crowd.kept.length === 1);
  crowd.send("b", committer);
  crowd.send("c", committer);
  for (let i = 1; i <= 3; i++) {
    pair.send(String(i), committer);
    await until(() => pair.kept.length === i);
  }
  expect(crowd.kept).toEqual(["a"]);
  const idle = committer.idle();
  // The crowd has left: at the next commit there is no reason to wait.
  crowd.spacing = 0;
  pair.send("4", committer);
  await idle;
  expect(crowd.kept).toEqual(["a", "b+c"]);
  expect(pair.kept).toEqual(["1", "2", "3", "4"]);
});

test("W22 with a hundred at one text everybody has everything, in fewer commits than there were words", async () => {
  const log = memoryLog();
  await seeded(log);
  const { room, committer } = await openRoom(log);
  const copies = Array.from({ length: 100 }, (_, i) => new Copy(`person-${i}`).connect(room));
  expect(room.spacing).toBeGreaterThan(0);
  const [first, second] = copies as [Copy, Copy];
  for (let i = 0; i < 30; i++) {
    textAt(first.doc, 0).insert(0, "a");
    textAt(second.doc, 1).insert(0, "b");
    await new Promise((resolve) => setImmediate(resolve));
  }
  addClause(second.doc, 2, "More");
  await committer.idle();
  expect(log.appends).toBeLessThan(30);
  for (const copy of copies) expect(copy.words).toEqual(first.words);
  expect(first.words).toEqual([
    `${"a".repeat(30)}Recalling the Convention`,
    `${"b".repeat(30)}Call upon States`,
    "More",
  ]);
});

test("W23 a room that has to read before it can tell holds up no other that was in the same commit", async () => {
  const committer = groupCommit(async (batch) => batch.map((_, i) => ({ ok: true, n: i + 1 })));
  const [reading, other] = [new Crowd("reading", 0), new Crowd("other", 0)];
  const { promise: held, resolve: release } = Promise.withResolvers<void>();
  const settle = reading.settle.bind(reading);
  Object.assign(reading, { settle: () => held.then(settle) });
  reading.send("first", committer);
  other.send("second", committer);
  await until(() => other.kept.length === 1);
  expect(reading.kept).toEqual([]);
  release();
  await committer.idle();
  expect(reading.kept).toEqual(["first"]);
});
