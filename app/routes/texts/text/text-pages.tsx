/** The pages of one text: its title, and the way between the text, its drafts, what changed, its decision and its trail. */
import type { ReactNode } from "react";
import { Link } from "react-router";
import { LeftOut } from "#app/components/LeftOut.tsx";
import { TextLinks, type TextPageName } from "#app/components/TextLinks.tsx";
import { useTranslation } from "#words/use-translation.ts";
import "./text-pages.css";

interface Props {
  /** `leftOut`: how much of the text could not be read. */
  text: { id: string; title: string; leftOut?: number };
  here: TextPageName;
  children: ReactNode;
}

export function TextPages({ text, here, children }: Props) {
  const { t } = useTranslation();
  return (
    <div className="page">
      <nav className="crumbs no-print" aria-label={t("text.venue")}>
        <Link to="/dashboard">{t("shell.dashboard")}</Link>
      </nav>
      <h1 className="text-title">{text.title}</h1>
      <TextLinks id={text.id} here={here} />
      <div className="stack">
        <LeftOut count={text.leftOut} />
        {children}
      </div>
    </div>
  );
}
