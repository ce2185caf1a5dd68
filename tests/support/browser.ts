/**
 * Which browser the walks use: the one that CHROMIUM_PATH names, else Playwright's own if it was downloaded, else the
 * one that came as a package (Linux on x64), else one of the system. So two commands are enough on a machine that can
 * only fetch packages.
 */
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { chromium, type LaunchOptions } from "@playwright/test";

export function browser(): LaunchOptions {
  const named = process.env.CHROMIUM_PATH;
  if (named) return { args: ARGS, executablePath: named };
  if (existsSync(chromium.executablePath())) return { args: ARGS };
  if (process.platform === "linux" && process.arch === "x64") return packed();
  const system = SYSTEM.find((file) => existsSync(file));
  if (system) return { args: ARGS, executablePath: system };
  throw new Error(
    "There is no browser to test with: run `npx playwright install chromium` or set CHROMIUM_PATH.",
  );
}

/** As root Chromium needs the first; the others stop it from sending requests to hosts that no test needs. */
const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-quic",
  "--disable-sync",
  "--no-first-run",
];

const SYSTEM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

function packed(): LaunchOptions {
  const folder = path.resolve("node_modules/.cache/plenary/chromium");
  if (!existsSync(folder)) unpack(folder);
  const own = { LD_LIBRARY_PATH: path.join(folder, "lib"), FONTCONFIG_PATH: folder };
  const env = { ...(process.env as Record<string, string>), ...own };
  return { args: ARGS, executablePath: path.join(folder, "chromium"), env };
}

/**
 * With the libraries and the font that a small system lacks; in a folder with a temporary name until it is complete.
 */
function unpack(folder: string): void {
  const fresh = `${folder}.${process.pid}`;
  mkdirSync(fresh, { recursive: true });
  const taken = (name: string) =>
    brotliDecompressSync(readFileSync(`node_modules/@sparticuz/chromium/bin/${name}.br`));
  writeFileSync(path.join(fresh, "chromium"), taken("chromium"));
  chmodSync(path.join(fresh, "chromium"), 0o755);
  for (const archive of ["al2023.tar", "fonts.tar"])
    execFileSync("tar", ["-x"], { cwd: fresh, input: taken(archive) });
  writeFileSync(path.join(fresh, "fonts.conf"), fontsIn(folder));
  try {
    renameSync(fresh, folder);
  } catch {
    rmSync(fresh, { recursive: true }); // another run was faster
  }
}

function fontsIn(folder: string): string {
  const folders = [path.join(folder, "fonts"), "/usr/share/fonts", "/usr/local/share/fonts"];
  const listed = folders.map((name) => `<dir>${name}</dir>`).join("");
  return `<?xml version="1.0"?><fontconfig>${listed}<cachedir>${folder}/fontcache</cachedir></fontconfig>`;
}
