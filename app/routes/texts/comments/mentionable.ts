/** Who may be named in a discussion, or in one that begins with an audience: asked for when somebody types @. */

import { actor, services } from "#app/context.ts";
import { languageOf, wordsOf } from "#app/language.ts";
import type { MentionableView } from "#app/presenters/comment.ts";
import { throwRefusal } from "#app/routes/http/refusals.ts";
import { CHAIRS_SIDE } from "#domain/comments/index.ts";
import { formatsFor } from "#words/format.ts";
import type { Route } from "./+types/mentionable";

export async function loader({ params, request, context }: Route.LoaderArgs): Promise<MentionableView> {
  const search = new URL(request.url).searchParams;
  const asked = { thread: search.get("thread"), audience: search.get("audience") };
  const found = await context.get(services).queries.mentionables(context.get(actor), params.id, asked);
  if (!found.ok) throwRefusal(found, request);
  const formats = formatsFor(languageOf(context));
  const { t } = wordsOf(context);
  const parties = new Map(found.delegations.map((one) => [one.id, formats.party(one)]));
  const bureau = t("editor.bureau");
  return {
    people: found.people.map(({ id, name, delegation }) => {
      return { id, name, of: delegation ? (parties.get(delegation) ?? "") : bureau };
    }),
    delegations: [
      ...found.delegations.map(({ id }) => ({ id, name: parties.get(id) ?? "" })),
      ...(found.chair ? [{ id: CHAIRS_SIDE, name: bureau }] : []),
    ],
  };
}

/** While offline nobody is offered. */
export function clientLoader({ serverLoader }: Route.ClientLoaderArgs): Promise<MentionableView> {
  return serverLoader().catch(() => ({ people: [], delegations: [] }));
}
