/** A delegation as the pages of a text show it: named in the reader's language by the loader. */

import type { Names } from "#domain/life/index.ts";
import type { Formats } from "#words/format.ts";

/** A delegation as the page shows it. */
export interface DelegationView {
  id: string;
  name: string;
  institution: string;
  /** Lower-case ISO code of the flag, or null for an organisation. */
  country: string | null;
  initials: string;
  colour: string;
}

/** One presence, as the server writes it into the awareness state. */
export interface Presence {
  person: string;
  name: string;
  delegation: string | null;
  colour: string;
}

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
    initials: capitalsOf(name),
  };
}

/** Initials of an organisation: its capitals, or the first two letters of a single word. */
export function capitalsOf(name: string): string {
  const capitals = name.split(/\s+/).filter((word) => /^\p{Lu}/u.test(word));
  return capitals.length > 1
    ? capitals
        .map((word) => word[0])
        .join("")
        .slice(0, 3)
    : name.slice(0, 2).toUpperCase();
}
