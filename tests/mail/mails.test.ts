import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { clearMails, sendMails } from "#server/jobs/send-mails.ts";
import { type Mailer, openMailer } from "#server/mail/index.ts";
import { unsubscribingWith } from "#server/mail/unsubscribing.ts";
import type { NewMail } from "#server/store/notifications/mails.ts";
import { type Installation, openInstallation } from "../support/installation.ts";
import { headerOf, partOf, type SmtpServer, smtpServer } from "../support/smtp.ts";

const unsubscribing = unsubscribingWith("a secret of the tests, long enough");
let installation: Installation;
let server: SmtpServer;
let mailer: Mailer;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(() => installation.close());
beforeEach(async () => {
  server = await smtpServer();
  mailer = openMailer({
    smtp: server.url,
    from: "Plenary <plenary@forum.example>",
    origin: "https://plenary.example",
    unsubscribing,
  });
  await installation.store.pool.query("DELETE FROM mail");
});
afterEach(async () => {
  mailer.close();
  await server.close();
});

const now = () => installation.clock.now;
const MINUTE = 60_000;
const later = (minutes: number) => {
  installation.clock.now = new Date(now().getTime() + minutes * MINUTE);
};
const send = () => sendMails({ store: installation.store, now, deliver: mailer.deliver });
const all = () => installation.store.mails.listed([installation.meeting], true, 100);

function invitation(more: Partial<NewMail> = {}): NewMail {
  return {
    ...{ key: "invitation:1", kind: "invitation", template: "invitation", meeting: installation.meeting },
    to: { address: "new@forum.example", language: "en" },
    facts: {
      ...{
        by: "Dilnoza",
        meeting: { names: { en: "Forum & <Co>", ru: "Форум" } },
        place: { names: { en: "Astana" } },
      },
      ...{ role: { role: "head" }, starts: { day: "2026-11-26" } },
      until: { moment: "2026-12-11T09:00:00Z", zone: "Asia/Almaty" },
    },
    ...{ path: "", secrets: { path: "/invitations/a-token" }, at: now() },
    until: new Date(now().getTime() + 14 * 24 * 60 * MINUTE),
    ...more,
  };
}

const write = (more: Partial<NewMail> = {}) => installation.store.mails.queue(invitation(more));

test("O60 a letter is kept with its fact or not at all, and once for one key", async () => {
  const undone = installation.store.transaction(async (tables) => {
    await tables.mails.queue(invitation());
    throw new Error("The fact did not happen.");
  });
  await expect(undone).rejects.toThrow("did not happen");
  expect(await all()).toEqual([]);
  await installation.store.transaction((tables) => tables.mails.queue(invitation()));
  await write();
  expect(await all()).toHaveLength(1);
});

test("O61 of several senders at once one sends a letter, and only once", async () => {
  for (const n of [1, 2, 3, 4, 5, 6]) await write({ key: `invitation:${n}` });
  await Promise.all([send(), send(), send()]);
  await send();
  const ids = server.taken.map((one) => headerOf(one, "Message-ID"));
  expect(ids).toHaveLength(6);
  expect(new Set(ids).size).toBe(6);
  expect((await all()).map(({ state }) => state)).toEqual(Array(6).fill("sent"));
});

test("O61 what a sender that died had claimed is sent once its claim is over, under the same Message-ID", async () => {
  await write();
  await installation.store.mails.claim(now());
  await send();
  expect(server.taken).toEqual([]);
  later(6);
  server.silent = true;
  await send();
  server.silent = false;
  later(6);
  await send();
  const ids = server.taken.map((one) => headerOf(one, "Message-ID"));
  expect(ids).toHaveLength(2);
  expect(ids[0]).toBe(ids[1]);
  expect(ids[0]).toMatch(/^<[0-9a-f]{32}@forum\.example>$/);
});

test("O62 a letter is tried again after 1, 5, 30 minutes, 2 and 12 hours, and is dead then; by hand it begins anew", async () => {
  await write();
  const pauses = [1, 5, 30, 120, 720];
  server.answers = Array(6).fill("451 come back later");
  for (const pause of pauses) {
    await send();
    const [mail] = await all();
    expect(mail).toMatchObject({ state: "waiting", error: expect.stringContaining("come back later") });
    later(pause - 0.5);
    await send();
    expect((await all())[0]?.tries).toBe(mail?.tries);
    later(0.5);
  }
  await send();
  const [dead] = await all();
  expect(dead).toMatchObject({ state: "dead", tries: 6 });
  const { commands, actor } = installation;
  expect(await commands.tryMail(actor("head.kz"), { mail: dead?.id ?? "" })).toEqual({
    ok: false,
    reason: "not-found",
  });
  expect(await commands.tryMail(actor("secretariat"), { mail: dead?.id ?? "" })).toEqual({ ok: true });
  await send();
  expect((await all())[0]).toMatchObject({ state: "sent", tries: 1, error: "" });
  expect(server.taken).toHaveLength(1);
});

