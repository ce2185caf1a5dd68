/** A fingerprint: short on the page, complete in its title and, with JavaScript, on the clipboard. */
import { Copy } from "./Copy.tsx";

interface Props {
  hash: string;
  /** Written out in full, for pages that are printed. */
  full?: boolean;
}

export function Hash({ hash, full }: Props) {
  return (
    <span className="hash">
      <code title={hash}>{full ? hash : `${hash.slice(0, 12)}…`}</code>
      <Copy words={hash} />
    </span>
  );
}
