import { createHash } from "node:crypto";
import { zipSync } from "fflate";
import { createInstance } from "i18next";
import { describe, expect, test } from "vitest";
import { bundleFiles } from "#app/reading/evidence/bundle.ts";
import { byFile, errorInWords } from "#app/reading/evidence/errors.ts";
import { unpacked } from "#app/reading/evidence/unpack.ts";
import { canonicalJson } from "#domain/text/index.ts";
import {
  type BundleCheck,
  type BundleFiles,
  checkingBundle,
  checkpointOf,
  type Evidence,
  endOf,
  laterOf,
} from "#domain/trail/index.ts";
import { catalogue } from "#words/words.ts";
import { makeEditions, seal } from "../support/editions.ts";

const i18n = createInstance();
void i18n.init({ lng: "en", resources: catalogue, interpolation: { escapeValue: false }, initAsync: false });
const words = [i18n.getFixedT("en"), i18n.getFixedT("ru")];

const { first, corrected, later } = makeEditions();
const HEAD = first.trail.at(-1)?.hash ?? "";
const trail = [...first.trail, ...later];
const KEYS = {
  form: "plenary-keys@1",
  keys: [{ key: first.seal.key, since: "2026-01-01T00:00:00.000Z", until: null, vouched: null }],
};

function checkpoints(): string {
  const made: string[] = [];
  for (const day of ["2026-11-26", "2026-11-27", "2026-11-28", "2026-11-29"]) {
    const last = trail.findLast(({ content }) => content && content.at < endOf(day));
    const facts = { day, made: endOf(day), heads: [last?.hash ?? "", "e".repeat(64)] };
    made.push(canonicalJson(checkpointOf(facts, made.at(-1) ?? null, seal)));
  }
  return `[${made.join(",\n")}]\n`;
}

const EVIDENCE: Evidence = {
  editions: [canonicalJson(first)],
  later: canonicalJson(laterOf({ slug: "s", after: HEAD, entries: later }, seal)),
  keys: JSON.stringify(KEYS),
  checkpoints: checkpoints(),
};
const made = (evidence = EVIDENCE) =>
  bundleFiles({ evidence, words, seal, program: { script: "check();</script>", style: "" } });
const FILES = made();

function checked(files: BundleFiles): BundleCheck {
  const running = checkingBundle(files);
  for (;;) {
    const step = running.next();
    if (step.done) return step.value;
  }
}

const changed = (name: string, at: number): BundleFiles => {
  const bytes = FILES.get(name) as Uint8Array;
  return new Map(FILES).set(name, bytes.with(at, bytes[at] === 97 ? 98 : 97));
};

