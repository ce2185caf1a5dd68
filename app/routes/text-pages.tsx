/** The pages of one text: its title, and the way between the text, its drafts, what changed, its decision and its trail. */
import type { ReactNode } from "react";
import { Link } from "react-router";
import { useTranslation } from "../words/use-translation.ts";
import "./text-pages.css";

export type TextPageName =
  | "text"
  | "amendments"
  | "comments"
  | "positions"
  | "languages"
  | "drafts"
  | "compare"
  | "decision"
  | "trail";

const WAYS: [name: TextPageName, path: string][] = [
  ["text", ""],
  ["amendments", "/amendments"],
  ["comments", "/comments"],
  ["languages", "/languages"],
  ["drafts", "/drafts"],
  ["compare", "/compare"],
  ["positions", "/positions"],
  ["decision", "/decision"],
  ["trail", "/trail"],
];

interface Props {
  text: { id: string; title: string };
  here: TextPageName;
  children: ReactNode;
}

export function TextPages({ text, here, children }: Props) {
  const { t } = useTranslation();
  return (
    <div className="page">
      <nav className="crumbs no-print" aria-label={t("text.place")}>
        <Link to="/desk">{t("shell.desk")}</Link>
      </nav>
      <TextWays id={text.id} here={here} />
      <h1 className="text-title">{text.title}</h1>
      <div className="stack">{children}</div>
    </div>
  );
}

/** Not everybody reads positions: the way to them begins in the text, for whoever does. */
export function TextWays({ id, here }: { id: string; here: TextPageName }) {
  const { t } = useTranslation();
  return (
    <nav className="text-ways no-print" aria-label={t("text.pages")}>
      {WAYS.filter(([name]) => name !== "positions" || name === here).map(([name, path]) => (
        <Link key={name} to={`/texts/${id}${path}`} aria-current={name === here ? "page" : undefined}>
          {t(`text.${name}`)}
        </Link>
      ))}
    </nav>
  );
}
