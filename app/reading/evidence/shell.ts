/**
 * verify.html: one file with the program, the evidence and nothing from elsewhere. Its policy names the program and the
 * style by their SHA-256, so that a browser does not run a changed program; a sentence on the page then says so.
 */
import type { Evidence } from "#domain/trail/index.ts";
import { digestOf } from "#domain/trail/index.ts";

export interface Program {
  script: string;
  style: string;
}

/** `unproved`: shown in each language if the program does not run. */
export function verifyPage(
  { script, style }: Program,
  evidence: Evidence,
  unproved: readonly string[],
): string {
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${base64Digest(script)}'`,
    `style-src 'sha256-${base64Digest(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const warnings = unproved.map((words) => `<p>${escaped(words)}</p>`).join("\n");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Plenary</title>
<style>${style}</style>
</head>
<body>
<main id="page">
${warnings}
</main>
<script type="application/json" id="evidence">${JSON.stringify(evidence).replaceAll("<", "\\u003c")}</script>
<script>${script}</script>
</body>
</html>
`;
}

function base64Digest(words: string): string {
  const bytes = digestOf(new TextEncoder().encode(words)).match(/../g) ?? [];
  return btoa(bytes.map((pair) => String.fromCharCode(Number.parseInt(pair, 16))).join(""));
}

function escaped(words: string): string {
  return words.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
