/** A name that somebody typed, among other words: it does not change their direction, and it is always visible. */
import { drawnName } from "#domain/names/index.ts";

export function Name({ children }: { children: string | null | undefined }) {
  return <bdi>{drawnName(children ?? "")}</bdi>;
}
