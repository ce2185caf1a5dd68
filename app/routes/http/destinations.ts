/** Where a signed-in person can go: meetings and their texts, for the command palette, which asks when it is opened. */
import { actor, services } from "#app/context.ts";
import { languageOf } from "#app/language.ts";
import { formatsFor } from "#words/format.ts";
import type { Route } from "./+types/destinations";
import { throwRefusal } from "./refusals.ts";

export interface Destination {
  name: string;
  to: string;
  /** The meeting of a text. */
  of: string | null;
}

export async function loader({ request, context }: Route.LoaderArgs): Promise<Destination[]> {
  const found = await context.get(services).queries.dashboard(context.get(actor));
  if (!found.ok) throwRefusal(found, request);
  const formats = formatsFor(languageOf(context));
  return found.meetings.flatMap(({ id, name, texts }) => {
    const meeting = formats.pick(name);
    return [
      ...texts.map((text) => ({ name: text.title, to: `/texts/${text.id}`, of: meeting })),
      { name: meeting, to: `/meetings/${id}`, of: null },
    ];
  });
}

/** While offline the palette has only the destinations of every page. */
export function clientLoader({ serverLoader }: Route.ClientLoaderArgs): Promise<Destination[]> {
  return serverLoader().catch(() => []);
}
