/** Checkpoints from one day to another, in canonical JSON each: what a witness keeps, and a verifier fetches. */
import { services } from "#app/context.ts";
import { openly } from "#app/routes/http/xml.ts";
import type { Route } from "./+types/checkpoints-json";

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = new URL(request.url).searchParams;
  const { queries } = context.get(services);
  const documents = await queries.checkpointsBetween(asked.get("from"), asked.get("to"));
  return openly(`[${documents.join(",\n")}]\n`, "application/json");
}
