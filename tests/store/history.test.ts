/**
 * What a clause records of the log besides its words: creation, moves, splits, merges, deletion; and that a rebuild
 * gives the same result.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { type ClauseVersion, type Level, restoredFrom, wordsOf } from "#domain/text/index.ts";
import { foldingOf } from "#server/jobs/fold-versions.ts";
import { type Hand, handOn } from "../support/edits.ts";
import { type Installation, openInstallation } from "../support/installation.ts";
import { clause } from "../support/texts.ts";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(() => installation.close());

const THREE = [
  clause("operative", "Decide to cooperate and to meet yearly", 0, "c1"),
  clause("operative", "Agree", 1, "c2"),
  clause("operative", "Invite UNICEF", 0, "c3"),
];

interface Table {
  sheet: string;
  kz: Hand;
  /**
   * Appends what a test client did; the server gives ids to clauses without one; everything is folded, by a job that is
   * stopped each time.
   */
  done(...work: ((fragment: Y.XmlFragment) => void)[]): Promise<void>;
  /** "2 typed Agree (OP1 (a))" and so on. */
  notified(id: string): Promise<string[]>;
  versions(id: string): Promise<ClauseVersion[]>;
  /** Checks that a rebuild from nothing gives the same as folding step by step. */
  close(): Promise<void>;
}

async function table(): Promise<Table> {
  const { sheet } = await installation.text(THREE);
  const kz = await handOn(installation.store, sheet, installation.actor("delegate.kz").person, "kz");
  const fold = async () => {
    const stopped = foldingOf(installation.store);
    while (await stopped.run());
    stopped.close();
  };
  let names = 0;
  const name = (fragment: Y.XmlFragment) => {
    for (const element of fragment.toArray() as Y.XmlElement[])
      if (!element.getAttribute("id")) element.setAttribute("id", `new${++names}`);
  };
  const versions = (id: string) => installation.store.folding.versions(sheet, id);
  await fold();
  return {
    sheet,
    kz,
    versions,
    async done(...work) {
      for (const one of work) {
        await installation.store.changes.append([kz.change(one)]);
        const server = await handOn(installation.store, sheet, null, null);
        const named = server.change(name);
        if (named.bytes.length > 2) {
          await installation.store.changes.append([named]);
          Y.applyUpdate(kz.doc, named.bytes);
        }
        await fold();
      }
    },
    async notified(id) {
      return (await versions(id)).map((one) =>
        [one.number, one.cause, one.otherClause, wordsOf(one.clause), `(${one.reference})`]
          .filter((part) => part !== null)
          .join(" "),
      );
    },
    async close() {
      const before = await installation.store.folding.allVersions(sheet);
      const folding = foldingOf(installation.store);
      await folding.rebuild(sheet);
      expect(await installation.store.folding.allVersions(sheet)).toEqual(before);
      folding.close();
    },
  };
}

const textOf = (fragment: Y.XmlFragment, at: number) =>
  (fragment.get(at) as Y.XmlElement).get(0) as Y.XmlText;

function element(words: string, id?: string, level: Level = 0): Y.XmlElement {
  const made = new Y.XmlElement<Record<string, string | number>>("clause");
  made.setAttribute("kind", "operative");
  made.setAttribute("level", level);
  if (id) made.setAttribute("id", id);
  made.insert(0, [new Y.XmlText(words)]);
  return made as unknown as Y.XmlElement;
}

const split = (fragment: Y.XmlFragment) => {
  const text = textOf(fragment, 0);
  text.delete(19, text.length - 19);
  fragment.insert(1, [element(" and to meet yearly")]);
};

const merge = (fragment: Y.XmlFragment) => {
  textOf(fragment, 1).insert(5, " Invite UNICEF");
  fragment.delete(2, 1);
};

