/**
 * The field for a comment: @ offers the people who may be named, Ctrl+Enter sends, and the reason of a refusal is shown
 * below.
 */
import type { KeyboardEvent, RefObject } from "react";
import { Refused } from "#app/components/Refused.tsx";
import { LONGEST_COMMENT } from "#domain/comments/index.ts";
import type { Reason } from "#domain/refusals.ts";
import { NameList } from "./NameList.tsx";
import type { useNames } from "./use-names.ts";

interface Props {
  id: string;
  area: RefObject<HTMLTextAreaElement | null>;
  names: ReturnType<typeof useNames>;
  rows: number;
  label: string;
  /** The label is in the field alone. */
  bare: boolean;
  words?: string | undefined;
  refused: Reason | null;
}

export function Words({ id, area, names, rows, label, bare, words, refused }: Props) {
  return (
    <>
      {names.named.map(({ kind, id, label }) => (
        <input key={`${kind} ${id}`} type="hidden" name="mention" value={`${kind}:${id}:${label}`} />
      ))}
      <label htmlFor={id} className={bare ? "visually-hidden" : undefined}>
        {label}
      </label>
      <div className="say-place">
        <textarea
          ref={area}
          id={id}
          name="body"
          rows={rows}
          maxLength={LONGEST_COMMENT * 2}
          placeholder={bare ? label : undefined}
          defaultValue={words}
          aria-invalid={refused ? true : undefined}
          aria-describedby={refused ? `${id}-why` : undefined}
          {...names.props}
          onKeyDown={(event: KeyboardEvent<HTMLTextAreaElement>) => {
            names.props.onKeyDown(event);
            if (!event.defaultPrevented) sendByKey(event);
          }}
        />
        <NameList names={names} />
      </div>
      <Refused id={`${id}-why`} reason={refused} />
    </>
  );
}

/** As in every field of more than one line. */
function sendByKey(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  const { form } = event.currentTarget;
  form?.requestSubmit(form.querySelector<HTMLButtonElement>('button[name="intent"]'));
}
