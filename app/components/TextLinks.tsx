/** The links between the pages of one text, the same under its title on each of them. */
import { Link } from "react-router";
import { useTranslation } from "#words/use-translation.ts";

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
  ["positions", "/positions"],
  ["languages", "/languages"],
  ["drafts", "/drafts"],
  ["compare", "/compare"],
  ["decision", "/decision"],
  ["trail", "/trail"],
];

interface Props {
  id: string;
  here: TextPageName;
  /** Not everybody may read positions: the link to them is inside the text, for those who may. */
  positions?: boolean;
}

export function TextLinks({ id, here, positions = here === "positions" }: Props) {
  const { t } = useTranslation();
  return (
    <nav className="text-ways no-print" aria-label={t("text.pages")}>
      {WAYS.filter(([name]) => name !== "positions" || positions).map(([name, path]) => (
        <Link key={name} to={`/texts/${id}${path}`} aria-current={name === here ? "page" : undefined}>
          {t(`text.${name}`)}
        </Link>
      ))}
    </nav>
  );
}