describe("T34 versions say what happened to a clause beside its words", () => {
  test("T34 birth: the server's is seeded, a new clause is its writer's; each with what it is called then", async () => {
    const t = await table();
    await t.done((fragment) => fragment.insert(1, [element("Note the report")]));
    expect(await t.notified("c2")).toEqual(["1 seeded Agree (OP1 (a))"]);
    expect(await t.notified("new1")).toEqual(["1 typed Note the report (OP2)"]);
    expect((await t.versions("new1"))[0]).toMatchObject({ delegations: ["kz"] });
    await t.done((fragment) => textOf(fragment, 2).insert(5, "!"));
    expect((await t.notified("c2")).at(-1)).toBe("2 typed Agree! (OP2 (a))");
    await t.close();
  });

  test("T34 a split is known to both clauses, and so is the merge that takes it back", async () => {
    const t = await table();
    await t.done(split);
    expect(await t.notified("c1")).toEqual([
      "1 seeded Decide to cooperate and to meet yearly (OP1)",
      "2 split new1 Decide to cooperate (OP1)",
    ]);
    expect(await t.notified("new1")).toEqual(["1 split c1  and to meet yearly (OP2)"]);
    await t.done((fragment) => {
      textOf(fragment, 0).insert(19, " and to meet yearly");
      fragment.delete(1, 1);
    });
    expect((await t.notified("c1")).at(-1)).toBe(
      "3 merged new1 Decide to cooperate and to meet yearly (OP1)",
    );
    expect((await t.notified("new1")).at(-1)).toBe("2 deleted c1  and to meet yearly (OP2)");
    await t.close();
  });

  test("T34 typing before and after a split is told apart from it", async () => {
    const t = await table();
    await t.done(
      (fragment) => textOf(fragment, 0).insert(0, "Also "),
      (fragment) => {
        const text = textOf(fragment, 0);
        text.delete(24, text.length - 24);
        fragment.insert(1, [element(" and to meet yearly")]);
      },
      (fragment) => textOf(fragment, 0).insert(0, "Firmly. "),
    );
    expect(await t.notified("c1")).toEqual([
      "1 seeded Decide to cooperate and to meet yearly (OP1)",
      "2 typed Also Decide to cooperate and to meet yearly (OP1)",
      "3 split new1 Also Decide to cooperate (OP1)",
      "4 typed Firmly. Also Decide to cooperate (OP1)",
    ]);
    await t.close();
  });

  test("T34 words cut, a new clause and a paste by the same hands are a split; emptied into its neighbour, a merge", async () => {
    const t = await table();
    await t.done(
      (fragment) => textOf(fragment, 0).delete(19, 19),
      (fragment) => fragment.insert(1, [element("")]),
      (fragment) => textOf(fragment, 1).insert(0, "and to meet yearly"),
    );
    expect((await t.notified("c1")).at(-1)).toBe("2 split new1 Decide to cooperate (OP1)");
    expect(await t.notified("new1")).toEqual(["1 split c1 and to meet yearly (OP2)"]);
    await t.done(
      (fragment) => textOf(fragment, 3).delete(0, 13),
      (fragment) => textOf(fragment, 2).insert(5, " Invite UNICEF"),
      (fragment) => fragment.delete(3, 1),
    );
    expect((await t.notified("c2")).at(-1)).toBe("2 merged c3 Agree Invite UNICEF (OP2 (a))");
    expect((await t.versions("c3")).at(-1)).toMatchObject({ cause: "deleted", otherClause: "c2" });
    await t.close();
  });

  test("T34 a merge in one change is told to both; deleting with all words is no merge", async () => {
    const t = await table();
    await t.done(merge);
    expect((await t.notified("c2")).at(-1)).toBe("2 merged c3 Agree Invite UNICEF (OP1 (a))");
    expect((await t.notified("c3")).at(-1)).toBe("2 deleted c2 Invite UNICEF (OP2)");
    await t.done((fragment) => fragment.delete(1, 1));
    expect((await t.versions("c2")).at(-1)).toMatchObject({
      cause: "deleted",
      otherClause: null,
      stoodAfter: "c1",
    });
    await t.close();
  });

  test("T34 emptied and then deleted by the same hands is one deletion with the words before it", async () => {
    const t = await table();
    await t.done(
      (fragment) => textOf(fragment, 1).delete(0, 5),
      (fragment) => fragment.delete(1, 1),
    );
    expect(await t.notified("c2")).toEqual(["1 seeded Agree (OP1 (a))", "2 deleted Agree (OP1 (a))"]);
    await t.close();
  });

  test("T34 a clause that is carried elsewhere in one change is moved, and those around it are not", async () => {
    const t = await table();
    await t.done((fragment) => {
      fragment.delete(0, 1);
      fragment.insert(2, [element("Decide to cooperate and to meet yearly", "c1")]);
    });
    expect((await t.notified("c1")).at(-1)).toBe("2 moved Decide to cooperate and to meet yearly (OP3)");
    expect(await t.notified("c2")).toHaveLength(1);
    expect(await t.notified("c3")).toHaveLength(1);
    await t.close();
  });

  test("T34 cut, and pasted elsewhere with its id: moved; put back where it was: deleted and restored", async () => {
    const t = await table();
    const cut = (fragment: Y.XmlFragment) => fragment.delete(2, 1);
    await t.done(cut);
    expect((await t.notified("c3")).at(-1)).toBe("2 deleted Invite UNICEF (OP2)");
    await t.done((fragment) => fragment.insert(0, [element("Invite UNICEF", "c3")]));
    expect((await t.notified("c3")).at(-1)).toBe("2 moved Invite UNICEF (OP1)");
    await t.done(cut, (fragment) => fragment.insert(2, [element("Agree", "c2", 1)]));
    expect((await t.notified("c2")).slice(1)).toEqual([
      "2 deleted Agree (OP2 (a))",
      "3 typed Agree (OP2 (a))",
    ]);
    expect(restoredFrom(await t.versions("c2"), 2)).toBe(1);
    await t.close();
  });

  test("T34 nodes that an editor takes over for other clauses are told by their ids", async () => {
    const t = await table();
    await t.done((fragment) => {
      const [first, third] = [fragment.get(0), fragment.get(2)] as [Y.XmlElement, Y.XmlElement];
      const words = [first, third].map((one) => (one.get(0) as Y.XmlText).toString());
      for (const [one, id, text] of [
        [first, "c3", words[1]],
        [third, "c1", words[0]],
      ] as const) {
        one.setAttribute("id", id);
        (one.get(0) as Y.XmlText).delete(0, (one.get(0) as Y.XmlText).length);
        (one.get(0) as Y.XmlText).insert(0, text ?? "");
      }
    });
    const causes = await Promise.all(
      ["c1", "c2", "c3"].map(async (id) => (await t.versions(id)).at(-1)?.cause),
    );
    expect(causes.filter((cause) => cause === "moved")).toHaveLength(2);
    await t.close();
  });
});

describe("T35 what a version restores is seen in its words", () => {
  test("T35 words of an earlier version, not of the one before, are a restoration of it", async () => {
    const t = await table();
    const uz = await handOn(installation.store, t.sheet, installation.actor("head.uz").person, "uz");
    await installation.store.changes.append([uz.type(1, " fully")]);
    Y.applyUpdate(t.kz.doc, Y.encodeStateAsUpdate(uz.doc));
    await t.done((fragment) => textOf(fragment, 1).delete(5, 6));
    const versions = await t.versions("c2");
    expect(versions.map((_, at) => restoredFrom(versions, at))).toEqual([null, null, 1]);
    await t.close();
  });
});
