/** The sign of a clause's status: it is only drawn, so words always go with it. */
import type { StatusName } from "#app/presenters/negotiation.ts";

const PATHS: Record<StatusName, string> = {
  open: "M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11Z",
  bracketed: "M6 3H4v10h2M10 3h2v10h-2",
  held: "M5 7V5a3 3 0 0 1 6 0v2M4 7h8v6H4Z",
  "agreed-ad-ref": "M8 2.5a5.5 5.5 0 1 0 0 11ZM8 2.5a5.5 5.5 0 1 1 0 11",
  agreed: "M3 8.5 6.5 12 13 4.5",
};

export function StatusSign({ status }: { status: StatusName }) {
  return (
    <svg className={`standing-sign standing-sign-${status}`} viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[status]} />
    </svg>
  );
}
