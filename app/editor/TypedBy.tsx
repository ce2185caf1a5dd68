/** Who typed the bracket that is asked about. */

import { Flag } from "../components/Flag.tsx";
import { useTranslation } from "../words/use-translation.ts";
import type { TextPage } from "./page.ts";
import { writerAt } from "./typed-by.ts";
import type { AskedBracket } from "./use-bracket-menu.ts";
import { useWriters } from "./use-writers.ts";

interface Props {
  page: TextPage;
  asked: AskedBracket;
  news: number;
}

export function TypedBy({ page, asked, news }: Props) {
  const { t } = useTranslation();
  const id: string = asked.place.node.attrs.id ?? "";
  const { shown, missing } = useWriters(page.id, id, news);
  if (missing) return null;
  if (!shown) return <p className="muted small">{t("writers.asking")}</p>;
  const found = writerAt(shown, asked.words, asked.choice.start, page.language);
  if (!found?.known) return <p className="muted small">{t("writers.means.new")}</p>;
  if (!found.by.length) return <p className="muted small">{t("writers.means.prepared")}</p>;
  return found.by.map(({ voice: side, person }) => {
    const voice = page.voices.find(({ id }) => id === side);
    const name = voice?.name ?? (side === "chair" ? t("editor.bureau") : person);
    return (
      <p key={`${side} ${person}`} className="typed-by small">
        {voice ? <Flag country={voice.country} name={voice.name} /> : null}
        <span>
          {person && person !== name
            ? t("writers.typedByPerson", { name, person })
            : t("writers.typedBy", { name })}
        </span>
      </p>
    );
  });
}
