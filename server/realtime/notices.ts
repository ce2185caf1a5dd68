/**
 * What a page receives of a notice. Some are for one sheet, some for one delegation, some for an audience: nobody else
 * receives them, and they say only that something changed.
 */
import { sees } from "#domain/comments/index.ts";
import { maySee, type PositionViewer } from "#domain/positions/index.ts";
import type { Notice } from "#server/store/notifications/socket-notices.ts";

interface Hearer {
  text: string;
  sheet: string;
  viewer: PositionViewer;
}

export function noticeFor({ text, sheet, viewer }: Hearer, notice: Notice): { type: string } | null {
  if (!("text" in notice) || notice.text !== text) return null;
  switch (notice.type) {
    case "sheet":
      return notice.sheet === sheet ? notice : null;
    case "amendments":
      return notice.to.includes(nameOf(viewer)) ? { type: notice.type } : null;
    case "comments":
      return sees(notice, viewer) ? { type: notice.type } : null;
    case "positions":
      return maySee(notice, viewer) ? { type: notice.type } : null;
    // Each by name: a new kind of notice does not compile until it is decided who gets it.
    case "phase":
    case "changes":
    case "clauses":
    case "versions":
    case "decision":
    case "languages":
    case "room":
      return notice;
  }
}

/** As the list of recipients has it. */
function nameOf({ side, delegation }: PositionViewer): string {
  return side === "chair" ? "chair" : (delegation ?? "");
}
