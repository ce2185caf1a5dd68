/** In the panel of a language version: the clause of the source, what changed in it, and "rendered" in one gesture. */
import { useFetcher } from "react-router";
import type { Reason } from "#domain/refusals.ts";
import { Button } from "../components/Button.tsx";
import { Redline } from "../components/Redline.tsx";
import { useTranslation } from "../words/use-translation.ts";
import type { Source } from "./source.ts";

interface Props {
  source: Source;
  clause: string;
  /** Null for whoever reads only. */
  mark: string | null;
}

export function SourceClause({ source, clause, mark }: Props) {
  const { t } = useTranslation();
  const { Form, data, state } = useFetcher<{ reason: Reason | null }>();
  const shown = source.clauses.find(({ id }) => id === clause);
  if (!shown) return <p className="source-clause muted">{t("languages.notInSource")}</p>;
  return (
    <section className="source-clause" aria-label={t("languages.source")}>
      <p className="small">
        <strong>{t("languages.source")}</strong>{" "}
        <span className="fact">{t(`languages.state.${shown.state}`)}</span>
      </p>
      <blockquote lang={source.language}>
        {shown.parts ? <Redline parts={shown.parts} /> : shown.words}
      </blockquote>
      {mark && shown.state !== "current" ? (
        <Form method="post" action={mark}>
          <input type="hidden" name="clause" value={clause} />
          <input type="hidden" name="seen" value={shown.digest} />
          <Button look="quiet" size="small" disabled={state !== "idle"}>
            {t("languages.mark")}
          </Button>
        </Form>
      ) : null}
      {data?.reason ? <p role="alert">{t(`refusals.${data.reason}`)}</p> : null}
    </section>
  );
}
