/** A build of one page, which answers everything: used to test what runs before the pages. */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

export function builtPagesIn(root: string): void {
  const file = (name: string, content: string) => {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), content);
  };
  file("build/server/index.js", 'export default async () => new Response("page");');
  file("build/client/favicon.svg", "<svg/>");
  file("node_modules/flag-icons/flags/4x3/kz.svg", "<svg/>");
  file("package.json", '{"type":"module"}');
}
