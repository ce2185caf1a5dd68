import { afterAll, beforeAll, expect, test } from "vitest";
import { type Checkpoint, checkpointErrors, namedBy } from "#domain/trail/index.ts";
import { makeCheckpoints } from "#server/jobs/make-checkpoints.ts";
import { type Installation, openInstallation } from "../support/installation.ts";

let installation: Installation;
let text: string;

beforeAll(async () => {
  installation = await openInstallation(); // it is 27 November 2026, nine o'clock UTC
  ({ text } = await installation.text());
});
afterAll(() => installation.close());

const make = (instant: string) =>
  makeCheckpoints({
    store: installation.store,
    now: () => new Date(instant),
  });
const published = async () =>
  (await installation.queries.checkpointsBetween()).map((document) => JSON.parse(document) as Checkpoint);
const outcome = async () => {
  const trail = await installation.store.records.trail(text);
  return (await published()).map((one) => [one.day, one.made, namedBy(one, trail, true)]);
};

test("H7 a day has its checkpoint once it is over and settled, and only one", async () => {
  expect(await make("2026-11-28T00:04:59.999Z")).toBe(0);
  expect(await make("2026-11-28T00:05:00.000Z")).toBe(1);
  expect(await make("2026-11-28T23:00:00.000Z")).toBe(0);
  expect(await outcome()).toEqual([["2026-11-27", "2026-11-28T00:05:00.000Z", "named"]]);
});

test("H7 a house that stood still for days comes to the heads of each day, and says when it did", async () => {
  installation.clock.now = new Date("2026-11-30T10:00:00Z");
  const chair = installation.actor("chair");
  expect(await installation.commands.handPen(chair, { text, pen: "chair" })).toEqual({ ok: true });
  expect(await make("2026-12-02T12:00:00.000Z")).toBe(4);
  const late = "2026-12-02T12:00:00.000Z";
  expect((await outcome()).slice(1)).toEqual(
    ["2026-11-28", "2026-11-29", "2026-11-30", "2026-12-01"].map((day) => [day, late, "named"]),
  );
  const [, , before, after] = await published();
  expect(before?.heads).not.toEqual(after?.heads);
  expect(checkpointErrors(await published())).toEqual([]);
});

test("H7 two processes that make it at once make one", async () => {
  await Promise.all([1, 2, 3].map(() => make("2026-12-04T12:00:00.000Z")));
  expect(await published()).toHaveLength(7);
  expect(checkpointErrors(await published())).toEqual([]);
});

test("H8 a trail that was rewritten in the database, chain and all, is missing from the published days", async () => {
  const trail = await installation.store.records.trail(text);
  await installation.store.pool.query(
    "UPDATE trail_entry SET hash = repeat('a', 64) WHERE text_id = $1 AND n = 2",
    [text],
  );
  const rewritten = await installation.store.records.trail(text);
  const days = await published();
  expect(days.map((one) => namedBy(one, rewritten, true)).filter((one) => one === "missing")).not.toEqual([]);
  expect(days.map((one) => namedBy(one, trail, true)).every((one) => one === "named")).toBe(true);
});

test("H7 the list is read a page at a time, and a day that is none is refused", async () => {
  const { listed } = await installation.queries.checkpoints("2026-11-29");
  expect(listed.map((one) => one.day)).toEqual(["2026-11-29", "2026-11-28", "2026-11-27"]);
  expect(await installation.queries.checkpointOfDay("2026-11-29")).toMatchObject({
    ok: true,
    digest: listed[0]?.digest,
  });
  for (const day of ["2026-11-26", "2026-02-31", "x"])
    expect(await installation.queries.checkpointOfDay(day)).toEqual({ ok: false, reason: "not-found" });
});
