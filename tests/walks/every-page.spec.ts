/**
 * Every page of the product, opened by the people who use it, in both languages and in light and dark, without a
 * serious accessibility error. A new page must be added here, otherwise the first walk fails.
 */
import { type Browser, expect, type Page } from "@playwright/test";
import { ownText } from "../support/own-text.ts";
import { pageRoutes } from "../support/page-routes.ts";
import { EDITION, enterAs, seriousViolations, test } from "../support/visits.ts";

const WHO = ["public", "chair", "secretariat", "head.kz", "guest.no"] as const;
type Who = (typeof WHO)[number];

interface ClauseLabels {
  meeting: string;
  /** The demo's declaration, with amendments; and a text of this walk, with a draft and a Russian version. */
  declaration: string;
  amendment: string;
  clause: string;
  own: string;
  forum: string;
}

interface Opened {
  at: string | ((places: ClauseLabels) => string);
  by: readonly Who[];
  /** Something on the page that shows that it is complete; the default is its heading. */
  whole?: string;
}

const ALL = ["chair", "head.kz", "guest.no"] as const;
const CHAIR = ["chair"] as const;
const PUBLIC = ["public"] as const;
const of = (rest: string) => (places: ClauseLabels) => places.declaration + rest;
const ofOwn = (rest: string) => (places: ClauseLabels) => places.own + rest;

/** Where the demo has nothing at an address, the page that reports this is what a reader sees. */
const PAGES: Record<string, Opened> = {
  "/": { at: "/", by: ["public", "chair"] },
  "/editions/:slug": { at: EDITION, by: ["public", "head.kz"] },
  "/editions/:slug/drafts/:draft": { at: `${EDITION}/drafts/1`, by: PUBLIC },
  "/editions/:slug/:number": { at: `${EDITION}/1`, by: PUBLIC },
  "/editions/:slug/verify": { at: `${EDITION}/verify`, by: PUBLIC, whole: "[role=status]" },
  "/editions/:slug/compare": { at: `${EDITION}/compare`, by: PUBLIC },
  "/forums/:forum": { at: ({ forum }) => forum, by: PUBLIC },
  "/forums/:forum/:meeting": { at: ({ forum }) => `${forum}/almaty-2017`, by: PUBLIC },
  "/checkpoints": { at: "/checkpoints", by: PUBLIC },
  "/glossary": { at: "/glossary", by: PUBLIC },
  "/search": { at: "/search?q=children", by: ["public", "head.kz"] },
  "/rights": { at: "/rights", by: ["public", "guest.no"] },
  "/sign-in": { at: "/sign-in", by: PUBLIC },
  "/sign-in/code": { at: "/sign-in/code", by: PUBLIC },
  "/sign-in/forgotten": { at: "/sign-in/forgotten", by: PUBLIC },
  "/sign-in/reset/:token": { at: "/sign-in/reset/spent", by: PUBLIC },
  "/sign-in/with/:provider/back": { at: "/sign-in/with/nobody/back", by: PUBLIC },
  "/unsubscribe/:token": { at: "/unsubscribe/spent", by: PUBLIC },
  "/account": { at: "/account", by: ["head.kz"] },
  "/notifications": { at: "/notifications", by: ["head.kz"] },
  "/invitations/:token": { at: "/invitations/spent", by: PUBLIC },
  "/dashboard": { at: "/dashboard", by: ALL },
  "/notifications/outbox": { at: "/notifications/outbox", by: ["secretariat"] },
  "/meetings/new": { at: "/meetings/new", by: ["secretariat"] },
  "/meetings/:id": { at: ({ meeting }) => meeting, by: ALL },
  "/meetings/:id/set-up": { at: ({ meeting }) => `${meeting}/set-up`, by: ["secretariat"] },
  "/meetings/:id/logo": { at: ({ meeting }) => `${meeting}/logo`, by: ["secretariat"] },
  "/meetings/:id/record": { at: ({ meeting }) => `${meeting}/record`, by: ["secretariat"] },
  "/meetings/:id/texts/new": { at: ({ meeting }) => `${meeting}/texts/new`, by: ["secretariat"] },
  "/meetings/:id/keys": { at: ({ meeting }) => `${meeting}/keys`, by: ["head.kz"] },
  "/texts/:id": { at: of(""), by: ALL, whole: ".sheet-clause" },
  "/texts/:id/positions": { at: of("/positions"), by: ["chair", "head.kz"] },
  "/texts/:id/comments": { at: of("/comments"), by: ALL },
  "/texts/:id/clauses": { at: of("/clauses"), by: ["head.kz"] },
  "/texts/:id/clauses/:clause": { at: ({ clause }) => clause, by: ["head.kz"] },
  "/texts/:id/languages": { at: ofOwn("/languages"), by: ["secretariat"] },
  "/texts/:id/languages/:language": {
    at: ofOwn("/languages/ru"),
    by: ["secretariat"],
    whole: ".sheet-clause",
  },
  "/texts/:id/amendments": { at: of("/amendments"), by: ALL },
  "/texts/:id/amendments/:amendment": { at: ({ amendment }) => amendment, by: ALL },
  "/texts/:id/drafts": { at: ofOwn("/drafts"), by: CHAIR },
  "/texts/:id/drafts/:number": { at: ofOwn("/drafts/1"), by: ["head.kz"] },
  "/texts/:id/compare": { at: ofOwn("/compare"), by: ["guest.no"] },
  "/texts/:id/restore": { at: ofOwn("/restore?as-of=n-1"), by: CHAIR },
  "/texts/:id/decision": { at: of("/decision"), by: ALL },
  "/texts/:id/projector": { at: of("/projector"), by: ["guest.no"] },
  "/texts/:id/projector/remote": { at: of("/projector/remote"), by: CHAIR },
  "/texts/:id/decision/projector": { at: of("/decision/projector"), by: ["guest.no"] },
  "/texts/:id/rules": { at: ofOwn("/rules"), by: ["chair", "head.kz"] },
  "/texts/:id/trail": { at: ofOwn("/trail"), by: ["chair"] },
  "/offline": { at: "/offline", by: ["public", "head.kz"] },
  "/*": { at: "/nowhere", by: PUBLIC },
};

