/** Words that the text did not take become a draft of an amendment: other words for their clause, or a new paragraph. */
import { useEffect, useRef } from "react";
import { useFetcher } from "react-router";
import { Button } from "../../components/Button.tsx";
import { useTranslation } from "../../words/use-translation.ts";
import type { Unkept } from "../unkept-words.ts";
import type { DeedAnswer } from "./Deed.tsx";

interface Props {
  text: string;
  unkept: Unkept;
  suggests: boolean;
  onBegun(amendment: string): void;
}

export function ProposeUnkept({ text, unkept, suggests, onBegun }: Props) {
  const { t } = useTranslation();
  const fetcher = useFetcher<DeedAnswer>();
  const latest = useRef(onBegun);
  latest.current = onBegun;
  useEffect(() => {
    if (fetcher.data?.ok && fetcher.data.amendment) latest.current(fetcher.data.amendment);
  }, [fetcher.data]);
  const { clause, after } = unkept;
  return (
    <fetcher.Form method="post" action={`/texts/${text}/amendments`} className="propose-choice">
      <input type="hidden" name="deed" value={clause ? "replace" : "insert"} />
      <input type="hidden" name={clause ? "clause" : "after"} value={clause || after} />
      <Button name="intent" value="draft" size="small" disabled={fetcher.state !== "idle"}>
        {t(suggests ? "amendments.suggestUnkept" : "amendments.proposeUnkept")}
      </Button>
      {fetcher.data?.ok === false ? (
        <p role="alert" className="field-error">
          {t(`refusals.${fetcher.data.reason}`)}
        </p>
      ) : null}
    </fetcher.Form>
  );
}
