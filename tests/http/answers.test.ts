import { expect, test } from "vitest";
import { holds } from "#app/routes/editions/validators.ts";
import { loader as missing } from "#app/routes/http/missing.tsx";
import { statusOf } from "#app/routes/http/refusals.ts";
import { localPath } from "#app/routes/sign-in/local-path.ts";

test.each(["/dashboard", "/texts/1?x=1#c-2", "/"])("P6 %s is an address of ours", (path) => {
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

test.each([
  ["/desk", "/dashboard"],
  ["/desk/", "/dashboard"],
  ["/desk/notices", "/notifications"],
  ["/desk/outbox", "/notifications/outbox"],
  ["/notices/17", "/notifications/17"],
  ["/texts/t1/room", "/texts/t1/projector"],
  ["/texts/t1/room/remote?clause=c2", "/texts/t1/projector/remote?clause=c2"],
  ["/texts/t1/wall", "/texts/t1/decision/projector"],
])("P110 %s, as mails and bookmarks have it, leads to %s", (before, now) => {
  const answer = answerOf(before) as Response;
  expect([answer.status, answer.headers.get("location")]).toEqual([301, now]);
});

test.each(["/desks", "/texts/t1/rooms", "/texts/t1/room/other", "/notices"])(
  "P110 %s was never a page and is not found",
  (path) => {
    expect(answerOf(path)).toMatchObject({ init: { status: 404 } });
  },
);

function answerOf(path: string): unknown {
  try {
    return missing({ request: new Request(`http://x${path}`) } as Parameters<typeof missing>[0]);
  } catch (answer) {
    return answer;
  }
}
