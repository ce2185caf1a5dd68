import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { delegationSchema, detailsSchema } from "#domain/meeting/index.ts";
import { editionView } from "../../app/reading/edition-view.ts";
import { formatsFor } from "../../app/words/format.ts";
import { HOUR, issuedUnder, must } from "../support/deciding.ts";
import { type House, openHouse, PASSWORD } from "../support/house.ts";
import { clause } from "../support/texts.ts";

let house: House;
/** Texts that are signed, decided by silence, and drafted. */
let signing: { text: string; seen: string };
let deputies: { text: string; seen: string };
let agreed: { text: string; seen: string };
let drafted: { text: string; sheet: string };

beforeAll(async () => {
  house = await openHouse();
  signing = await issuedUnder(house, ["signature"]);
  must(await house.commands.openSigning(chair(), signing));
  deputies = await issuedUnder(house, ["signature"]);
  must(await house.commands.openSigning(chair(), deputies));
  agreed = await issuedUnder(house, ["silence"], { confirmMeeting: true });
  drafted = await house.text([clause("operative", "Decide", 0, "c1")]);
});
afterAll(() => house.close());

const chair = () => house.actor("chair");
const head = () => house.actor("head.kz");
const desk = () => house.actor("secretariat");
const inSilence = () => new Date(house.clock.now.getTime() + 80 * HOUR).toISOString();

interface Parsed {
  success: boolean;
  error?: { issues: { message: string }[] };
}
const parsed = ({ success, error }: Parsed) =>
  success ? ({ ok: true } as const) : { ok: false as const, reason: error?.issues[0]?.message ?? "" };

const details = {
  ...{ place: { en: "Astana" }, host: "KZ", starts: "2026-11-26", ends: "2026-11-27" },
  ...{ zone: "Asia/Almaty", languages: ["en"] },
};

type Answer = { ok: true } | { ok: false; reason: string };
type Give = (name: string) => Promise<Answer> | Answer;

/** Every place where a person types a name or a title that others rely on. */
const FORMS: [form: string, give: Give][] = [
  [
    "account",
    (name) => house.accounts.create({ name, email: `n${Math.random()}@plenary.example`, password: PASSWORD }),
  ],
  ["rename", (name) => house.accounts.rename(chair(), name)],
  [
    "invitation",
    (who) =>
      house.commands.invite(desk(), { meeting: house.meeting, delegation: "kz", role: "delegate", who }),
  ],
  ["meeting", (name) => parsed(detailsSchema.safeParse({ ...details, name: { en: name } }))],
  [
    "place",
    (name) => parsed(detailsSchema.safeParse({ ...details, name: { en: "M" }, place: { en: name } })),
  ],
  [
    "organisation",
    (name) =>
      parsed(
        delegationSchema.safeParse({
          kind: "partner",
          country: null,
          name: { en: name },
          institution: { en: "I" },
        }),
      ),
  ],
  [
    "institution",
    (name) =>
      parsed(
        delegationSchema.safeParse({
          kind: "member",
          country: "KZ",
          name: {},
          institution: { en: "I", ru: name },
        }),
      ),
  ],
  [
    "text",
    (title) => {
      const beginning = { from: "template", template: "declaration" } as const;
      return house.commands.beginText(desk(), { meeting: house.meeting, title, language: "en", beginning });
    },
  ],
  ["draft", (name) => house.commands.issueDraft(chair(), { text: drafted.text, name, note: "" })],
  ["signatory", (signatory) => house.commands.sign(head(), { ...signing, signatory, title: "Ombudsman" })],
  [
    "title",
    (title) => house.commands.sign(house.actor("head.uz"), { ...signing, signatory: "Office", title }),
  ],
  [
    "authority",
    (authority) => {
      const capacity = { kind: "deputy", authority } as const;
      return house.commands.sign(head(), { ...deputies, signatory: "Office", title: "Deputy", capacity });
    },
  ],
  [
    "place of signature",
    (place) =>
      house.commands.sign(house.actor("head.uz"), {
        ...deputies,
        signatory: "Office",
        title: "Deputy",
        place,
      }),
  ],
  [
    "meeting of an agreement",
    (meeting) => {
      const agreedAt = { meeting, date: "2026-11-27" };
      return house.commands.openSilence(chair(), { ...agreed, expires: inSilence(), agreedAt });
    },
  ],
];

const INVISIBLE = ["\u200b", "\u3164", "\u2800", "\u2060", "\u00ad", "\ufe0f"];

