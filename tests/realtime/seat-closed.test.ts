/**
 * A seat is closed while its owner types, at real sockets and on a real database. The gate in this test never checks
 * the seat again, so only the log can refuse. The changes that were there at the closing are read inside the closing
 * transaction, after its own update: no clocks are compared.
 */
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import * as Y from "yjs";
import type { Actor } from "#domain/rights/index.ts";
import { commandsWith } from "#server/commands/index.ts";
import { webauthn } from "#server/keys/webauthn.ts";
import { changeFrame, readFrame, stateFrame } from "#server/realtime/frames.ts";
import { newId } from "#server/store/database/new-id.ts";
import type { Tables } from "#server/store/open.ts";
import { handOn } from "../support/edits.ts";
import { type Installation, openInstallation } from "../support/installation.ts";
import { mulberry } from "../support/mulberry.ts";
import { textAt, until } from "./stand-ins.ts";
import { openSocketGate, type SocketGate } from "./upgrade-client.ts";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterEach(async () => {
  for (const name of ["delegate.kz", "head.uz"])
    await installation.store.settingUp.closeSeat(await seatOf(installation.actor(name)), null);
});
afterAll(() => installation.close());

const secretary = () => installation.actor("secretariat");
const kz = () => installation.actor("delegate.kz");
const head = async (sheet: string) => (await installation.store.changes.heads([sheet])).get(sheet) ?? 0;

async function seatOf({ person }: Actor): Promise<string> {
  const seats = await installation.store.settingUp.seats(installation.meeting);
  return seats.find((seat) => seat.person === person)?.id ?? "";
}

/** Commands whose transactions each end with one more query. */
function commandsThatEndWith(ask: (tables: Tables) => Promise<void>) {
  const store: Installation["store"] = {
    ...installation.store,
    transaction: (work) =>
      installation.store.transaction(async (tables) => {
        const done = await work(tables);
        await ask(tables);
        return done;
      }),
  };
  return commandsWith({ store, now: () => new Date(), newId, ceremonies: webauthn, wake: () => {} });
}

/** Types without a pause until the socket is closed. */
class Typist {
  readonly doc = new Y.Doc();
  typed = 0;
  end: { code: number; reason: string } | null = null;

  async sitDown(entrance: SocketGate, sheet: string): Promise<this> {
    const hand = await entrance.letIn("delegate.kz", sheet);
    hand.closed.then((end) => {
      this.end = end;
    });
    Y.applyUpdate(this.doc, (await installation.store.changes.load(sheet)).state, "server");
    hand.send(stateFrame(new Uint8Array([0, 0])));
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin === "server" || this.end) return;
      this.typed += 1;
      hand.send(changeFrame(update));
    });
    await until(() => hand.frames.some((frame) => readFrame(frame).type === "ask-state"));
    return this;
  }

  async type(): Promise<void> {
    while (!this.end) {
      textAt(this.doc, 0).insert(0, "x");
      // After a fast burst, no faster than one connection may continue (MESSAGES), so that only the closed seat ends
      // it.
      await new Promise((resolve) => (this.typed < 400 ? setImmediate(resolve) : setTimeout(resolve, 10)));
    }
  }
}

const ROUNDS = 50;

describe("W130 nothing is written after the seat was closed", () => {
  test.each([1, 2, 3, 4])(
    "W130 closed at a random moment under somebody who types at full rate: 50 rounds of seed %i",
    { timeout: 120_000 },
    async (seed) => {
      const random = mulberry(seed);
      const seat = await seatOf(kz());
      const { text, sheet } = await installation.text();
      let atClosing = -1;
      const commands = commandsThatEndWith(async (tables) => {
        atClosing = (await tables.texts.byId(text))?.head ?? -1;
      });
      const sums = { written: 0, typed: 0, after: 0 };
      for (let round = 0; round < ROUNDS; round++) {
        const before = await head(sheet);
        const entrance = await openSocketGate(installation);
        const typist = await new Typist().sitDown(entrance, sheet);
        const typing = typist.type();
        const moment = Math.floor(random() * 40);
        await until(() => typist.typed >= moment, "so many letters", { patience: 10_000, every: 1 });
        expect(await commands.closeSeat(secretary(), { meeting: installation.meeting, seat })).toEqual({
          ok: true,
        });
        await typing;
        // Ends when nothing waits for the log any more.
        await entrance.close();
        expect(typist.end).toEqual({ code: 4403, reason: "no-seat" });
        sums.typed += typist.typed;
        sums.written += atClosing - before;
        sums.after += (await head(sheet)) - atClosing;
        await installation.commands.openSeat(secretary(), { meeting: installation.meeting, seat });
      }
      expect(sums.after).toBe(0);
      // There were words to write, both before the closing and after it.
      expect(sums.written).toBeGreaterThan(ROUNDS);
      expect(sums.typed).toBeGreaterThan(sums.written);
    },
  );
});

