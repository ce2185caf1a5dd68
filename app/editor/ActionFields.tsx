/** What a row of a roadmap says beside its words: written into the shared document as it is typed. */
import type { Editor } from "@tiptap/core";
import { FIELD_NAMES, readAttributes } from "#domain/text/schema.ts";
import { useTranslation } from "../words/use-translation.ts";
import { placeAt } from "./clauses.ts";

interface Props {
  editor: Editor;
  index: number;
  editable: boolean;
}

export function ActionFields({ editor, index, editable }: Props) {
  const { t } = useTranslation();
  const { node } = placeAt(editor.state.doc, index);
  const fields = readAttributes(node.attrs).fields ?? {};
  return (
    <fieldset className="action-form" disabled={!editable}>
      <legend>{t("editor.actionFields")}</legend>
      {FIELD_NAMES.map((name) => {
        const props = {
          value: fields[name] ?? "",
          onChange: ({ target }: { target: { value: string } }) => write(editor, index, name, target.value),
        };
        return (
          // biome-ignore lint/a11y/noLabelWithoutControl: the control is inside, one of two.
          <label key={name}>
            <span>{t(`actionField.${name}`)}</span>
            {name === "scope" ? (
              <select {...props}>
                <option value="">{t("editor.notSaid")}</option>
                <option value="regional">{t("actionScope.regional")}</option>
                <option value="national">{t("actionScope.national")}</option>
              </select>
            ) : (
              <input
                {...props}
                type={name === "starts" || name === "due" ? "date" : "text"}
                maxLength={500}
              />
            )}
          </label>
        );
      })}
    </fieldset>
  );
}

/** An attribute that says nothing is null, as where it was never set. */
function write(editor: Editor, index: number, name: string, value: string): void {
  const { pos } = placeAt(editor.state.doc, index);
  editor.view.dispatch(editor.state.tr.setNodeAttribute(pos, name, value || null));
}