test("O62 a mailbox that does not exist is not asked twice; a sender that is refused is", async () => {
  await write();
  server.answers = ["550 no such user"];
  await send();
  expect((await all())[0]).toMatchObject({ state: "dead", tries: 1 });
  await write({ key: "invitation:2" });
  const other = openMailer({
    smtp: "smtp://127.0.0.1:1",
    from: "a@b.example",
    origin: "https://plenary.example",
    unsubscribing,
  });
  await sendMails({ store: installation.store, now, deliver: other.deliver });
  expect((await all())[0]).toMatchObject({ state: "waiting", tries: 1 });
});

test("O63 what is too late is not sent; what opens a door stays no longer than it is needed", async () => {
  await write();
  await write({ key: "invitation:2", until: new Date(now().getTime() + MINUTE) });
  await installation.store.mails.claim(now());
  expect((await all()).every(({ secrets }) => secrets?.path === "/invitations/a-token")).toBe(true);
  later(2);
  await clearMails({ store: installation.store, now });
  later(6);
  await send();
  const [second, first] = await all();
  expect(second).toMatchObject({ state: "lapsed", secrets: null });
  expect(first).toMatchObject({ state: "sent", secrets: null });
  expect(server.taken).toHaveLength(1);
  expect(
    await installation.commands.tryMail(installation.actor("secretariat"), { mail: second?.id ?? "" }),
  ).toEqual({
    ok: false,
    reason: "already-done",
  });
  later(91 * 24 * 60);
  await clearMails({ store: installation.store, now });
  expect(await all()).toEqual([]);
});

test("O64 a letter is plain text and HTML in its reader's language, and loads nothing from anywhere", async () => {
  await write();
  await write({ key: "invitation:2", to: { address: "new@forum.example", language: "ru" } });
  await send();
  const [en, ru] = server.taken as [(typeof server.taken)[0], (typeof server.taken)[0]];
  expect(headerOf(en, "Auto-Submitted")).toBe("auto-generated");
  expect(headerOf(en, "Subject")).toBe("Invitation: Forum & <Co>");
  const text = partOf(en, "text/plain");
  expect(text).toContain("https://plenary.example/invitations/a-token");
  expect(text).toContain("26 November 2026");
  expect(text).toContain("11 Dec 2026, 14:00 GMT+5");
  const html = partOf(en, "text/html");
  expect(html).toContain("Forum &#38; &#60;Co&#62;");
  expect(html).not.toMatch(/<img|<link|<script|url\(|src=/i);
  expect(partOf(ru, "text/plain")).toContain("приглашает вас принять участие во встрече «Форум»");
  expect(partOf(ru, "text/html")).toContain('lang="ru"');
});

test("O75 a letter that can be declined says how, for one press, by a token that says whose and which and nothing else", async () => {
  const { person } = installation.actor("head.kz");
  const notice = {
    to: { person },
    facts: { title: "Declaration", what: "Silence was kept", meeting: "Meeting" },
  };
  await write({ ...notice, key: "notice:1", kind: "decision", template: "notice", path: "/notifications/1" });
  await write({ ...notice, key: "notice:2", kind: "seat", template: "notice", path: "/notifications/2" });
  await write({ key: "invitation:3" });
  await send();
  const [notified, seat, invited] = server.taken as [
    (typeof server.taken)[0],
    (typeof server.taken)[0],
    (typeof server.taken)[0],
  ];
  const address = /^<https:\/\/plenary\.example\/unsubscribe\/([^>]+)>$/.exec(
    headerOf(notified, "List-Unsubscribe"),
  );
  expect(headerOf(notified, "List-Unsubscribe-Post")).toBe("List-Unsubscribe=One-Click");
  const token = address?.[1] ?? "";
  expect(partOf(notified, "text/plain")).toContain(`https://plenary.example/unsubscribe/${token}`);
  expect(partOf(notified, "text/html")).toContain(`/unsubscribe/${token}`);
  for (const other of [seat, invited]) expect(headerOf(other, "List-Unsubscribe")).toBe("");
  expect(unsubscribing.read(token)).toEqual({ person, kind: "decision" });
  const [kind = "", whose = "", sealed = ""] = token.split(".");
  const forged = [
    `mention.${whose}.${sealed}`,
    `${kind}.somebody.${sealed}`,
    `${token}x`,
    `${token}.x`,
    `${kind}.${whose}.`,
    `${kind}.${whose}`,
    "",
    "a.b.c",
  ];
  for (const one of forged) expect(unsubscribing.read(one)).toBeNull();
  expect(unsubscribingWith("another secret of the tests, as long").read(token)).toBeNull();
});
