/** The public keys with which this installation seals, the old ones too: /.well-known/plenary-key.json. */
import { services } from "#app/context.ts";
import { openly } from "#app/routes/http/xml.ts";
import type { Route } from "./+types/installation-keys";

export async function loader({ context }: Route.LoaderArgs) {
  const keys = await context.get(services).queries.publishedKeys();
  return openly(`${JSON.stringify(keys, null, 2)}\n`, "application/json");
}