test("P70 no page is forgotten: those that are opened here are those of the house", () => {
  expect(Object.keys(PAGES).sort()).toEqual(pageRoutes().sort());
});

for (const [locale, colorScheme] of [
  ["en-GB", "light"],
  ["ru-RU", "dark"],
] as const)
  for (const who of WHO)
    test(`P71 in ${locale}, ${colorScheme}: pages of ${who}`, async ({ browser }) => {
      test.setTimeout(240_000);
      const places = await found(browser);
      const context = await browser.newContext({
        locale,
        colorScheme,
        viewport: { width: 1440, height: 900 },
      });
      const page = await context.newPage();
      if (who !== "public") await enterAs(page, who);
      const errors: Record<string, string[]> = {};
      for (const [route, { at, by, whole = "h1" }] of Object.entries(PAGES)) {
        if (!by.includes(who)) continue;
        await page.goto(typeof at === "string" ? at : at(places));
        await expect(page.locator(whole).first(), route).toBeVisible();
        await expect(page.locator("html"), route).toHaveAttribute("lang", locale.slice(0, 2));
        const serious = await seriousViolations(page);
        if (serious.length) errors[route] = serious;
      }
      expect(errors).toEqual({});
      await context.close();
    });

test("P71 the check itself finds pale words and a picture without words", async ({ page }) => {
  await page.goto("/glossary");
  await page.evaluate(() => {
    const pale = document.createElement("p");
    pale.textContent = "Pale words";
    pale.style.color = "#ccc";
    pale.style.background = "#fff";
    document.querySelector("main")?.append(pale, document.createElement("img"));
  });
  expect(await seriousViolations(page)).toEqual(["color-contrast: #main > p", "image-alt: img"]);
});

let known: Promise<ClauseLabels> | null = null;

function found(browser: Browser): Promise<ClauseLabels> {
  known ??= find(browser);
  return known;
}

async function find(browser: Browser): Promise<ClauseLabels> {
  const own = await ownText(browser, "Every page of it");
  const context = await browser.newContext();
  const page = await context.newPage();
  await enterAs(page, "chair");
  await page.goto(own);
  const headers = { origin: new URL(page.url()).origin };
  await page.request.post(`${own}/drafts`, { form: { name: "", note: "" }, headers });
  await page.request.post(`${own}/languages`, { form: { intent: "add", language: "ru" }, headers });
  await page.goto("/dashboard");
  const meeting = await linkTo(page, "a[href^='/meetings/']:not([href$='/new'])");
  const declaration = await linkTo(page, ".text-card .edition-link a", /Astana Declaration/);
  await page.goto(`${declaration}/amendments`);
  const amendment = await linkTo(page, `a[href^='${declaration}/amendments/']`);
  await page.goto(`${declaration}/clauses`);
  const clause = await linkTo(page, `a[href^='${declaration}/clauses/']`);
  await page.goto(EDITION);
  const forum = await linkTo(page, "a[href^='/forums/']");
  await context.close();
  return { own, meeting, declaration, amendment, clause, forum: forum.split("/").slice(0, 3).join("/") };
}

async function linkTo(page: Page, selector: string, hasText?: RegExp): Promise<string> {
  const link = page.locator(selector, hasText ? { hasText } : {}).first();
  return (await link.getAttribute("href")) ?? "";
}
