/** Who wrote the words of a clause, with the names of people. */
import type { RouterContextProvider } from "react-router";
import { actor, services } from "#app/context.ts";
import type { WritersView } from "#app/presenters/text.ts";
import type { Refusal } from "#domain/refusals.ts";

interface Asked {
  id: string;
  clause: string;
}

export async function writersView(
  { id, clause }: Asked,
  context: Readonly<RouterContextProvider>,
): Promise<{ ok: true; view: WritersView } | Refusal> {
  const found = await context.get(services).queries.writers(context.get(actor), id, clause);
  if (!found.ok) return found;
  const written = found.written.map(({ text, by, known }) => {
    const writers = by.map(({ delegation, person }) => {
      return { delegation, person: found.names[person ?? ""] ?? "" };
    });
    return { text, by: writers, known };
  });
  return { ok: true, view: { clause, written } };
}
