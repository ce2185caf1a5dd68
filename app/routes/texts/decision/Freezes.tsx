/**
 * The frame of the forms that freeze the text for a step: what will happen, to which words, what prevents it. While the
 * sheet's words are not those of the newest draft nothing can be frozen, and it says what to do.
 */
import type { ReactNode } from "react";
import { Link } from "react-router";
import { Button } from "#app/components/Button.tsx";
import { Hash } from "#app/components/Hash.tsx";
import { Notice } from "#app/components/Notice.tsx";
import { useTranslation } from "#words/use-translation.ts";
import { type FormProps, handedTo } from "./form.ts";
import { GoOn } from "./Obstacles.tsx";

interface Props extends FormProps {
  intent: "open-silence" | "put-to-meeting" | "open-signing";
  title: string;
  hint: string;
  children?: ReactNode;
}

export function Freezes({ page, result, intent, title, hint, children }: Props) {
  const { t } = useTranslation();
  const { phase } = page.text;
  const closed = phase.name === "agreed" && intent === "open-signing";
  const hash = "hash" in phase ? phase.hash : page.draft?.hash;
  return (
    <form method="post" className="card" id={intent}>
      <h2>{title}</h2>
      <p>{closed ? t("deciding.openSigningAgreed") : hint}</p>
      {page.behind ? (
        <Notice tone="warn">
          <p>
            {t("deciding.behind")} <Link to={`/texts/${page.text.id}/drafts`}>{t("deciding.toDrafts")}</Link>
          </p>
        </Notice>
      ) : hash ? (
        <>
          {children}
          <GoOn
            obstacles={page.obstacles}
            may={page.may.override}
            values={handedTo(result, intent).override}
          />
          <p className="small muted">
            {t("decision.hash")} <Hash hash={hash} />
          </p>
          <input type="hidden" name="seen" value={hash} />
          <Button name="intent" value={intent}>
            {title}
          </Button>
        </>
      ) : (
        <p>
          {t("decision.noDraft")} <Link to={`/texts/${page.text.id}/drafts`}>{t("deciding.toDrafts")}</Link>
        </p>
      )}
    </form>
  );
}
