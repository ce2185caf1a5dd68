/** The letters of a name for a small round sign: the first and the last word's, whatever is between or around them. */
export function initialsOf(name: string): string {
  const words = name.split(/[^\p{L}\p{M}'’-]+/u).filter(Boolean);
  const [first = "", last = ""] = [words[0], words.length > 1 ? words.at(-1) : ""];
  return `${[...first][0] ?? ""}${[...last][0] ?? ""}`.toLocaleUpperCase() || "?";
}