describe("D125 every form that takes a name refuses one that cannot be seen, in words, and takes one that can", () => {
  test.each(FORMS)("D125 %s", async (_form, give) => {
    const answers = [];
    for (const name of [...INVISIBLE, "Office\u202e", "Office\u2067"]) answers.push(await give(name));
    expect(answers).toEqual([
      ...INVISIBLE.map(() => ({ ok: false, reason: "name-invisible" })),
      ...Array(2).fill({ ok: false, reason: "name-direction" }),
    ]);
    expect(await give("\u200bОфис \u00a0 омбудсмана\u2060")).toMatchObject({ ok: true });
  });

  test("D125 what is stored is what can be seen", async () => {
    const record = (await house.store.texts.byId(signing.text))?.record;
    expect(record?.signOffs).toMatchObject([
      { signatory: "Офис омбудсмана", title: "Ombudsman" },
      { signatory: "Office", title: "Офис омбудсмана" },
    ]);
    const issued = (await house.store.texts.drafts(drafted.text)).map(({ name }) => name);
    expect(issued).toEqual(["Офис омбудсмана"]);
  });
});

describe("D126 words that cannot be seen are no words", () => {
  const say = (body: string) => house.commands.comment(head(), { text: drafted.text, clause: "c1", body });
  const reopen = (reason: string) => house.commands.reopen(chair(), { text: signing.text, reason });

  test.each([...INVISIBLE, " \u200b\u2800\n"])("D126 a comment and a reason of %j", async (words) => {
    expect(await say(words)).toMatchObject({ ok: false, reason: "empty" });
    expect(await reopen(words)).toMatchObject({ ok: false, reason: "reason-missing" });
  });

  test("D126 a comment of one emoji is one, and so is a reason of one word", async () => {
    expect(await say("👍")).toMatchObject({ ok: true });
    expect(await reopen("Новое")).toMatchObject({ ok: true });
  });
});

describe("L100 the day of adoption is the day at the place of the meeting", () => {
  /** Adopted without rules at this instant, with a signature of each. */
  async function adoptedAt(instant: string, demonstration: string | null = null) {
    const facts = {
      meeting: house.meeting,
      title: "T",
      kind: "declaration",
      language: "en",
      position: 1,
    } as const;
    const clauses = [
      clause("operative", "Decide", 0, "c1"),
      clause("closing", "Adopted in Almaty on 13 May 2027", 0, "c2"),
    ];
    const { text } = must(await house.commands.createText(desk(), { ...facts, clauses, demonstration })) as {
      text: string;
    };
    must(await house.commands.openDrafting(desk(), { text }));
    must(await house.commands.issueDraft(chair(), { text, name: "", note: "" }));
    const seen = (await house.store.texts.drafts(text)).at(-1)?.hash ?? "";
    must(await house.commands.openSigning(chair(), { text, seen }));
    house.clock.now = new Date(instant);
    for (const who of ["head.kz", "head.uz"])
      must(await house.commands.sign(house.actor(who), { text, seen, signatory: "Office", title: "O" }));
    const closing = await house.queries.decision(chair(), text);
    must(await house.commands.adopt(chair(), { text, seen }));
    const { phase } = (await house.store.texts.byId(text))?.record ?? {};
    const slug = phase?.name === "adopted" ? phase.slug : "";
    const listed = (await house.queries.published()).find((one) => one.slug === slug);
    const page = await house.queries.edition(slug, null);
    const view = page.ok ? editionView(page, formatsFor("en"), "en") : null;
    return {
      date: phase?.name === "adopted" && phase.date,
      everywhere: [listed?.date, page.ok && page.facts.date, view?.date, view?.day],
      closing: closing.ok && closing.closing,
    };
  }

  test("L100 without rules it is not the meeting's last day, and the zone decides about the night", async () => {
    expect((await adoptedAt("2026-12-01T18:59:00.000Z")).date).toBe("2026-12-01");
    expect((await adoptedAt("2026-12-01T19:00:00.000Z")).date).toBe("2026-12-02");
  });

  test("L100 a demonstration that retells a meeting that is over bears that meeting's last day, and no day to come", async () => {
    expect((await adoptedAt("2026-12-01T09:00:00.000Z", "a public text")).date).toBe("2026-11-27");
    expect((await adoptedAt("2026-11-26T09:00:00.000Z", "a public text")).date).toBe("2026-11-26");
  });

  test("L100 the list, the edition, its page, and what is printed and cited from it bear that day", async () => {
    const { everywhere } = await adoptedAt("2026-12-01T19:00:00.000Z");
    expect(everywhere).toEqual(["2026-12-02", "2026-12-02", "2026-12-02", "2 December 2026"]);
  });

  test("L101 the page of the decision says where the closing line names another place or day", async () => {
    const { closing } = await adoptedAt("2026-12-01T09:00:00.000Z");
    expect(closing).toEqual({
      ...{ place: "Almaty", day: "2027-05-13" },
      adopted: { place: { en: "Astana" }, day: "2026-12-01" },
    });
  });
});
