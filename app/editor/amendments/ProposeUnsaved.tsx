/**
 * Words that the text did not accept become the draft of an amendment: other words for their clause, or a new
 * paragraph.
 */

import type { UnsavedWords } from "#app/editor/connection/saved-words.ts";
import { useTranslation } from "#words/use-translation.ts";
import { BeginForm } from "./BeginForm.tsx";

interface Props {
  text: string;
  unsaved: UnsavedWords;
  suggests: boolean;
  onBegun(amendment: string): void;
}

export function ProposeUnsaved({ text, unsaved, suggests, onBegun }: Props) {
  const { t } = useTranslation();
  const { clause, after } = unsaved;
  const label = t(suggests ? "amendments.suggestUnsaved" : "amendments.proposeUnsaved");
  return (
    <BeginForm {...{ text, label, onBegun }}>
      <input type="hidden" name="deed" value={clause ? "replace" : "insert"} />
      <input type="hidden" name={clause ? "clause" : "after"} value={clause || after} />
    </BeginForm>
  );
}
