/** How a comparison is shown: in one or side by side, all or only what changed, all or one delegation's. Links and a form. */

import { Form, Link } from "react-router";
import { Button } from "#app/components/Button.tsx";
import { Choice } from "#app/components/Field.tsx";
import type { CompareView } from "#app/reading/Compared.tsx";
import { useComingSearch } from "#app/routes/public/use-coming-search.ts";
import { useTranslation } from "#words/use-translation.ts";

interface Props {
  view: CompareView;
  onlyChanged: boolean;
  /** Where it is known who had a hand in what. */
  parties?: { by: string; offered: readonly { id: string; name: string }[] };
}

export function CompareChoices({ view, onlyChanged, parties }: Props) {
  const { t } = useTranslation();
  const search = useComingSearch();
  const withOne = (name: string, value: string | null) => {
    const next = new URLSearchParams(search);
    if (value === null) next.delete(name);
    else next.set(name, value);
    return `?${next}`;
  };
  const one = (name: string, value: string | null, here: boolean, words: string) => (
    <Link to={withOne(name, value)} aria-current={here ? "true" : undefined} preventScrollReset replace>
      {words}
    </Link>
  );
  return (
    <div className="compare-choices no-print">
      <nav className="switch" aria-label={t("compare.view")}>
        {one("view", null, view === "inline", t("compare.inline"))}
        {one("view", "side", view === "side", t("compare.side"))}
      </nav>
      <nav className="switch" aria-label={t("compare.which")}>
        {one("only", null, !onlyChanged, t("compare.all"))}
        {one("only", "changed", onlyChanged, t("compare.onlyChanged"))}
      </nav>
      {parties ? <ByForm {...parties} search={search} /> : null}
    </div>
  );
}

function ByForm({ by, offered, search }: NonNullable<Props["parties"]> & { search: URLSearchParams }) {
  const { t } = useTranslation();
  return (
    <Form method="get" className="compare-by" preventScrollReset replace>
      {[...search].map(([name, value]) =>
        name === "by" ? null : <input key={name} type="hidden" {...{ name, value }} />,
      )}
      <Choice key={by} label={t("compare.touchedBy")} name="by" defaultValue={by}>
        <option value="">{t("compare.everybody")}</option>
        {offered.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Choice>
      <Button appearance="quiet">{t("compare.show")}</Button>
    </Form>
  );
}
