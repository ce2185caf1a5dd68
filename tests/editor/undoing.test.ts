/** Undo while others type: as many presses as alone, with the same words on the way and the same caret. */
import { describe, expect, test } from "vitest";
import type * as Y from "yjs";
import { bracketAt, resolve } from "#app/editor/brackets/resolving.ts";
import { restore } from "#app/editor/document/restoring.ts";
import { undoSteps } from "#app/editor/document/undo-steps.ts";
import { moveLevel, setKind } from "#app/editor/document/writing.ts";
import { mulberry } from "../support/mulberry.ts";
import { type Screen, Server } from "./screens.ts";

const FIRST = Number(process.env.UNDO_SEED ?? Math.floor(Math.random() * 1e6));
const SEEDS = Array.from({ length: 20 }, (_, at) => FIRST + at);
const LETTERS = "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwx";

/** What one press can do, besides a letter. */
const EDITS: ((screen: Screen) => void)[] = [
  (screen) => screen.pause(),
  (screen) => screen.enter(),
  (screen) => screen.backspace(),
  (screen) => screen.paste("pasted"),
  (screen) => screen.paste("one", "two"),
  (screen) => screen.run(setKind("preambular")),
  (screen) => screen.run(moveLevel(1)),
];

/** A script is a list of presses: letters, mostly. */
function scriptOf(random: () => number, letters: string): ((screen: Screen) => void)[] {
  return Array.from({ length: 40 }, () => {
    const edit = EDITS[Math.floor(random() * EDITS.length * 4)];
    const letter = letters[Math.floor(random() * letters.length)] as string;
    return edit ?? ((screen: Screen) => screen.type(letter));
  });
}

/** Undo to the beginning, then redo to the end: the words on the way, and the position of the caret. */
function backAndForth(screen: Screen, of: () => string[], between = () => {}): string[][] {
  const way = [of()];
  for (const step of [() => screen.undo(), () => screen.redo()])
    while (step()) {
      way.push(of());
      between();
    }
  return way;
}

const WORDS = ["Call upon States", "Encourage", "border", "Invite donors", "Decide"];
/** The clauses before the border are the first person's, those after it the second person's. */
const before = (screen: Screen) => screen.drawn.slice(0, screen.clauses.indexOf("border"));
const behind = (screen: Screen) => screen.drawn.slice(screen.clauses.indexOf("border") + 1);

describe("T120 what others do neither ends a step of one's own nor joins it", () => {
  test("T120 fifty letters are one press, for each of two who type at once", () => {
    const server = new Server(WORDS);
    const [chair, delegate] = [server.open(1), server.open(2)];
    chair.select(0, 16);
    delegate.select(3, 13);
    for (const letter of LETTERS) {
      chair.type(letter);
      delegate.type(letter);
      server.settle();
    }
    expect(chair.clauses).toEqual([
      `${WORDS[0]}${LETTERS}`,
      WORDS[1],
      "border",
      `${WORDS[3]}${LETTERS}`,
      WORDS[4],
    ]);
    expect([chair.undo(), chair.undo()]).toEqual([true, false]);
    server.settle();
    expect(delegate.clauses).toEqual([WORDS[0], WORDS[1], "border", `${WORDS[3]}${LETTERS}`, WORDS[4]]);
    expect([delegate.undo(), delegate.undo()]).toEqual([true, false]);
    server.settle();
    expect([chair.clauses, delegate.clauses]).toEqual([WORDS, WORDS]);
    expect([chair.redo(), chair.redo(), chair.clauses[0]]).toEqual([true, false, `${WORDS[0]}${LETTERS}`]);
  });

  test.each(SEEDS)("T120 presses, words and caret are those of somebody alone (seed %i)", (seed) => {
    const random = mulberry(seed);
    const scripts = [scriptOf(random, "abcdefg"), scriptOf(random, "ABCDEFG")] as const;
    const alone = [0, 3].map((clause, at) => {
      const server = new Server(WORDS);
      const screen = server.open(at + 1);
      screen.select(clause, 9);
      for (const press of scripts[at] ?? []) {
        press(screen);
        server.settle();
      }
      return backAndForth(
        screen,
        () => (at ? behind : before)(screen),
        () => server.settle(),
      );
    });

    const server = new Server(WORDS);
    const screens = [server.open(1), server.open(2)] as const;
    screens[0].select(0, 9);
    screens[1].select(3, 9);
    const left = scripts.map((script) => [...script]);
    while (left.some((script) => script.length)) {
      const at = random() < 0.5 ? 0 : 1;
      if (random() < 0.5) left[at]?.shift()?.(screens[at]);
      else for (const one of server.waiting) if (random() < 0.5) server.deliver(one);
    }
    const deliver = () => {
      for (const one of server.waiting) if (random() < 0.5) server.deliver(one);
    };
    server.settle();
    expect(
      backAndForth(screens[0], () => before(screens[0]), deliver),
      `seed ${seed}`,
    ).toEqual(alone[0]);
    expect(
      backAndForth(screens[1], () => behind(screens[1]), deliver),
      `seed ${seed}`,
    ).toEqual(alone[1]);
    server.settle();
    expect(screens[0].clauses).toEqual(screens[1].clauses);
  });

  test.each(SEEDS)("T120 the other's words and caret within one's own stay (seed %i)", (seed) => {
    const random = mulberry(seed);
    const server = new Server(["Call upon States to act"]);
    const [one, other] = [server.open(1), server.open(2)];
    one.select(0, 10);
    const deliver = () => {
      for (const screen of server.waiting) if (random() < 0.5) server.deliver(screen);
    };
    for (const letter of LETTERS) {
      if (random() < 0.1) one.pause();
      one.type(letter);
      if (random() < 0.3) other.select(0, Math.floor(random() * (other.clauses[0]?.length ?? 0)));
      if (random() < 0.5) other.type(letter.toUpperCase());
      deliver();
    }
    server.settle();
    const upper = other.clauses[0]?.replace(/[a-z ]/g, "") as string;
    const written = other.clauses[0]?.replace(/[A-Z]/g, "");
    const caret = other.drawn[0]?.replace(/[a-z ]/g, "");
    while (one.undo()) deliver();
    server.settle();
    expect(one.clauses[0]?.replace(/[A-Z]/g, "")).toBe("all upon tates to act");
    expect(other.drawn[0]?.replace(/[a-z ]/g, "")).toBe(caret);
    while (one.redo()) deliver();
    server.settle();
    expect(other.clauses[0]?.replace(/[A-Z]/g, "")).toBe(written);
    expect(other.clauses[0]?.replace(/[a-z ]/g, "")).toBe(upper);
  });
});