describe("H16 a bundle of evidence is checked file by file, from itself", () => {
  test("H16 a whole one holds: both editions, what followed, the keys, every checkpoint", () => {
    expect(checked(FILES)).toMatchObject({ ok: true, errors: [], named: 4, key: first.seal.key });
    const both = { ...EVIDENCE, editions: [canonicalJson(first), canonicalJson(corrected)] };
    const end = corrected.trail.at(-1)?.hash ?? "";
    both.later = canonicalJson(laterOf({ slug: "s", after: end, entries: [] }, seal));
    expect(checked(made(both))).toMatchObject({ ok: true, errors: [], named: 4 });
  });

  test("H16 what `sha256sum -c` reads is the list, and it names every file but itself and its seal", () => {
    const lines = new TextDecoder().decode(FILES.get("SHA256SUMS")).trim().split("\n");
    expect(lines.map((line) => line.slice(66))).toEqual(
      [...FILES.keys()].filter((name) => !name.startsWith("SHA256SUMS")).sort(),
    );
    for (const line of lines) {
      const bytes = FILES.get(line.slice(66)) as Uint8Array;
      expect(line.slice(0, 64)).toBe(createHash("sha256").update(bytes).digest("hex"));
    }
  });

  test.each([...FILES.keys()])("H16 a byte changed in %s is found, and that file is named", (name) => {
    const { length } = FILES.get(name) as Uint8Array;
    // About fifty positions, the first and the last among them.
    const step = Math.max(1, Math.floor(length / 50));
    for (let at = 0; at < length; at += step) {
      const { ok, errors } = checked(changed(name, at));
      expect([ok, [...byFile(errors).keys()]], `byte ${at}`).toEqual([false, [name]]);
    }
    expect([...byFile(checked(changed(name, length - 1)).errors).keys()]).toEqual([name]);
  });

  test("H16 a file that is missing or does not belong is named", () => {
    for (const name of FILES.keys()) {
      const without = new Map(FILES);
      without.delete(name);
      expect(
        checked(without).errors.map(({ file }) => file),
        name,
      ).toContain(name);
      expect(checked(without).ok).toBe(false);
    }
    const more = new Map(FILES).set("extra.txt", new Uint8Array());
    expect(checked(more).errors).toEqual([{ file: "extra.txt", where: "unlisted" }]);
  });

  test("H16 beside the file the place is said in words", () => {
    const text = new TextDecoder().decode(FILES.get("edition-1.json"));
    const at = new TextEncoder().encode(text.slice(0, text.indexOf("co-operate"))).length;
    const { errors } = checked(changed("edition-1.json", at));
    const output = errors.map((error) => errorInWords(error, {}, i18n.t));
    expect(output).toEqual(["was changed", "OP1: Decide to ao-operate"]);
    const line = checked(changed("SHA256SUMS", 3)).errors.map((error) => errorInWords(error, {}, i18n.t));
    expect(line).toEqual(["its line for README.txt was changed"]);
  });

  test("H8 evidence whose history is missing from a checkpoint of its days is refused", () => {
    const other = EVIDENCE.checkpoints.replaceAll(trail[2]?.hash ?? "", "d".repeat(64));
    expect(other).toBe(EVIDENCE.checkpoints);
    const facts = { day: "2026-11-27", made: endOf("2026-11-27"), heads: ["e".repeat(64)] };
    const evidence = { ...EVIDENCE, checkpoints: JSON.stringify([checkpointOf(facts, null, seal)]) };
    expect(checked(made(evidence)).errors).toEqual([
      { file: "checkpoints.json", where: "2026-11-27 (trail)" },
    ]);
  });

  test("H12 a corrigendum that does not continue the first edition, or stands under another number, is refused", () => {
    const alone = { ...EVIDENCE, editions: [canonicalJson(corrected)] };
    expect(checked(made(alone)).errors.map(({ where }) => where)).toContain("number");
    const other = canonicalJson({ ...first, seal: seal({ form: "x" }) });
    const errors = checked(made({ ...EVIDENCE, editions: [other, canonicalJson(corrected)] })).errors;
    expect(errors.map(({ file, where }) => [file, where])).toEqual([
      ["edition-1.json", "seal"],
      ["edition-2.json", "replaces"],
      ["later.json", "after"],
    ]);
  });
});

test("H16 the page names its program and its style by their hash and lets nothing else in", () => {
  const page = new TextDecoder().decode(FILES.get("verify.html"));
  const digest = createHash("sha256").update("check();</script>").digest("base64");
  expect(page).toContain(`default-src 'none'; script-src 'sha256-${digest}'; style-src 'sha256-`);
  expect(page).not.toMatch(/src=|href=|url\(/);
  expect(page).toContain("NOT VERIFIED.");
  expect(page).toContain("НЕ ПРОВЕРЕНО.");
});

test("H16 an archive is read with or without a folder around its files; what is damaged in it is named", () => {
  const folder = Object.fromEntries([...FILES].map(([name, bytes]) => [`meeting/${name}`, bytes]));
  expect(checked(unpacked(zipSync(folder))).ok).toBe(true);
  expect(checked(unpacked(zipSync(Object.fromEntries(FILES)))).ok).toBe(true);
  const stored = zipSync({ "later.json": [FILES.get("later.json") as Uint8Array, { level: 9 }] });
  const damaged = stored.with(60, (stored[60] as number) ^ 255);
  expect([...unpacked(damaged).keys()]).toEqual(["later.json"]);
  expect(() => unpacked(new Uint8Array(10))).toThrow();
});
