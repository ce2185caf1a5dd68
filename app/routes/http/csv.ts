import { closedName } from "#domain/names/index.ts";

/**
 * Rows as RFC 4180 has them, with the mark by which spreadsheets recognise UTF-8. What a spreadsheet would take for a
 * formula gets an apostrophe: a note is words.
 */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(field).join(",")).join("\r\n")}\r\n`;
}

function field(words: string): string {
  const closed = closedName(words);
  const plain = /^[=+\-@\t\r]/.test(closed) ? `'${closed}` : closed;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
