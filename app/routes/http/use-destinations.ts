/**
 * The destinations of the command palette: those of every page, those of the open text, and the texts of one's
 * meetings.
 */
import { useCallback } from "react";
import { useFetcher, useLocation, useNavigate } from "react-router";
import { type Action, useActions } from "#app/components/palette/actions.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { Destination } from "./destinations.ts";

const INSTALLATION = {
  dashboard: "/dashboard",
  account: "/account",
  notices: "/notifications",
  adopted: "/",
  search: "/search",
  rights: "/rights",
  glossary: "/glossary",
  checkpoints: "/checkpoints",
} as const;

const OF_A_TEXT = {
  draft: "",
  amendments: "/amendments",
  comments: "/comments",
  positions: "/positions",
  decision: "/decision",
  rules: "/rules",
  drafts: "/drafts",
  compare: "/compare",
  clauses: "/clauses",
  languages: "/languages",
  trail: "/trail",
  room: "/projector",
  projector: "/decision/projector",
} as const;

/** Out: asks for the texts and meetings; called when the palette opens. */
export function useDestinations(): () => void {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const { load, data: places } = useFetcher<Destination[]>({ key: "places" });
  useActions(() => {
    const go = (to: string, name: string, group: string): Action => {
      return { id: `go ${to}`, name, group, run: () => void navigate(to) };
    };
    const text = /^\/texts\/[^/]+/.exec(pathname)?.[0];
    const names = <N extends string>(of: Record<N, string>) => Object.entries(of) as [N, string][];
    return [
      ...(text
        ? names(OF_A_TEXT).map(([name, rest]) =>
            go(text + rest, t(`palette.text.${name}`), t("palette.thisText")),
          )
        : []),
      ...names(INSTALLATION).map(([name, to]) => go(to, t(`palette.installation.${name}`), t("palette.go"))),
      ...(places ?? []).map(({ name, to, of }) => go(to, name, of ?? t("palette.meeting"))),
      ...BUTTONS.map(([name, selector]): Action => {
        const run = () => document.querySelector<HTMLButtonElement>(selector)?.click();
        return { id: name, name: t(`palette.${name}`), group: t("palette.you"), run };
      }),
    ];
  }, "installation");
  return useCallback(() => void load("/destinations"), [load]);
}

/** What the frame's own forms do: header and footer. */
const BUTTONS = [
  ["light", ".looks [value=light]"],
  ["dark", ".looks [value=dark]"],
  ["system", ".looks [value=system]"],
  ["contrast", ".looks [name=contrast]"],
  ["signOut", "form.person [type=submit], form.person button"],
] as const;
