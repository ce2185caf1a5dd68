/**
 * The names that @ offers: asked of the server for this discussion or audience, so that no other name is in the page;
 * chosen with arrows and Enter, by a press, or not at all.
 */
import {
  type ChangeEvent,
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useId,
  useState,
} from "react";
import { useFetcher } from "react-router";
import type { MentionableView } from "#app/presenters/comment.ts";
import type { Audience, Mention } from "#domain/comments/index.ts";

export interface Naming {
  open: boolean;
  offers: Mention[];
  details: Map<string, string>;
  at: number;
  listId: string;
  choose(mention: Mention): void;
}

/** A longer list does not help to choose. */
const MOST_OFFERS = 7;
const LONGEST_QUERY = 40;

export function useNames(
  text: string,
  asked: { thread: string } | { audience: Audience },
  area: RefObject<HTMLTextAreaElement | null>,
) {
  const listId = useId();
  const [query, setQuery] = useState<{ from: number; words: string } | null>(null);
  const [at, setAt] = useState(0);
  const [chosen, setChosen] = useState<Mention[]>([]);
  const [body, setBody] = useState("");
  const { load, data } = useFetcher<MentionableView>();
  const search = new URLSearchParams(asked).toString();
  const open = query !== null;
  useEffect(() => {
    if (open) void load(`/texts/${text}/mentionable?${search}`);
  }, [open, load, text, search]);
  const all = data ? mentionsFrom(data) : [];
  const offers = query ? all.filter((one) => fits(one.label, query.words)).slice(0, MOST_OFFERS) : [];
  const view = open && offers.length > 0;
  const close = () => setQuery(null);
  const choose = (mention: Mention) => {
    const element = area.current;
    if (!element || !query) return;
    element.setRangeText(`@${mention.label} `, query.from, element.selectionStart, "end");
    setBody(element.value);
    setChosen((before) => [...before.filter(({ id }) => id !== mention.id), mention]);
    close();
    element.focus();
  };
  const forget = useCallback(() => {
    setChosen([]);
    setBody("");
    setQuery(null);
  }, []);
  return {
    ...{ open: view, offers, at, listId, choose, forget },
    details: new Map((data?.people ?? []).map(({ id, of }) => [id, of])),
    /** Those whose names are still in the words. */
    named: chosen.filter(({ label }) => body.includes(`@${label}`)),
    props: {
      "aria-autocomplete": "list" as const,
      "aria-controls": view ? listId : undefined,
      "aria-activedescendant": view ? `${listId}-${at}` : undefined,
      onChange: ({ target }: ChangeEvent<HTMLTextAreaElement>) => {
        setBody(target.value);
        setQuery(queryAt(target.value, target.selectionStart));
        setAt(0);
      },
      onBlur: close,
      onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement>) => {
        if (!view) return;
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        const offer = offers[at];
        if (step) setAt((at + step + offers.length) % offers.length);
        else if ((event.key === "Enter" || event.key === "Tab") && offer) choose(offer);
        else if (event.key === "Escape") close();
        else return;
        event.preventDefault();
        event.stopPropagation();
      },
    },
  };
}

function mentionsFrom({ people, delegations }: MentionableView): Mention[] {
  return [
    ...delegations.map(({ id, name }): Mention => ({ kind: "delegation", id, label: name })),
    ...people.map(({ id, name }): Mention => ({ kind: "person", id, label: name })),
  ];
}

/** The words between the last @ and the caret, if they may be the beginning of a name. */
function queryAt(body: string, caret: number): { from: number; words: string } | null {
  const from = body.lastIndexOf("@", caret - 1);
  const words = body.slice(from + 1, caret);
  const begins = from === 0 || /\s|[(«“"]/.test(body[from - 1] ?? "");
  if (from < 0 || !begins || words.length > LONGEST_QUERY || /[\n@]/.test(words)) return null;
  return { from, words };
}

/** Each word of a name may be its beginning. */
function fits(label: string, words: string): boolean {
  const [name, asked] = [label.toLowerCase(), words.toLowerCase()];
  return name.startsWith(asked) || name.includes(` ${asked}`);
}
