/**
 * In the panel of a language version: the clause of the source, what changed in it, and one button to mark it as
 * rendered.
 */
import { useFetcher } from "react-router";
import { Button } from "#app/components/Button.tsx";
import { Redline } from "#app/components/Redline.tsx";
import type { Source } from "#app/presenters/original.ts";
import type { Reason } from "#domain/refusals.ts";
import { useTranslation } from "#words/use-translation.ts";

interface Props {
  source: Source;
  clause: string;
  /** Null for people who only read. */
  mark: string | null;
}

export function SourceClause({ source, clause, mark }: Props) {
  const { t } = useTranslation();
  const { Form, data, state } = useFetcher<{ reason: Reason | null }>();
  const view = source.clauses.find(({ id }) => id === clause);
  if (!view) return <p className="source-clause muted">{t("languages.notInSource")}</p>;
  return (
    <section className="source-clause" aria-label={t("languages.source")}>
      <p className="small">
        <strong>{t("languages.source")}</strong>{" "}
        <span className="fact">{t(`languages.state.${view.state}`)}</span>
      </p>
      <blockquote lang={source.language}>
        {view.parts ? <Redline parts={view.parts} /> : view.words}
      </blockquote>
      {mark && view.state !== "current" ? (
        <Form method="post" action={mark}>
          <input type="hidden" name="clause" value={clause} />
          <input type="hidden" name="seen" value={view.digest} />
          <Button appearance="quiet" size="small" disabled={state !== "idle"}>
            {t("languages.mark")}
          </Button>
        </Form>
      ) : null}
      {data?.reason ? <p role="alert">{t(`refusals.${data.reason}`)}</p> : null}
    </section>
  );
}
