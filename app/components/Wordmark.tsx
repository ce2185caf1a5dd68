/** The name and the sign of Plenary: the seats of a half-round chamber. */

import { Link } from "react-router";
import { useTranslation } from "#words/use-translation.ts";

export function Wordmark() {
  const { t } = useTranslation();
  return (
    <Link className="wordmark" to="/">
      <svg viewBox="0 0 36 22" aria-hidden="true" focusable="false">
        {SEATS.map(({ x, y, r }) => (
          <circle key={`${x} ${y}`} cx={x} cy={y} r={r} />
        ))}
      </svg>
      {t("shell.name")}
    </Link>
  );
}

const round = (n: number) => Math.round(n * 100) / 100;

/** Two rows around the rostrum. */
const SEATS = [...row(15, 7, 2.3), ...row(8.4, 4, 2), { x: 18, y: 19, r: 2.2 }];

function row(radius: number, seats: number, r: number) {
  return Array.from({ length: seats }, (_, at) => {
    const angle = (Math.PI * at) / (seats - 1);
    return { x: round(18 - radius * Math.cos(angle)), y: round(19 - radius * Math.sin(angle)), r };
  });
}
