import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { editionView } from "#app/reading/edition-view.ts";
import { delegationSchema, detailsSchema } from "#domain/meeting/index.ts";
import { formatsFor } from "#words/format.ts";
import { HOUR, issuedUnder, must } from "../support/deciding.ts";
import { type Installation, openInstallation, PASSWORD } from "../support/installation.ts";
import { clause } from "../support/texts.ts";

let installation: Installation;
/** Texts that are signed, decided by silence, and drafted. */
let signing: { text: string; seen: string };
let deputies: { text: string; seen: string };
let agreed: { text: string; seen: string };
let drafted: { text: string; sheet: string };

beforeAll(async () => {
  installation = await openInstallation();
  signing = await issuedUnder(installation, ["signature"]);
  must(await installation.commands.openSigning(chair(), signing));
  deputies = await issuedUnder(installation, ["signature"]);
  must(await installation.commands.openSigning(chair(), deputies));
  agreed = await issuedUnder(installation, ["silence"], { confirmMeeting: true });
  drafted = await installation.text([clause("operative", "Decide", 0, "c1")]);
});
afterAll(() => installation.close());

const chair = () => installation.actor("chair");
const head = () => installation.actor("head.kz");
const secretary = () => installation.actor("secretariat");
const inSilence = () => new Date(installation.clock.now.getTime() + 80 * HOUR).toISOString();

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

/** Every form in which a person types a name or a title that others rely on. */
const FORMS: [form: string, give: Give][] = [
  [
    "account",
    (name) =>
      installation.accounts.create({ name, email: `n${Math.random()}@plenary.example`, password: PASSWORD }),
  ],
  ["rename", (name) => installation.accounts.rename(chair(), name)],
  [
    "invitation",
    (who) =>
      installation.commands.invite(secretary(), {
        meeting: installation.meeting,
        delegation: "kz",
        role: "delegate",
        who,
      }),
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
      return installation.commands.beginText(secretary(), {
        meeting: installation.meeting,
        title,
        language: "en",
        beginning,
      });
    },
  ],
  ["draft", (name) => installation.commands.issueDraft(chair(), { text: drafted.text, name, note: "" })],
  [
    "signatory",
    (signatory) => installation.commands.sign(head(), { ...signing, signatory, title: "Ombudsman" }),
  ],
  [
    "title",
    (title) =>
      installation.commands.sign(installation.actor("head.uz"), { ...signing, signatory: "Office", title }),
  ],
  [
    "authority",
    (authority) => {
      const capacity = { kind: "deputy", authority } as const;
      return installation.commands.sign(head(), {
        ...deputies,
        signatory: "Office",
        title: "Deputy",
        capacity,
      });
    },
  ],
  [
    "place of signature",
    (place) =>
      installation.commands.sign(installation.actor("head.uz"), {
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
      return installation.commands.openSilence(chair(), { ...agreed, expires: inSilence(), agreedAt });
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
    const record = (await installation.store.texts.byId(signing.text))?.record;
    expect(record?.signOffs).toMatchObject([
      { signatory: "Офис омбудсмана", title: "Ombudsman" },
      { signatory: "Office", title: "Офис омбудсмана" },
    ]);
    const issued = (await installation.store.texts.drafts(drafted.text)).map(({ name }) => name);
    expect(issued).toEqual(["Офис омбудсмана"]);
  });
});

describe("D126 words that cannot be seen are no words", () => {
  const say = (body: string) =>
    installation.commands.comment(head(), { text: drafted.text, clause: "c1", body });
  const reopen = (reason: string) => installation.commands.reopen(chair(), { text: signing.text, reason });

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
  /** Adopted without process rules at this instant, with a signature of each. */
  async function adoptedAt(instant: string, demonstration: string | null = null) {
    const facts = {
      meeting: installation.meeting,
      title: "T",
      kind: "declaration",
      language: "en",
      position: 1,
    } as const;
    const clauses = [
      clause("operative", "Decide", 0, "c1"),
      clause("closing", "Adopted in Almaty on 13 May 2027", 0, "c2"),
    ];
    const { text } = must(
      await installation.commands.createText(secretary(), { ...facts, clauses, demonstration }),
    ) as {
      text: string;
    };
    must(await installation.commands.openDrafting(secretary(), { text }));
    must(await installation.commands.issueDraft(chair(), { text, name: "", note: "" }));
    const seen = (await installation.store.texts.drafts(text)).at(-1)?.hash ?? "";
    must(await installation.commands.openSigning(chair(), { text, seen }));
    installation.clock.now = new Date(instant);
    for (const who of ["head.kz", "head.uz"])
      must(
        await installation.commands.sign(installation.actor(who), {
          text,
          seen,
          signatory: "Office",
          title: "O",
        }),
      );
    const closing = await installation.queries.decision(chair(), text);
    must(await installation.commands.adopt(chair(), { text, seen }));
    const { phase } = (await installation.store.texts.byId(text))?.record ?? {};
    const slug = phase?.name === "adopted" ? phase.slug : "";
    const listed = (await installation.queries.published()).find((one) => one.slug === slug);
    const page = await installation.queries.edition(slug, null);
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
