/** Who wrote the words of a clause, with the names of people. */
import type { RouterContextProvider } from "react-router";
import type { Refusal } from "#domain/refusals.ts";
import { actor, services } from "../context.ts";
import type { WritersView } from "../editor/page.ts";

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
      return { delegationView: delegation, person: found.names[person ?? ""] ?? "" };
    });
    return { text, by: writers, known };
  });
  return { ok: true, view: { clause, written } };
}