describe("W131 the log asks for the seat that its author has at the commit", () => {
  const append = async (side: "chair" | "member", sheet: string, actor: Actor, delegation: string | null) => {
    const change = (await handOn(installation.store, sheet, actor.person, delegation)).type(0, ".");
    return (await installation.store.changes.append([{ ...change, side }]))[0];
  };

  test("W131 with an open seat it is written; of a closed one, or of none, it is not; open again, it is", async () => {
    const { sheet } = await installation.text();
    const at = { meeting: installation.meeting, seat: await seatOf(kz()) };
    expect(await append("member", sheet, kz(), "kz")).toMatchObject({ ok: true });
    await installation.commands.closeSeat(secretary(), at);
    expect(await append("member", sheet, kz(), "kz")).toEqual({ ok: false, reason: "no-seat" });
    expect(await append("member", sheet, installation.actor("stranger"), "kz")).toEqual({
      ok: false,
      reason: "no-seat",
    });
    await installation.commands.openSeat(secretary(), at);
    expect(await append("member", sheet, kz(), "kz")).toMatchObject({ ok: true });
  });

  test("W131 another role, or another delegation, than the socket was opened with is refused", async () => {
    const { text, sheet } = await installation.text();
    const at = { meeting: installation.meeting, seat: await seatOf(kz()), from: null, until: null };
    expect(await append("chair", sheet, kz(), "kz")).toEqual({ ok: false, reason: "not-your-role" });
    expect(await append("member", sheet, kz(), "uz")).toEqual({ ok: false, reason: "not-your-delegation" });
    expect(await append("member", sheet, installation.actor("guest.no"), "no")).toEqual({
      ok: false,
      reason: "not-your-role",
    });
    await installation.commands.changeSeat(secretary(), { ...at, role: "adviser" });
    expect(await append("member", sheet, kz(), "kz")).toMatchObject({ ok: true });
    await installation.commands.changeSeat(secretary(), { ...at, role: "delegate" });
    await installation.commands.handPen(installation.actor("chair"), { text, pen: "chair" });
    expect(await append("member", sheet, kz(), "kz")).toEqual({ ok: false, reason: "pen-with-chair" });
    expect(await append("chair", sheet, secretary(), null)).toMatchObject({ ok: true });
  });

  test("W131 in one batch exactly the changes of the closed seat are refused", async () => {
    const { sheet } = await installation.text();
    const at = { meeting: installation.meeting, seat: await seatOf(kz()) };
    const one = await handOn(installation.store, sheet, kz().person, "kz");
    const two = await handOn(installation.store, sheet, installation.actor("head.uz").person, "uz");
    await installation.commands.closeSeat(secretary(), at);
    const no = { ok: false, reason: "no-seat" };
    expect(
      await installation.store.changes.append([one.type(0, "a"), two.type(1, "b"), one.type(1, "c")]),
    ).toEqual([no, { ok: true, n: 2 }, no]);
    await installation.commands.openSeat(secretary(), at);
  });

  test("W131 a commit that meets a closing under way waits for it, and is refused; undone, it is written", async () => {
    const { sheet } = await installation.text();
    const seat = await seatOf(kz());
    const hand = await handOn(installation.store, sheet, kz().person, "kz");
    const during = async (undo: boolean) => {
      let asked: Promise<unknown> = Promise.resolve();
      let settled = false;
      const closing = installation.store.transaction(async (tables) => {
        await tables.settingUp.closeSeat(seat, new Date());
        asked = installation.store.changes.append([hand.type(0, ".")]).then((done) => {
          settled = true;
          return done[0];
        });
        await until(waits, "the commit to wait for the seat");
        expect(settled).toBe(false);
        if (undo) throw new Error("undone");
      });
      await closing.catch((error: Error) => expect(error.message).toBe("undone"));
      return asked;
    };
    expect(await during(true)).toMatchObject({ ok: true });
    expect(await during(false)).toEqual({ ok: false, reason: "no-seat" });
    await installation.commands.openSeat(secretary(), { meeting: installation.meeting, seat });
  });
});

/** True when a connection to this database waits for a row. */
async function waits(): Promise<boolean> {
  const { rows } = await installation.store.pool.query<{ n: string }>(
    `SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  );
  return Number(rows[0]?.n) > 0;
}

describe("R100 a command is done from the seat that there is when it is written down", () => {
  /** Somebody connected with an open seat, which was closed before the command reached the database. */
  test("R100 with the seat closed after the request came in, each kind of command is refused; with it open it is done", async () => {
    const { text } = await installation.text();
    const at = { meeting: installation.meeting, seat: await seatOf(installation.actor("head.uz")) };
    const actor = installation.actor("head.uz");
    const content = { stance: "support" as const, note: "", audience: "all" as const };
    const tries = {
      comment: () => installation.commands.comment(actor, { text, clause: "c1", body: "A question" }),
      position: () => installation.commands.takePosition(actor, { text, clause: "c1", content }),
      amendment: () => installation.commands.draftAmendment(actor, { text, deed: "delete", clause: "c2" }),
      move: () => installation.commands.moveClause(actor, { text, clause: "c2", after: null }),
      invite: () =>
        installation.commands.invite(actor, {
          meeting: installation.meeting,
          delegation: "uz",
          role: "adviser",
          who: "A",
        }),
    };
    await installation.commands.closeSeat(secretary(), at);
    for (const one of Object.values(tries)) expect(await one()).toEqual({ ok: false, reason: "no-seat" });
    await installation.commands.openSeat(secretary(), at);
    for (const one of Object.values(tries)) expect(await one()).toMatchObject({ ok: true });
  });
});
