/** The sign of a stance: its shape shows the meaning, never colour alone; words go with it. */
import type { Stance } from "#domain/positions/index.ts";

const PATHS: Record<Stance, string> = {
  support: "M3 8.5 6.5 12 13 4.5",
  "live-with": "M3 9c1.6-2.4 3.4-2.4 5 0s3.4 2.4 5 0",
  "needs-instructions": "M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11ZM8 5v3.2l2 1.3",
  reserve: "M5.5 3.5v9M10.5 3.5v9",
  object: "m4 4 8 8M12 4l-8 8",
};

export function StanceSign({ stance }: { stance: Stance }) {
  return (
    <svg className={`stance-sign stance-${stance}`} viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[stance]} />
    </svg>
  );
}
