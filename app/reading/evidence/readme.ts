/** README.txt of a bundle: its content and how to check it, with our page or without any of our software. */
import type { TFunction } from "i18next";
import type { EditionFacts } from "#domain/trail/index.ts";

const WIDTH = 76;

export function readme({ title, hash, head, number }: EditionFacts, t: TFunction): string {
  const parts = [
    [t("evidence.readme.title"), title],
    [t("evidence.readme.what")],
    [t("evidence.readme.openTitle"), t("evidence.readme.open"), t("evidence.readme.trust")],
    [
      t("evidence.readme.filesTitle"),
      ...NAMES.map((name) => `${NAMED[name]}: ${t(`evidence.readme.file.${name}`)}`),
    ],
    [
      t("evidence.readme.handTitle"),
      t("evidence.readme.hand1"),
      "sha256sum -c SHA256SUMS",
      t("evidence.readme.hand2", { hash, number }),
      t("evidence.readme.hand3", { head }),
      t("evidence.readme.hand4"),
    ],
  ];
  return `${parts.map((lines) => lines.map(wrapped).join("\n\n")).join("\n\n\n")}\n`;
}

const NAMED = {
  verify: "verify.html",
  text: "text.<language>.txt",
  editions: "edition-<number>.json",
  later: "later.json",
  signatures: "signatures.json",
  keys: "keys.json",
  checkpoints: "checkpoints.json",
  sums: "SHA256SUMS, SHA256SUMS.seal.json",
} as const;
const NAMES = Object.keys(NAMED) as (keyof typeof NAMED)[];

/** Cut at spaces, so that it fits in any window. */
function wrapped(words: string): string {
  const lines = [""];
  for (const word of words.split(" ")) {
    const last = lines.at(-1) as string;
    if (last && last.length + word.length + 1 > WIDTH) lines.push(word);
    else lines[lines.length - 1] = last ? `${last} ${word}` : word;
  }
  return lines.join("\n");
}
