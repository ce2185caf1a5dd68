/**
 * What is open of amendments on the page of a text: where something is proposed, which draft is written, what is
 * compared.
 */
import { useCallback, useEffect, useState } from "react";
import { useSearchParams } from "react-router";
import type { Drawn } from "#app/editor/drawing/drawing.ts";
import type { AmendmentView } from "#app/presenters/amendment.ts";
import type { TextPage } from "#app/presenters/text.ts";

/** Words for a draft that was just opened. */
export interface Offered {
  amendment: string;
  words: string;
}

export interface Amending {
  /** By the index of the clause at which they are shown. */
  at: ReadonlyMap<number, AmendmentView[]>;
  /** Ids: of the clause for which something is proposed, of the draft that is open, of the clause that is compared. */
  proposing: string;
  drafting: string;
  beside: string;
  propose(clause: string): void;
  draft(amendment: string): void;
  compare(clause: string): void;
  /** Words with which the open draft begins, until it has taken them. */
  offered: Offered | null;
  taken(): void;
}

interface Options {
  page: TextPage;
  clauses: readonly Drawn[];
  offered: Offered | null;
  onTaken(): void;
}

export function useAmending({ page, clauses, offered, onTaken }: Options): Amending {
  const [search] = useSearchParams();
  const [proposing, setProposing] = useState("");
  const [drafting, setDrafting] = useState(search.get("amendment") ?? "");
  const [beside, setBeside] = useState("");
  const draft = useCallback((amendment: string) => {
    setProposing("");
    setDrafting(amendment);
  }, []);
  const asked = offered?.amendment;
  useEffect(() => {
    if (asked) draft(asked);
  }, [asked, draft]);
  return {
    at: byPlace(page.proposals?.amendments ?? [], clauses),
    ...{ proposing, drafting, beside, draft, offered, taken: onTaken },
    propose: setProposing,
    compare: setBeside,
  };
}

/**
 * An insertion at the very top is shown at the first clause; an amendment that has lost its clause is only in the list.
 */
function byPlace(
  amendments: readonly AmendmentView[],
  clauses: readonly Drawn[],
): Map<number, AmendmentView[]> {
  const places = new Map(clauses.map(({ id }, index) => [id, index]));
  const found = new Map<number, AmendmentView[]>();
  for (const amendment of amendments) {
    const index = amendment.at ? places.get(amendment.at) : 0;
    if (index !== undefined) found.set(index, [...(found.get(index) ?? []), amendment]);
  }
  return found;
}