const version = {
  id: "c1",
  kind: "operative" as const,
  level: 0 as const,
  runs: [{ text: "Older words [here] there" }],
};

/** Edits other than typing. */
const KINDS: [name: string, edit: (screen: Screen) => void][] = [
  ["Enter in the middle", (screen) => screen.enter()],
  ["a paste of one paragraph", (screen) => screen.paste("pasted")],
  ["a paste of two paragraphs", (screen) => screen.paste("one", "two")],
  ["a kind", (screen) => screen.run(setKind("preambular"))],
  ["a level", (screen) => screen.run(moveLevel(1))],
  ["a letter taken out", (screen) => screen.backspace()],
  ["a version brought back", (screen) => screen.runInSteps(restore(version, [], "en"))],
  ["a bracket resolved", resolveBracket],
];

function resolveBracket(screen: Screen): void {
  const found = bracketAt(screen.state, screen.state.selection.head + 3);
  if (!found) throw new Error("There is a bracket behind the caret.");
  screen.runInSteps(resolve(found, "keep"));
}

/** Typed words around an edit, without a pause. */
function around(edit: (screen: Screen) => void): { screen: Screen; way: string[][] } {
  const server = new Server(["Call upon States", "Encourage [them] now", "Decide"]);
  const screen = server.open(1);
  screen.select(1, 9);
  const way = [screen.drawn];
  screen.type("abc");
  way.push(screen.drawn);
  edit(screen);
  server.settle();
  way.push(screen.drawn);
  screen.type("xyz");
  server.settle();
  way.push(screen.drawn);
  return { screen, way };
}

