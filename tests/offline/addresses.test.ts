/** Which addresses the service worker handles, and which it leaves alone. */
import { expect, test } from "vitest";
import { isFile, isOwn, isPage, pageOfData, savedUnder } from "#app/offline/addresses.ts";

const at = (address: string) => new URL(address, "https://plenary.example");

test.each([
  ["/dashboard", "/dashboard"],
  ["/texts/t1", "/texts/t1"],
  ["/texts/t1?amendment=a1", "/texts/t1"],
  ["/texts/t1/projector", "/texts/t1/projector"],
  ["/texts/t1/languages/ru", "/texts/t1/languages/ru"],
  ["/editions/almaty", "/editions/almaty"],
  ["/editions/almaty/2?lang=ru", "/editions/almaty/2?lang=ru"],
])("W41 %s is kept", (address, name) => {
  expect(savedUnder(at(address))).toBe(name);
});

test.each([
  "/",
  "/sign-in",
  "/account",
  "/texts/t1/decision",
  "/texts/t1/trail",
  "/texts/t1/comments",
  "/texts/t1/amendments/a1",
  "/texts/t1/projector/remote",
  "/texts/t1/decision.csv",
  "/editions/almaty.json",
  "/editions/almaty/verify",
  "/editions/almaty?other=1",
  "/api/v1/editions",
  "/healthz",
  "/metrics",
  "/invitations/secret",
  "/notifications/outbox",
])("W41 %s is not", (address) => {
  expect(savedUnder(at(address))).toBeNull();
  expect(isFile(at(address))).toBe(false);
});

test("W41 files of pages are known by their folder, downloads by their dot", () => {
  expect(["/assets/entry-1.js", "/flags/kz.svg", "/favicon.svg"].map((one) => isFile(at(one)))).toEqual([
    true,
    true,
    true,
  ]);
  expect(isPage(at("/texts/t1"))).toBe(true);
  expect(
    ["/editions/almaty.zip", "/feed.xml", "/meetings/m1/calendar.ics"].map((one) => isPage(at(one))),
  ).toEqual([false, false, false]);
});

test("W41 a page to keep that was come to by a link is known by its data, and so is the door", () => {
  expect(pageOfData(at("/texts/t1.data?_routes=routes%2Ftext"))).toBe("/texts/t1");
  expect(pageOfData(at("/sign-in.data?next=%2Fdesk"))).toBe("/sign-in");
  expect(pageOfData(at("/texts/t1/decision.data"))).toBeNull();
  expect([isOwn("/texts/t1"), isOwn("/texts/t1/decision"), isOwn("/editions/almaty")]).toEqual([
    true,
    false,
    false,
  ]);
  expect(pageOfData(at("/texts/t1"))).toBeNull();
});
