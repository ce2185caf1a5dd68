import { expect, test } from "vitest";
import { AUDIENCES, type PositionViewer } from "#domain/positions/index.ts";
import { noticeFor } from "#server/realtime/notices.ts";

const AT = { text: "t", sheet: "s" };
const VIEWERS: PositionViewer[] = [
  { side: "member", delegation: "kz" },
  { side: "chair", delegation: null },
  { side: "member", delegation: "uz" },
  { side: "guest", delegation: "no" },
];

test("N31 news of a position reaches who may see it, and says neither whose it is nor for whom", () => {
  const notified = AUDIENCES.map((audience) =>
    VIEWERS.map((viewer) =>
      noticeFor({ ...AT, viewer }, { type: "positions", text: "t", delegation: "kz", audience }),
    ),
  );
  const news = { type: "positions" };
  expect(notified).toEqual([
    [news, null, null, null],
    [news, news, null, null],
    [news, news, news, null],
  ]);
});

test("N31 news of an amendment that is on no record reaches whom it names, and a sheet's news its own hearers", () => {
  const notified = (notice: Parameters<typeof noticeFor>[1]) =>
    VIEWERS.map((viewer) => noticeFor({ ...AT, viewer }, notice));
  const news = { type: "amendments" };
  expect(notified({ type: "amendments", text: "t", to: ["kz", "chair"] })).toEqual([news, news, null, null]);
  expect(notified({ type: "amendments", text: "other", to: ["kz", "chair"] })).toEqual(Array(4).fill(null));
  expect(notified({ type: "sheet", text: "t", sheet: "other" })).toEqual(Array(4).fill(null));
  expect(
    noticeFor(
      { ...AT, viewer: { side: "guest", delegation: null } },
      { type: "amendments", text: "t", to: ["chair"] },
    ),
  ).toBeNull();
});

test("N31 every other notice is told to everybody as it is", () => {
  const notice = { type: "clauses", text: "t" } as const;
  expect(VIEWERS.map((viewer) => noticeFor({ ...AT, viewer }, notice))).toEqual(Array(4).fill(notice));
});
