/** A delegation as the pages of a text show it: named in the reader's language by the loader. */
import type { Names } from "#domain/life/index.ts";
import type { DelegationView } from "../editor/carets.ts";
import { initialsOf } from "../editor/page.ts";
import type { Formats } from "../words/format.ts";

interface Delegation {
  id: string;
  country: string | null;
  name: Names | null;
  institution: Names;
  colour: string;
}

export function delegationView(delegation: Delegation, formats: Formats): DelegationView {
  const { id, country, colour } = delegation;
  const name = formats.party(delegation);
  return {
    ...{ id, name, colour, institution: formats.pick(delegation.institution) },
    country: country?.toLowerCase() ?? null,
    initials: initialsOf(name),
  };
}
