/** A name that somebody typed, put among other words: it turns nothing around, and it can always be seen. */
import { drawnName } from "#domain/names/index.ts";

export function Name({ children }: { children: string | null | undefined }) {
  return <bdi>{drawnName(children ?? "")}</bdi>;
}
