/** What walks on the page of a text share: people at their screens, the caret, a connection that can be cut. */
import {
  type Browser,
  type BrowserContext,
  expect,
  type Locator,
  type Page,
  type WebSocketRoute,
} from "@playwright/test";
import { enterAs, textLink, violationsOf } from "./visits.ts";

const DECLARATION = "Astana Declaration of the Children's Ombudspersons of Central Asia";

export interface Visit {
  context: BrowserContext;
  page: Page;
  line: Line;
  /** Errors in the page that no user sees. */
  errors: Error[];
}

export async function visit(
  browser: Browser,
  name: string,
  ownPeer = false,
  title = DECLARATION,
  { ownClock } = { ownClock: false },
): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  if (ownClock) await page.clock.install();
  const line = new Line();
  const errors = violationsOf(page);
  if (ownPeer) await page.routeWebSocket(/\/collab\//, (socket) => line.take(socket));
  await enterAs(page, name);
  await page.goto("/dashboard");
  await textLink(page, title).click();
  await expect(page.locator(".sheet-clause").first()).toBeVisible();
  return { context, page, line, errors };
}

export async function leave(...visits: Visit[]): Promise<void> {
  for (const { context, errors } of visits) {
    expect(errors).toEqual([]);
    await context.close();
  }
}

export const words = (page: Page, label: string) =>
  page.locator(`.sheet-clause[data-label="${label}"] .words`);
/** A clause in which no other walk writes, found by words that it always has. */
export const wordsWith = (page: Page, some: string) =>
  page.locator(".sheet-clause .words", { hasText: some });
export const kept = (page: Page) => page.locator(".kept");

/** The panel is opened only on request while amendments are in the margin. */
export async function openPanel(page: Page): Promise<void> {
  const button = page.getByRole("button", { name: "Clause panel" });
  if ((await button.getAttribute("aria-expanded")) !== "true") await button.click();
}

/** In: a clause's label, or its words. The position of a click depends on the screen; the end of a clause does not. */
export async function caretAtEnd(page: Page, clause: string | Locator): Promise<void> {
  const found = typeof clause === "string" ? words(page, clause) : clause;
  await found.click();
  await found.evaluate((clause) => {
    const texts = document.createTreeWalker(clause, NodeFilter.SHOW_TEXT);
    let last: Node | null = null;
    while (texts.nextNode())
      if (!texts.currentNode.parentElement?.closest(".caret")) last = texts.currentNode;
    if (last) getSelection()?.collapse(last, last.textContent?.length ?? 0);
  });
}

/** The connection between a page and the server, which can be held and cut. */
export class Line {
  private open: WebSocketRoute[] = [];
  private waiting: (() => void)[] = [];
  private state: "whole" | "held" | "cut" = "whole";

  take(socket: WebSocketRoute): void {
    if (this.state === "cut") return void socket.close({ code: 1013 });
    const server = socket.connectToServer();
    this.open.push(socket);
    server.onMessage((message) => {
      const pass = () => socket.send(message);
      if (this.state === "held") this.waiting.push(pass);
      else pass();
    });
  }

  hold(): void {
    this.state = "held";
  }

  release(): void {
    this.state = "whole";
    for (const pass of this.waiting.splice(0)) pass();
  }

  cut(): void {
    this.state = "cut";
    for (const socket of this.open.splice(0)) void socket.close({ code: 1013 });
  }

  mend(): void {
    this.state = "whole";
  }
}
