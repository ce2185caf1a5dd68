/** Checkpoints from one day to another, in canonical JSON each: what a witness keeps, and a verifier fetches. */
import { services } from "../context.ts";
import type { Route } from "./+types/checkpoints-json";
import { openly } from "./xml.ts";

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = new URL(request.url).searchParams;
  const { queries } = context.get(services);
  const documents = await queries.checkpointsBetween(asked.get("from"), asked.get("to"));
  return openly(`[${documents.join(",\n")}]\n`, "application/json");
}
