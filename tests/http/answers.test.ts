import { expect, test } from "vitest";
import { holds } from "#app/routes/editions/validators.ts";
import { statusOf } from "#app/routes/http/refusals.ts";
import { localPath } from "#app/routes/sign-in/local-path.ts";

test.each(["/desk", "/texts/1?x=1#c-2", "/"])("P6 %s is an address of ours", (path) => {
  expect(localPath(path, "/fallback")).toBe(path);
});

test.each([
  "//evil.example",
  "/\\evil.example",
  "https://evil.example",
  "javascript:alert(1)",
  "desk",
  "/\t/evil.example",
  undefined,
  7,
])("P6 nobody is sent to %s", (path) => {
  expect(localPath(path, "/fallback")).toBe("/fallback");
});

const asking = (held: string) => new Request("http://x/", { headers: { "if-none-match": held } });

test("P3 a reader who holds the answer is told so, whatever a proxy did to its tag", () => {
  expect(holds(asking('"a.en"'), "a.en")).toBe(true);
  expect(holds(asking('W/"a.en"'), "a.en")).toBe(true);
  expect(holds(asking('"b", "a.en"'), "a.en")).toBe(true);
  expect(holds(asking("*"), "a.en")).toBe(true);
  expect(holds(asking('"a.ru"'), "a.en")).toBe(false);
  expect(holds(new Request("http://x/"), "a.en")).toBe(false);
});

test("P6 a refusal has the status of its kind", () => {
  expect([statusOf("no-seat"), statusOf("not-found"), statusOf("too-many-attempts")]).toEqual([
    403, 404, 429,
  ]);
  expect([statusOf("wrong-password"), statusOf("already-done"), statusOf("name-missing")]).toEqual([
    401, 409, 422,
  ]);
});
