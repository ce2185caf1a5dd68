/** How a number changed from one draft to the next: a row of numbers with their names, and a small line for the eye. */
interface Props {
  /** What is counted. */
  label: string;
  points: readonly { name: string; value: number }[];
}

const [WIDTH, HEIGHT, EDGE] = [120, 28, 3];

export function Trend({ label, points }: Props) {
  return (
    <figure className="trend">
      <figcaption>{label}</figcaption>
      {points.length > 1 ? <Line values={points.map(({ value }) => value)} /> : null}
      <ol>
        {points.map(({ name, value }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: names may be alike, and points never change places.
          <li key={at}>
            <span>{name}</span> <strong>{value}</strong>
          </li>
        ))}
      </ol>
    </figure>
  );
}

/** From zero up, so that a line near the bottom means that little is left. */
function Line({ values }: { values: readonly number[] }) {
  const most = Math.max(1, ...values);
  const places = values.map((value, at) => {
    const x = EDGE + (at * (WIDTH - 2 * EDGE)) / (values.length - 1);
    return [x, HEIGHT - EDGE - (value * (HEIGHT - 2 * EDGE)) / most] as const;
  });
  const [x, y] = places.at(-1) ?? [0, 0];
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden="true">
      <path d={`M0 ${HEIGHT - 0.5}H${WIDTH}`} className="trend-ground" />
      <polyline points={places.map((place) => place.map((n) => n.toFixed(1)).join(",")).join(" ")} />
      <circle cx={x} cy={y} r="2.5" />
    </svg>
  );
}
