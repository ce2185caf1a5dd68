import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { audiencesFor, sees } from "#domain/comments/index.ts";
import { sideOf } from "#domain/rights/index.ts";
import { foldingOf } from "#server/jobs/fold-versions.ts";
import { type Installation, openInstallation } from "../support/installation.ts";
import { clause } from "../support/texts.ts";

let installation: Installation;
let text: string;
beforeAll(async () => {
  installation = await openInstallation();
  const clauses = [
    clause("operative", "Decide to strengthen cooperation between ombudspersons", 0, "c1"),
    clause("operative", "Принимают решение укреплять сотрудничество", 0, "c2"),
  ];
  text = (await installation.text(clauses)).text;
  await installation.commands.addLanguage(installation.actor("secretariat"), { text, language: "ru" });
  const folding = foldingOf(installation.store);
  while (await folding.run());
  folding.close();
  const comment = { text, clause: "c1", body: "Our capital strengthens this" };
  await installation.commands.comment(installation.actor("head.kz"), comment);
});
afterAll(() => installation.close());

const find = async (who: string | null, words: string) => {
  const page = await installation.queries.search(who ? installation.actor(who) : null, words);
  if (!page.ok) throw new Error(page.reason);
  return page;
};

describe("Q5 words are found where the reader may see them, and nowhere else", () => {
  test("Q5 in other forms of the word, in English and in Russian, each by its language", async () => {
    const page = await find("guest.no", "strengthening");
    expect(page.clauses.map((hit) => [hit.of, hit.clause, hit.language])).toContainEqual([text, "c1", "en"]);
    expect(page.comments.map((hit) => hit.clause)).toEqual(["c1"]);
    const russian = (await find("guest.no", "сотрудничества")).clauses;
    expect(russian.map((hit) => [hit.clause, hit.language])).toContainEqual(["c2", "ru"]);
  });

  test("Q5 what was found is marked in the words around it", async () => {
    const hit = (await find("head.kz", "cooperation")).clauses[0];
    expect(hit?.excerpt.filter(({ found }) => found).map(({ words }) => words)).toEqual(["cooperation"]);
    expect(hit?.excerpt.map(({ words }) => words).join("")).toContain("strengthen cooperation between");
  });

  test("Q5 neither a stranger nor the public finds what is in work", async () => {
    for (const who of ["stranger", null]) {
      const page = await find(who, "strengthen");
      expect([page.clauses, page.comments, page.editions]).toEqual([[], [], []]);
    }
  });

  test("Q5 no question and one without end are refused; signs of the search are no fault", async () => {
    const output = async (words: string) => {
      const page = await installation.queries.search(installation.actor("head.kz"), words);
      return page.ok ? "done" : page.reason;
    };
    expect([await output(" "), await output("x".repeat(301))]).toEqual(["empty", "too-long"]);
    for (const words of ["'", '"', "& | ! ( )", "\u0000a", "a:*", "%_\\"])
      expect(await output(words)).toBe("done");
  });
});

describe("C74 comments are found by those who see them, and by nobody else", () => {
  const PEOPLE = ["chair", "secretariat", "head.kz", "delegate.kz", "head.uz", "guest.no"];

  test("C74 whoever began them and in whatever circle, as the rule of circles says", async () => {
    for (const author of PEOPLE) {
      const viewer = viewerOf(author);
      for (const audience of audiencesFor(viewer)) {
        // One more letter at the end, because the names of two audiences have the same stem.
        const word = `${author.replace(".", "")}${audience}x`;
        await installation.commands.comment(installation.actor(author), {
          text,
          clause: "c2",
          body: word,
          audience,
        });
        const finds = await Promise.all(PEOPLE.map(async (who) => (await find(who, word)).comments.length));
        const threadAudience = { delegation: viewer.delegation, audience };
        const readers = PEOPLE.map((who) => Number(sees(threadAudience, viewerOf(who))));
        expect([word, finds]).toEqual([word, readers]);
      }
    }
  });

  function viewerOf(who: string) {
    const [seat] = installation.actor(who).seats;
    if (!seat) throw new Error(`${who} has no seat.`);
    return { side: sideOf(seat.role), delegation: seat.delegation };
  }
});
