/** Words with their marks: italic, bold, both or neither. */
import type { Run } from "#domain/text/index.ts";

export function Looks({ runs }: { runs: readonly Run[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: runs have no identity and never move.
  return runs.map((run, at) => <ThemeChoice key={at} run={run} />);
}

function ThemeChoice({ run }: { run: Run }) {
  const words = run.bold ? <b>{run.text}</b> : run.text;
  return run.italic ? <i>{words}</i> : words;
}
