/** What holds everywhere in the project: checked for every route and every source file, not for a chosen few. */
import { readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { serveHttp } from "#server/http/serve.ts";
import { routeList } from "../support/route-list.ts";
import { scratchFolder } from "../support/scratch.ts";
import { builtPagesIn } from "../support/small-build.ts";

const root = scratchFolder();
afterAll(() => rmSync(root, { recursive: true }));

const sources = readdirSync(".", { recursive: true, encoding: "utf8" })
  .filter((file) => /^(app|server)\/.*\.(ts|tsx|mjs)$/.test(file) && !file.includes("/generated/"))
  .map((file) => ({ file, words: readFileSync(file, "utf8") }));
const filesWith = (pattern: RegExp) =>
  sources.filter(({ words }) => pattern.test(words)).map(({ file }) => file);

describe("D60 no other site writes here", () => {
  test("D60 a form of another site is refused at every route, whether it takes forms or not; our own is let through", async () => {
    builtPagesIn(root);
    const server = await serveHttp({
      ...{ dev: false, root, port: 0, host: "127.0.0.1", trustProxy: false, offline: true, services: {} },
      health: async () => ({ ok: true }),
      upgrade: (_req, socket) => socket.destroy(),
    });
    const post = (address: string, origin: string) =>
      fetch(server.address + address, { method: "POST", headers: { origin }, body: "x" });
    const routes = await routeList();
    expect(routes.filter(({ acts }) => acts).length).toBeGreaterThan(15);
    for (const { address } of routes) {
      expect([address, (await post(address, "https://evil.example")).status]).toEqual([address, 403]);
      expect([address, (await post(address, server.address)).status]).toEqual([address, 200]);
    }
    await server.close();
  });
});

describe("D62 no HTML from users anywhere", () => {
  test("D62 nothing in the house makes HTML of a string but the public record of an edition, which is escaped", () => {
    const raw = /dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML|document\.write|srcdoc/i;
    expect(filesWith(raw)).toEqual(["app/routes/editions/edition.tsx"]);
    const edition = sources.find(({ file }) => file === "app/routes/editions/edition.tsx");
    expect(edition?.words.match(/dangerouslySetInnerHTML/g)).toEqual(["dangerouslySetInnerHTML"]);
    expect(edition?.words).toContain(
      'type="application/ld+json" dangerouslySetInnerHTML={{ __html: page.jsonLd }}',
    );
  });

  test("D62 no source evaluates a string", () => {
    expect(filesWith(/\beval\(|new Function\(|setTimeout\(\s*["'`]/)).toEqual([]);
  });
});

describe("D63 secrets come from the environment", () => {
  test("D63 the environment is read where the house starts and nowhere else", () => {
    expect(filesWith(/process\.env/).sort()).toEqual([
      "server/index.ts",
      "server/launch.mjs",
      "server/store/database/embedded.ts",
    ]);
    const embedded = sources.find(({ file }) => file === "server/store/database/embedded.ts");
    // Only to find programs.
    expect(embedded?.words.match(/process\.env\.?\w*/g)).toEqual(["process.env.PATH"]);
  });

  test("D63 no source holds a key, and the only password in one is the demo's, which is printed at its start", () => {
    expect(filesWith(/-----BEGIN [A-Z ]*PRIVATE|AKIA[0-9A-Z]{16}|ghp_\w{20}/)).toEqual([]);
    const literal = /(password|secret|token)["']?\s*[:=]\s*["'][^"'\s]{10,}["']/i;
    expect(filesWith(literal)).toEqual(["server/auth/password.ts"]);
    const entrance = sources.find(({ file }) => file === "server/auth/password.ts")?.words ?? "";
    expect(literal.exec(entrance)?.[0]).toBe('PASSWORD = "plenary-demo"');
  });
});

describe("D65 what the house is built from", () => {
  const pkg = JSON.parse(readFileSync("package.json", "utf8"));
  const direct = Object.keys({ ...pkg.dependencies, ...pkg.devDependencies });
  const FREE = /^(MIT|MIT-0|ISC|Apache-2\.0|BSD-[23]-Clause|OFL-1\.1|Unlicense|MIT OR Apache-2\.0|MPL-2\.0)$/;

  test.each(direct)("D65 %s has a licence that lets everybody run it", (name) => {
    const { license, version } = JSON.parse(
      readFileSync(path.join("node_modules", name, "package.json"), "utf8"),
    );
    expect(license).toMatch(FREE);
    expect(version).toBe({ ...pkg.dependencies, ...pkg.devDependencies }[name]);
  });
});

describe("D66 the page about threats", () => {
  const page = readFileSync("server/SAFETY.md", "utf8");
  const named = [...page.matchAll(/`(tests\/[\w./-]+)`((?:,? [A-Z]\d+)*)/g)];

  test("D66 each line names a test that exists, with the rules that it proves", () => {
    expect(named.length).toBeGreaterThan(20);
    for (const [, file = "", ids = ""] of named) {
      const words = readFileSync(file, "utf8");
      for (const id of ids.match(/[A-Z]\d+/g) ?? [])
        expect([file, id, words.includes(id)]).toEqual([file, id, true]);
    }
  });

  test("D66 each line of its tables names at least one", () => {
    const rows = page.split("\n").filter((line) => line.startsWith("| ") && !/^\| (---|What|Who)/.test(line));
    expect(rows.length).toBeGreaterThan(15);
    expect(rows.filter((line) => !line.includes("`tests/"))).toEqual([]);
  });
});
