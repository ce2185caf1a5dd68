import { execFileSync } from "node:child_process";
import { test } from "vitest";
import { forbiddenIn } from "./support/forbidden-words.ts";
import { namesIn } from "./support/names.ts";

test("x", () => {
  const files = execFileSync(
    "git",
    ["ls-files", "--cached", "--others", "--exclude-standard", "app", "server", "tests"],
    { encoding: "utf8" },
  )
    .split("\n")
    .filter((f) => /\.tsx?$/.test(f));
  const names = namesIn(process.cwd(), files);
  const m = new Map<string, string[]>();
  for (const { file, identifiers } of names)
    for (const i of identifiers) if (forbiddenIn(i).length) m.set(i, [...(m.get(i) ?? []), file]);
  console.log([...m].map(([k, v]) => `${k} ${v.length} ${v.slice(0, 3).join(" ")}`).join("\n"));
  const t = new Map<string, string[]>();
  for (const { file, types } of names)
    if (!file.startsWith("tests")) for (const i of types) t.set(i, [...(t.get(i) ?? []), file]);
  console.log(
    "DUP",
    [...t]
      .filter(([, v]) => v.length > 1)
      .map(([k, v]) => `${k} ${v.join(" ")}`)
      .join("\n"),
  );
  console.log("FILES", files.filter((f) => f.split(/[/.]/).some((p) => forbiddenIn(p).length)).join("\n"));
});
