/**
 * npm run bench: our server, where every letter is durable before anybody sees it, and in the same run a bare relay, a
 * relay that gathers for 10 ms and the stock pattern, where no letter is. Only the ratios mean anything. It uses only
 * the loopback and ends without help. `npm run bench -- typing` runs one part, `-- typing 500` one scene of it;
 * `--paste` ends with rows for the README.
 */
import { benchAttacks } from "./parts/attacks.ts";
import { benchCarets } from "./parts/carets.ts";
import { benchCold } from "./parts/cold.ts";
import { benchComparison } from "./parts/comparison.ts";
import { benchEdition } from "./parts/edition.ts";
import { benchFlatOut } from "./parts/flat-out.ts";
import { benchFuzz } from "./parts/fuzz.ts";
import { benchIdle } from "./parts/idle.ts";
import { benchJoining } from "./parts/joining.ts";
import { benchNodes } from "./parts/nodes.ts";
import { benchTexts } from "./parts/texts.ts";
import { benchTyping } from "./parts/typing.ts";
import { paste, summary } from "./table.ts";

const PARTS: Record<string, (only?: string) => unknown> = {
  typing: benchTyping,
  carets: benchCarets,
  "flat-out": benchFlatOut,
  texts: benchTexts,
  joining: benchJoining,
  cold: benchCold,
  idle: benchIdle,
  attacks: benchAttacks,
  fuzz: benchFuzz,
  nodes: benchNodes,
  comparison: benchComparison,
  edition: benchEdition,
  history: () => import("./parts/history.ts"),
};

const PASTE = "--paste";
const asked = process.argv.slice(2);
const [named, only] = asked.filter((word) => word !== PASTE);
if (named && !(named in PARTS)) {
  console.error(`There is no part "${named}": ${Object.keys(PARTS).join(", ")}.`);
  process.exit(1);
}
for (const [name, part] of Object.entries(PARTS)) if (!named || name === named) await part(only);
summary();
if (asked.includes(PASTE)) paste();
