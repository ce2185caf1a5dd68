/**
 * The rules of discussions, as tables: who sees, answers, closes and opens them, until when, and whom a person may
 * mention.
 */
import { describe, expect, test } from "vitest";
import {
  type Asker,
  AUDIENCES,
  type Audience,
  audienceError,
  audiencesFor,
  commentError,
  type Discussion,
  filterFrom,
  footing,
  isAsked,
  type Mention,
  meantBy,
  mentionable,
  mentionError,
  mentionsAfter,
  sees,
  threadError,
  widerAudiences,
  withMentions,
} from "#domain/comments/index.ts";
import type { PhaseName } from "#domain/life/index.ts";
import { ROLES, type Role, sideOf } from "#domain/rights/index.ts";

const seat = (role: Role, delegation: string | null, person = `${role} ${delegation}`): Asker => ({
  ...{ person, delegation, side: sideOf(role) },
});
const TABLE: [name: string, who: Asker][] = [
  ["own head", seat("head", "kz")],
  ["own adviser", seat("adviser", "kz")],
  ["other head", seat("head", "uz")],
  ["chair", seat("chair", null)],
  ["secretariat", seat("secretariat", null)],
  ["guest", seat("guest", "no")],
  ["observer", seat("observer", "osce")],
  ["partner", seat("partner", "unicef")],
];
const seeing = (delegation: string | null, audience: Audience) =>
  TABLE.filter(([, who]) => sees({ delegation, audience }, who)).map(([name]) => name);

describe("C60 a discussion has a circle", () => {
  const OWN = ["own head", "own adviser"];
  const BUREAU = ["chair", "secretariat"];
  const GUESTS = ["guest", "observer", "partner"];

  test.each<[Audience, string[]]>([
    ["delegation", OWN],
    ["chair", [...OWN, ...BUREAU]],
    ["delegations", [...OWN, "other head", ...BUREAU]],
    ["table", [...OWN, "other head", ...BUREAU, ...GUESTS]],
  ])("C60 of a member delegation, for %s", (audience, names) => {
    expect(seeing("kz", audience)).toEqual(names);
  });

  test.each<[Audience, string[]]>([
    ["delegation", ["guest"]],
    ["chair", [...BUREAU, "guest"]],
    ["delegations", [...OWN, "other head", ...BUREAU, "guest"]],
    ["table", TABLE.map(([name]) => name)],
  ])("C60 of a guest, for %s", (audience, names) => {
    expect(seeing("no", audience)).toEqual(names);
  });

  test("C60 the chair's side is a delegation of its own, and a guest without one is none", () => {
    expect(seeing(null, "delegation")).toEqual(BUREAU);
    expect(seeing(null, "delegations")).toEqual([...OWN, "other head", ...BUREAU]);
    expect(sees({ delegation: null, audience: "delegation" }, seat("guest", null))).toBe(false);
  });

  test("C60 each circle takes in those before it, for everybody who may begin one", () => {
    for (const [, who] of TABLE)
      AUDIENCES.reduce((before, audience) => {
        const now = seeing(who.delegation, audience);
        expect(before.every((name) => now.includes(name))).toBe(true);
        return now;
      }, [] as string[]);
  });

  test("C60 one begins a discussion in a circle that one is in", () => {
    expect(audiencesFor(seat("delegate", "kz"))).toEqual([...AUDIENCES]);
    expect(audiencesFor(seat("chair", null))).toEqual(["delegation", "delegations", "table"]);
    expect(audiencesFor(seat("observer", null))).toEqual(["table"]);
    expect(audienceError("delegation", seat("observer", null))).toBe("not-your-delegation");
    expect(audienceError("delegation", seat("observer", "osce"))).toBeNull();
  });
});

const discussion = (entered: Partial<Discussion> = {}): Discussion => ({
  ...{ delegation: "kz", audience: "table", begunBy: "delegate kz", resolved: false, spoken: ["kz"] },
  ...entered,
});
const AUTHOR = seat("delegate", "kz");

