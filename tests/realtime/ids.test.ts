/**
 * Ids in a sheet: ids of clauses, which only the server gives, and ids of Yjs clients, each of which belongs to one
 * person.
 */
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { BLOCK_SIZE, FIRST_ISSUED } from "#domain/text/client-ids.ts";
import { Claims } from "#server/realtime/claims.ts";
import {
  addClause,
  Copy,
  docOf,
  idsOf,
  memoryLog,
  openRoom,
  SHEET,
  seeded,
  seedOf,
  table,
  textAt,
  until,
  wordsOf,
} from "./stand-ins.ts";

describe("W9 only the server hands out ids of clauses", () => {
  test("W9 a clause without one and the later of two with the same get fresh ones, through the log; no other is touched", async () => {
    const { log, committer, aigul, bakyt } = await table();
    addClause(aigul.doc, 1, "without");
    addClause(aigul.doc, 2, "doubled", "c2");
    addClause(aigul.doc, 4, "own", "c77");
    await committer.idle();
    expect(aigul.words).toEqual([
      "Recalling the Convention",
      "without",
      "doubled",
      "Call upon States",
      "own",
    ]);
    expect(idsOf(aigul.doc)).toEqual(["c1", "c901", "c2", "c902", "c77"]);
    expect(idsOf(bakyt.doc)).toEqual(idsOf(aigul.doc));
    expect(log.rows.at(-1)).toMatchObject({ person: null, clients: [] });
    expect(idsOf(docOf(log.rows.map((row) => row.bytes)))).toEqual(idsOf(aigul.doc));
  });

  test("W9 it converges: typing makes no repair, and a room built again finds nothing to do", async () => {
    const { log, committer, aigul } = await table();
    addClause(aigul.doc, 1, "without");
    await committer.idle();
    const rows = log.rows.length;
    textAt(aigul.doc, 1).insert(0, "x");
    await committer.idle();
    const next = await openRoom(log);
    await next.committer.idle();
    expect(log.rows).toHaveLength(rows + 1);
  });

  /** A log that holds a clause without an id, as if the room had ended before it could give one. */
  async function unrepaired() {
    const log = memoryLog();
    await seeded(log);
    const doc = docOf([(await log.load(SHEET)).state]);
    const before = Y.encodeStateVector(doc);
    addClause(doc, 2, "without");
    const bytes = Y.encodeStateAsUpdate(doc, before);
    const author = { side: "member", person: "aigul", delegation: null } as const;
    await log.append([{ sheet: SHEET, ...author, bytes, clients: [doc.clientID] }]);
    return log;
  }

  test("W9 a room that died before its repair does it when it is built again", async () => {
    const log = await unrepaired();
    const { room, committer } = await openRoom(log);
    await until(() => log.rows.length === 3, "the repair");
    await committer.idle();
    expect(idsOf(new Copy("bakyt").connect(room).doc)).toEqual(["c1", "c2", "c901"]);
  });

  test("W9 a repair that is refused with the text is not tried without end", async () => {
    const log = await unrepaired();
    log.accepts = "nobody";
    const { room, committer } = await openRoom(log);
    await until(() => log.appends === 3, "the repair");
    await committer.idle();
    expect(log.appends).toBe(3);
    expect(idsOf(new Copy("bakyt").connect(room).doc)).toEqual(["c1", "c2", ""]);
  });
});

describe("W10 a client id belongs to one person", () => {
  test("W10 a struct under another's id is refused, and nothing of it is logged", async () => {
    const { log, committer, aigul, bakyt } = await table();
    textAt(aigul.doc, 0).insert(0, "Deeply ");
    await committer.idle();
    bakyt.doc.clientID = aigul.doc.clientID;
    textAt(bakyt.doc, 0).insert(0, "forged ");
    await committer.idle();
    expect(bakyt.closed).toEqual({ code: 4403, reason: "client-of-another" });
    expect(log.rows).toHaveLength(2);
    expect(aigul.words[0]).toBe("Deeply Recalling the Convention");
  });

  test("W10 the seed's and the server's ids are nobody's to use", async () => {
    const { log, room, committer, aigul } = await table();
    const [seed = 0] = docOf([seedOf(log)]).store.clients.keys();
    aigul.doc.clientID = seed;
    textAt(aigul.doc, 0).insert(0, "forged ");
    await committer.idle();
    expect(aigul.closed?.reason).toBe("client-of-another");
    expect(room.owns(seed, "aigul")).toBe(false);
  });

  test("W10 words typed offline under an earlier id of the same person are accepted", async () => {
    const { log, committer, room } = await table();
    const issued = FIRST_ISSUED + 3 * BLOCK_SIZE;
    const earlier = new Copy("dilnoza");
    earlier.doc.clientID = issued;
    earlier.connect(room);
    earlier.cut();
    textAt(earlier.doc, 0).insert(0, "in the train ");
    const later = new Copy("dilnoza");
    later.doc.clientID = issued + 1;
    later.claims = new Claims(new Set([issued]));
    Y.applyUpdate(later.doc, Y.encodeStateAsUpdate(earlier.doc));
    textAt(later.doc, 0).insert(0, "at home ");
    later.connect(room);
    await committer.idle();
    expect(later.closed).toBeNull();
    expect(wordsOf(docOf(log.rows.map((row) => row.bytes)))[0]).toBe(
      "at home in the train Recalling the Convention",
    );
    expect([earlier, later].every((copy) => room.owns(copy.doc.clientID, "dilnoza"))).toBe(true);
  });
});
