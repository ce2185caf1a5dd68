/**
 * The logo of a forum or a meeting, on a white plate: emblems are drawn for paper. Its alternative text is the name.
 */
import "./logo.css";

interface Props {
  logo: { hash: string; width: number; height: number } | null | undefined;
  name: string;
}

export function Logo({ logo, name }: Props) {
  if (!logo) return null;
  const { hash, width, height } = logo;
  return <img className="logo" src={`/pictures/${hash}.png`} alt={name} width={width} height={height} />;
}
