/** Who wrote the words of a clause that still stand: asked for by its panel, and by the menu of a bracket. */
import type { Unavailable, WritersShown } from "../editor/page.ts";
import type { Route } from "./+types/writers";
import { reasonFor } from "./line.ts";
import { throwRefusal } from "./refusals.ts";
import { writersShown } from "./writers-shown.ts";

export async function loader({ params, request, context }: Route.LoaderArgs): Promise<WritersShown> {
  const found = await writersShown(params, context);
  if (!found.ok) throwRefusal(found, request);
  return found.shown;
}

/** What cannot be had must not take the editor away. */
export async function clientLoader({
  serverLoader,
}: Route.ClientLoaderArgs): Promise<WritersShown | Unavailable> {
  return serverLoader().catch((fault: unknown) => ({ unavailable: reasonFor(fault) }));
}

/** The panel asks again by itself when the history has grown. */
export function shouldRevalidate() {
  return false;
}
