/** The public keys with which this installation seals, the old ones too: /.well-known/plenary-key.json. */
import { services } from "../context.ts";
import type { Route } from "./+types/installation-keys";
import { openly } from "./xml.ts";

export async function loader({ context }: Route.LoaderArgs) {
  const keys = await context.get(services).queries.publishedKeys();
  return openly(`${JSON.stringify(keys, null, 2)}\n`, "application/json");
}
