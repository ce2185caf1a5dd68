/**
 * The faces that the first lines of a public page are set in. They are asked for with the page, and not only when the
 * style sheet has been read: a line that is set twice moves everything below it under the reader's eyes.
 */
import interCyrillic from "@fontsource/inter/files/inter-cyrillic-400-normal.woff2?url";
import interCyrillicBold from "@fontsource/inter/files/inter-cyrillic-600-normal.woff2?url";
import interLatin from "@fontsource/inter/files/inter-latin-400-normal.woff2?url";
import interLatinBold from "@fontsource/inter/files/inter-latin-600-normal.woff2?url";
import serifCyrillicBold from "@fontsource/source-serif-4/files/source-serif-4-cyrillic-600-normal.woff2?url";
import serifLatinBold from "@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff2?url";

/** The product's name is in Latin letters in every language. */
const LATIN = [interLatin, interLatinBold, serifLatinBold];
const CYRILLIC = [interCyrillic, interCyrillicBold, serifCyrillicBold, serifLatinBold];

export function firstFaces(language: string): readonly string[] {
  return language === "ru" ? CYRILLIC : LATIN;
}