describe("C62 everybody who sees a discussion answers it, until adoption", () => {
  const OPEN: PhaseName[] = ["preparing", "drafting", "silence", "meeting", "agreed", "signing"];

  test.each(OPEN)("C62 while a text is in %s", (phase) => {
    for (const role of ROLES) {
      const asker = seat(role, sideOf(role) === "chair" ? null : "no");
      expect(threadError("reply", discussion(), asker, phase)).toBeNull();
      expect(threadError("reply", discussion({ audience: "delegation" }), asker, phase)).toBe("not-found");
    }
  });

  test.each<PhaseName>(["adopted", "withdrawn"])("C62 nothing is said of one that is %s", (phase) => {
    for (const deed of ["reply", "resolve", "reopen", "widen"] as const) {
      expect(threadError(deed, discussion(), AUTHOR, phase)).toBe("text-closed");
      const hidden = discussion({ audience: "delegation", delegation: "uz" });
      expect(threadError(deed, hidden, AUTHOR, phase)).toBe("not-found");
    }
  });

  test("C62 not one that was closed", () => {
    expect(threadError("reply", discussion({ resolved: true }), AUTHOR, "drafting")).toBe("thread-resolved");
  });
});

describe("C63 a discussion is resolved and reopened", () => {
  const error = (who: Asker, entered: Partial<Discussion> = {}) =>
    threadError("resolve", discussion(entered), who, "drafting");

  test("C63 by members and the chair's side; by a guest the own one", () => {
    expect(TABLE.map(([, who]) => error(who))).toEqual([
      ...[null, null, null, null, null],
      ...["not-your-role", "not-your-role", "not-your-role"],
    ]);
    expect(error(seat("guest", "no"), { delegation: "no", audience: "delegation" })).toBeNull();
  });

  test("C63 once", () => {
    expect(error(AUTHOR, { resolved: true })).toBe("already-done");
    expect(threadError("reopen", discussion(), AUTHOR, "drafting")).toBe("already-done");
    expect(threadError("reopen", discussion({ resolved: true }), AUTHOR, "drafting")).toBeNull();
  });
});

describe("C76 a comment is corrected and taken back by its author", () => {
  const own = { person: AUTHOR.person, delegation: "kz", takenBack: false };
  const error = (
    who: Asker,
    entered: Partial<Discussion> = {},
    comment = own,
    phase: PhaseName = "drafting",
  ) => commentError(discussion(entered), comment, who, phase);

  test("C76 by nobody else, the chair neither, and not for a delegation that one has left", () => {
    expect(error(AUTHOR)).toBeNull();
    expect(TABLE.map(([, who]) => error(who))).toEqual(TABLE.map(() => "not-your-words"));
    expect(error({ ...AUTHOR, delegation: "uz" })).toBe("not-your-words");
    expect(
      error(seat("observer", null), {}, { ...own, person: "observer null", delegation: null as never }),
    ).toBeNull();
    expect(error(seat("head", "uz"), { audience: "delegation" })).toBe("not-found");
  });

  test("C76 while something can be said there, and once", () => {
    expect(error(AUTHOR, { resolved: true })).toBe("thread-resolved");
    expect(error(AUTHOR, {}, { ...own, takenBack: true })).toBe("already-done");
    for (const phase of ["adopted", "withdrawn"] as const)
      expect(error(AUTHOR, {}, own, phase)).toBe("text-closed");
    for (const phase of ["preparing", "silence", "signing"] as const)
      expect(error(AUTHOR, {}, own, phase)).toBeNull();
  });

  test("C76 a correction keeps the names that still stand in it, and brings those that do not stand there yet", () => {
    const [one, other] = [1, 2].map((id) => ({ kind: "person", id: `p${id}`, label: `P${id}` }) as const);
    if (!one || !other) return;
    expect(mentionsAfter([one], [one, other], "To @P1 and @P2")).toEqual({ kept: [one], fresh: [other] });
    expect(mentionsAfter([one], [], "To nobody")).toEqual({ kept: [], fresh: [] });
  });
});