describe("T121 one edit is one step, and the caret is where it was", () => {
  test.each(KINDS)("T121 %s, between letters, is a step of its own", (_name, edit) => {
    const { screen, way } = around(edit);
    const back: string[][] = [];
    while (screen.undo()) back.push(screen.drawn);
    expect(back).toEqual(way.slice(0, -1).reverse());
    const again: string[][] = [];
    while (screen.redo()) again.push(screen.drawn);
    expect(again).toEqual(way.slice(1));
  });

  test("T121 a selection that was made bold or taken out is selected again", () => {
    for (const edit of [(screen: Screen) => screen.bold(), (screen: Screen) => screen.backspace()]) {
      const screen = new Server(["Call upon States"]).open(1);
      screen.select(0, 5, 9);
      edit(screen);
      screen.select(0, 0);
      expect([screen.undo(), screen.drawn, screen.undo()]).toEqual([true, ["Call |upon| States"], false]);
    }
  });

  test("T121 a join is taken back with the caret at the start of the second clause", () => {
    const server = new Server(["Call upon", " States"]);
    const screen = server.open(1);
    screen.select(1, 0);
    screen.backspace();
    server.settle();
    expect(screen.drawn).toEqual(["Call upon| States"]);
    screen.undo();
    expect(screen.drawn).toEqual(["Call upon", "| States"]);
  });

  test("T121 Enter, a paste of two paragraphs, undo, a letter: it stands in the clause that Enter made", () => {
    const server = new Server(["Call upon States", "Decide"]);
    const screen = server.open(1);
    screen.select(0, 16);
    screen.enter();
    server.settle();
    screen.paste("one", "two");
    server.settle();
    expect(screen.clauses).toEqual(["Call upon States", "one", "two", "Decide"]);
    screen.undo();
    screen.type("^");
    server.settle();
    expect(screen.drawn).toEqual(["Call upon States", "^|", "Decide"]);
  });

  test("T121 a pause, and a caret that was moved, begin a step; a redraw does not", () => {
    const screen = new Server(["Call upon States", "Decide"]).open(1);
    screen.select(0, 16);
    screen.type("ab");
    screen.redraw();
    screen.type("cd");
    screen.pause();
    screen.type("ef");
    screen.select(1, 6);
    screen.type("gh");
    const way: string[] = [];
    while (screen.undo()) way.push(screen.clauses.join());
    expect(way).toEqual([
      ...["Call upon Statesabcdef,Decide", "Call upon Statesabcd,Decide", "Call upon States,Decide"],
    ]);
  });

  test("T121 a word that an input method rewrites is one step, whatever else is drawn meanwhile", () => {
    const screen = new Server(["Decide"]).open(1);
    screen.select(0, 6);
    for (const [composed, length] of [
      ["か", 0],
      ["かん", 1],
      ["漢", 2],
    ] as const)
      screen.run((state, dispatch) => {
        const { tr } = state;
        dispatch?.(tr.insertText(composed, 7, 7 + length).setMeta("composition", 1));
        screen.redraw();
        screen.pause();
        return true;
      });
    expect([screen.clauses, screen.undo(), screen.clauses, screen.undo()]).toEqual([
      ...[["Decide漢"], true, ["Decide"], false],
    ]);
  });

  test("T121 what is written into one field of an action is one step, the next field another", () => {
    const screen = new Server(["Call upon States"]).open(1);
    const write = (name: string, value: string) =>
      screen.run((state, dispatch) => {
        dispatch?.(state.tr.setNodeAttribute(0, name, value));
        return true;
      });
    for (const value of ["U", "UN", "UNI"]) write("partners", value);
    for (const value of ["b", "bo"]) write("responsible", value);
    screen.undo();
    expect(screen.state.doc.child(0).attrs).toMatchObject({ partners: "UNI", responsible: null });
    screen.undo();
    expect([screen.state.doc.child(0).attrs.partners, screen.undo()]).toEqual([null, false]);
  });
});

describe("T122 undo after what the server did", () => {
  test("T122 nothing of a clause that was moved meanwhile is doubled, and what others typed stays", () => {
    const server = new Server(["Call upon States", "Encourage", "Decide"]);
    const [one, other] = [server.open(1), server.open(2)];
    one.select(0, 16);
    one.type("abc");
    one.pause();
    one.select(2, 6);
    one.type("xyz");
    server.settle();
    // As the server moves a clause: a new node with the same id, at another place.
    const { fragment } = other;
    other.doc.transact(() => {
      const moved = (fragment.get(0) as Y.XmlElement).clone();
      fragment.delete(0, 1);
      fragment.insert(1, [moved]);
    });
    other.select(1, 0);
    other.type("Q");
    server.settle();
    const words = ["Encourage", "QCall upon Statesabc"];
    one.undo();
    expect(one.clauses).toEqual([...words, "Decide"]);
    one.undo();
    server.settle();
    expect([one.clauses, other.clauses, one.undo()]).toEqual([
      [...words, "Decide"],
      [...words, "Decide"],
      false,
    ]);
  });

  test("T122 a clause in which somebody else types stays when its author takes Enter back", () => {
    const server = new Server(["Call upon States", "Decide"]);
    const [one, other] = [server.open(1), server.open(2)];
    one.select(0, 16);
    one.enter();
    server.settle();
    other.select(1, 0);
    other.type("Q");
    server.settle();
    one.undo();
    server.settle();
    expect([one.clauses, other.clauses]).toEqual([
      ["Call upon States", "Q", "Decide"],
      ["Call upon States", "Q", "Decide"],
    ]);
  });
});

describe("T123 the browser's own undo is the editor's", () => {
  const asked = (inputType: string, screen: Screen) => {
    let prevented = false;
    const event = { inputType, preventDefault: () => (prevented = true) };
    const done = undoSteps().props.handleDOMEvents?.beforeinput?.call(
      {} as never,
      screen as never,
      event as never,
    );
    return [done, prevented, screen.clauses[0]];
  };

  test("T123 from a menu or a gesture it takes the editor's step back, where there is something to write", () => {
    const screen = new Server(["Decide"]).open(1);
    screen.select(0, 6);
    screen.type("abc");
    expect(asked("insertText", screen)).toEqual([false, false, "Decideabc"]);
    screen.editable = false;
    expect(asked("historyUndo", screen)).toEqual([false, false, "Decideabc"]);
    screen.editable = true;
    expect(asked("historyUndo", screen)).toEqual([true, true, "Decide"]);
    expect(asked("historyRedo", screen)).toEqual([true, true, "Decideabc"]);
  });
});
