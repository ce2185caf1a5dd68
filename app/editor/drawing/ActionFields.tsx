/** The fields of an action in a roadmap, beside its words: written into the shared document as they are typed. */
import type { Editor } from "@tiptap/core";
import { positionAt } from "#app/editor/document/clauses.ts";
import { fittedAttribute } from "#domain/text/forms.ts";
import { CLAUSE_NODE, FIELD_NAMES, LONGEST_FIELD, readAttributes, SHEET } from "#domain/text/schema.ts";
import { useTranslation } from "#words/use-translation.ts";

interface Props {
  editor: Editor;
  index: number;
  editable: boolean;
}

export function ActionFields({ editor, index, editable }: Props) {
  const { t } = useTranslation();
  const { node } = positionAt(editor.state.doc, index);
  const fields = readAttributes(node.attrs).fields ?? {};
  return (
    <fieldset className="action-form" disabled={!editable}>
      <legend>{t("editor.actionFields")}</legend>
      {FIELD_NAMES.map((name) => {
        const { form } = SHEET.nodes[CLAUSE_NODE].attributes[name];
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
                {...(form.is === "day"
                  ? { type: "date", max: LAST_DAY }
                  : { type: "text", maxLength: LONGEST_FIELD })}
              />
            )}
          </label>
        );
      })}
    </fieldset>
  );
}

/** Otherwise browsers accept a year of six digits, while the format has four. */
const LAST_DAY = "9999-12-31";

/** An empty attribute is null, as if it was never set; nothing is sent that the server would refuse. */
function write(editor: Editor, index: number, name: string, value: string): void {
  const { pos } = positionAt(editor.state.doc, index);
  editor.view.dispatch(editor.state.tr.setNodeAttribute(pos, name, fittedAttribute(name, value)));
}
