/** Who typed the bracket whose menu is open. */

import { Flag } from "#app/components/Flag.tsx";
import type { AskedBracket } from "#app/editor/brackets/use-bracket-menu.ts";
import type { TextPage } from "#app/presenters/text.ts";
import { useTranslation } from "#words/use-translation.ts";
import { writerAt } from "./typed-by.ts";
import { useWriters } from "./use-writers.ts";

interface Props {
  page: TextPage;
  asked: AskedBracket;
  updates: number;
}

export function TypedBy({ page, asked, updates }: Props) {
  const { t } = useTranslation();
  const id: string = asked.place.node.attrs.id ?? "";
  const { view, missing } = useWriters(page.id, id, updates);
  if (missing) return null;
  if (!view) return <p className="muted small">{t("writers.asking")}</p>;
  const found = writerAt(view, asked.words, asked.choice.start, page.language);
  if (!found?.known) return <p className="muted small">{t("writers.means.new")}</p>;
  if (!found.by.length) return <p className="muted small">{t("writers.means.prepared")}</p>;
  return found.by.map(({ delegation: side, person }) => {
    const delegation = page.delegations.find(({ id }) => id === side);
    const name = delegation?.name ?? (side === "chair" ? t("editor.bureau") : person);
    return (
      <p key={`${side} ${person}`} className="typed-by small">
        {delegation ? <Flag country={delegation.country} name={delegation.name} /> : null}
        <span>
          {person && person !== name
            ? t("writers.typedByPerson", { name, person })
            : t("writers.typedBy", { name })}
        </span>
      </p>
    );
  });
}
