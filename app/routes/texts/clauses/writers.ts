/** Who wrote the words of a clause that still stand: asked for by its panel, and by the menu of a bracket. */
import type { Unavailable, WritersView } from "#app/presenters/text.ts";
import { reasonFor } from "#app/routes/http/offline-error.ts";
import { throwRefusal } from "#app/routes/http/refusals.ts";
import { writersView } from "#app/routes/texts/clauses/writers-view.ts";
import type { Route } from "./+types/writers";

export async function loader({ params, request, context }: Route.LoaderArgs): Promise<WritersView> {
  const found = await writersView(params, context);
  if (!found.ok) throwRefusal(found, request);
  return found.view;
}

/** What cannot be had must not take the editor away. */
export async function clientLoader({
  serverLoader,
}: Route.ClientLoaderArgs): Promise<WritersView | Unavailable> {
  return serverLoader().catch((error: unknown) => ({ unavailable: reasonFor(error) }));
}

/** The panel asks again when the history has grown. */
export function shouldRevalidate() {
  return false;
}
