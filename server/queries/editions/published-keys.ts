/** The public keys of this installation, in the form in which it publishes them. */
import { KEYS_FORM, type PublishedKeys } from "#domain/trail/index.ts";
import type { QueryContext } from "#server/queries/context.ts";

export function publishedKeys({ store }: QueryContext) {
  return async (): Promise<PublishedKeys> => {
    const rows = await store.installationKeys.all();
    const keys = rows.map(({ key, since, until, vouched }) => ({
      key,
      since: since.toISOString(),
      until: until?.toISOString() ?? null,
      vouched,
    }));
    return { form: KEYS_FORM, keys };
  };
}
