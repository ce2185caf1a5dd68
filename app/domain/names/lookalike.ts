/**
 * Names that look alike and are not the same: "Аида" with a Latin A. By Unicode's skeleton (UTS #39, section 4): two
 * names with one skeleton look the same. The table is the part of Unicode's confusables.txt (security data 10.0.0, under
 * the Unicode licence) in which letters of the Latin, Cyrillic, Greek and Armenian scripts and digits meet.
 */

/** A letter, followed by all that look like it. */
const ALIKE = `
2 Ƨ|3 ȜƷЗӠ|5 Ƽ|6 б|8 ȣȢ|A ΑА|B ΒВ|C ϹС|E ΕЕ|F Ϝ|G Ԍ|H ΗН|J ͿЈ|K ΚК|M ΜϺМ|N Ν|O 0ΟОՕ|P ΡР|R Ʀ|S ЅՏ|T ΤТ|U Ս|V Ѵ|
W Ԝ|X ΧХ|Y ΥϒУҮ|Z Ζ|a αа|b ƄЬ|c ϲс|d ԁ|e еҽ|f ſք|g ƍց|h һհ|i ıιͺіӏ|j ϳј|l 1IƖǀΙІӀ|n ոռ|o οσоօ|p ρϱр|q ԛգզ|
r г|s ƽѕ|u υս|v νѵ|w ѡԝա|x х|y γуү|Þ Ϸ|ß βϐ|þ ƿϸ|ĸ κϰк|ƅ ь|Ɔ Ͻ|Ə Ә|Ɛ Ԑ|Ʃ Σ|ǝ ә|Ƕ Ԋ|ȝ ӡ|ȷ յ|Ʌ ΛЛ|ɔ ͻ|ɜ з|ɢ ԍ|
ɰ պ|ɸ φϕф|ʍ м|ʙ в|ʜ н|ˏ ͵|Γ Г|Π П|Φ ФՓ|Ψ Ѱ|π ϖп|ς ϛ|ψ ѱ|Ҷ Ӌ|ҷ ӌ`;

const PROTOTYPES = new Map(
  ALIKE.replaceAll("\n", "")
    .split("|")
    .flatMap((row) => {
      const [prototype = "", others = ""] = row.split(" ");
      return [...others].map((other) => [other, prototype] as const);
    }),
);

export interface LookAlike {
  name: string;
  /** The other one. */
  of: string;
}

/** Each pair once, in the order of the list; a name that occurs twice is one name. */
export function lookAlikes(names: readonly string[]): LookAlike[] {
  const known = [...new Set(names.map((name) => name.normalize("NFC")))];
  return known.flatMap((name, at) =>
    known.slice(0, at).flatMap((of) => (looksLike(name, of) ? [{ name, of }] : [])),
  );
}

/** Small letters may look alike where capitals do not, so both are compared; "Ivan" and "IVAN" are the same name. */
function looksLike(one: string, other: string): boolean {
  if (one.toLowerCase() === other.toLowerCase()) return false;
  return skeleton(one) === skeleton(other) || skeleton(one.toLowerCase()) === skeleton(other.toLowerCase());
}

function skeleton(name: string): string {
  const plain = name.normalize("NFD").replace(/\p{Default_Ignorable_Code_Point}/gu, "");
  const letters = [...plain].map((letter) => PROTOTYPES.get(letter) ?? letter);
  return letters.join("").normalize("NFD").replace(/\s+/gu, " ").trim();
}
