/** Who wrote the words of a clause that still stand: asked for by its panel, and by the menu of a bracket. */
import type { Unavailable, WritersView } from "../editor/page.ts";
import type { Route } from "./+types/writers";
import { reasonFor } from "./line.ts";
import { throwRefusal } from "./refusals.ts";
import { writersView } from "./writers-shown.ts";

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

/** The panel asks again by itself when the history has grown. */
export function shouldRevalidate() {
  return false;
}