describe("C61 a circle is widened by its author and never narrowed", () => {
  const wider = (entered: Partial<Discussion>, who = AUTHOR) =>
    widerAudiences(discussion({ begunBy: AUTHOR.person, ...entered }), who, "drafting");

  test.each<[Audience, Audience[]]>([
    ["delegation", ["chair", "delegations", "table"]],
    ["chair", ["delegations", "table"]],
    ["delegations", ["table"]],
    ["table", []],
  ])("C61 from %s only to those that take it in", (audience, to) => {
    expect(wider({ audience })).toEqual(to);
  });

  test("C61 by nobody else, not by who changed delegations, and not over the words of others", () => {
    const error = (entered: Partial<Discussion>, who: Asker = AUTHOR) =>
      threadError(
        "widen",
        discussion({ audience: "chair", begunBy: AUTHOR.person, ...entered }),
        who,
        "drafting",
      );
    expect(error({})).toBeNull();
    expect(error({ spoken: ["kz", "kz"] })).toBeNull();
    expect(error({ spoken: ["kz", null] })).toBe("others-spoke");
    expect(error({}, seat("head", "kz"))).toBe("not-your-comment");
    expect(error({}, seat("chair", null))).toBe("not-your-comment");
    expect(error({ audience: "table" })).toBe("not-wider");
    expect(error({ audience: "delegations" }, { ...AUTHOR, delegation: "uz" })).toBe("not-your-comment");
  });
});

describe("C65 commented words are found again", () => {
  const held = { from: 3, to: 8 };
  test.each([
    ["by their positions", "We agree to", held, "agree", { kind: "words", ...held }],
    ["also where they read otherwise now", "We agree to", held, "decide", { kind: "words", ...held }],
    [
      "as they read, where the positions are lost",
      "So we agree",
      null,
      "agree",
      { kind: "words", from: 6, to: 11 },
    ],
    [
      "as they read, where nothing is left between them",
      "agree",
      { from: 0, to: 0 },
      "agree",
      { kind: "words", from: 0, to: 5 },
    ],
    ["not where they stand twice", "to be or to be", null, "to be", { kind: "clause" }],
    ["at the clause where they are gone", "We decide", null, "agree", { kind: "clause" }],
    ["at the clause that was meant", "We decide", null, null, { kind: "clause" }],
    ["nowhere where that is gone", null, held, "agree", { kind: "gone" }],
  ] as const)("C65 %s", (_, words, stretch, quote, found) => {
    expect(footing(words, stretch, quote)).toEqual(found);
  });
});

describe("C66 a mention names only who sees the discussion", () => {
  const people = TABLE.map(([, who]) => who);
  const person = (id: string, label = id): Mention => ({ kind: "person", id, label });
  const party = (id: string, label = id): Mention => ({ kind: "delegation", id, label });
  const chair = mentionable({ delegation: "kz", audience: "chair" }, people);

  test("C66 the offered, the named and the told are the same", () => {
    expect(chair.map((one) => one.person)).toEqual([
      "head kz",
      "adviser kz",
      "chair null",
      "secretariat null",
    ]);
    const named = meantBy([party("chair"), person("head kz")], chair);
    expect(named.map((one) => one.person)).toEqual(["head kz", "chair null", "secretariat null"]);
  });

  test("C66 refused where it names somebody outside, nobody, or without a word in the comment", () => {
    const error = (mention: Mention, body = `Dear @${mention.label}!`) =>
      mentionError([mention], body, chair);
    expect(error(person("chair null"))).toBeNull();
    expect(error(person("head uz"))).toBe("not-in-circle");
    expect(error(party("uz"))).toBe("not-in-circle");
    expect(error(party("nowhere"))).toBe("not-in-circle");
    expect(error(person("chair null"), "Dear chair null!")).toBe("malformed");
    expect(mentionError(Array(21).fill(party("kz")), "@kz", chair)).toBe("malformed");
  });

  test("C66 a comment loses no letter to its mentions", () => {
    const body = "@Kazakhstan and @Kazakh, a@b";
    const pieces = withMentions(body, [party("kz", "Kazakhstan"), person("p", "Kazakh")]);
    expect(pieces.map(({ text }) => text).join("")).toBe(body);
    expect(pieces.flatMap(({ mention }) => mention?.id ?? [])).toEqual(["kz", "p"]);
  });
});

describe("C70 discussions are filtered", () => {
  const one = {
    resolved: false,
    delegation: null,
    audience: "chair",
    mine: true,
    mentionsMe: false,
  } as const;
  test.each([
    [{}, true],
    [{ state: "resolved" }, false],
    [{ state: "all", concern: "mine" }, true],
    [{ concern: "mentions" }, false],
    [{ delegation: "chair" }, true],
    [{ delegation: "kz" }, false],
    [{ audience: "chair" }, true],
    [{ audience: "table" }, false],
    [{ state: "nonsense", audience: "nonsense" }, true],
  ])("C70 %j", (asked, found) => {
    expect(isAsked(one, filterFrom(asked))).toBe(found);
  });
});
