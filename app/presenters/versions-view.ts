/** The versions of a clause in the reader's language: names, instants, and what changed beside the wording. */
import type { TFunction } from "i18next";
import type { Services } from "#app/context.ts";
import { compared } from "#app/presenters/comparison.ts";
import type { ClauseChange } from "#domain/text/index.ts";
import { nameOf } from "#words/facts.ts";
import type { Formats } from "#words/format.ts";
import type { ChangeOfText } from "./change.ts";
import type { VersionView } from "./text.ts";

export { nameOf };

type Found = Extract<Awaited<ReturnType<Services["queries"]["clause"]>>, { ok: true }>;

/** Newest first. */
export function versionViews(found: Found, formats: Formats, t: TFunction): VersionView[] {
  const { versions, now, text } = found;
  const called = nameOf(now ?? versions.at(-1)?.name ?? null, t);
  return versions
    .map((version): VersionView => {
      const { number, cause, restored, people, delegations, endedAt, clause, other } = version;
      const then = nameOf(version.name, t);
      return {
        ...{ number, cause, restored, people, clause },
        ...{ by: delegations, at: endedAt, when: formats.moment(endedAt, text.zone) },
        calledThen: then === called ? null : then,
        other: other && { id: other.id, name: nameOf(other, t) },
        change: changeView(version.change, text.language, formats, t),
      };
    })
    .reverse();
}

export function changeView(
  change: ClauseChange,
  language: string,
  formats: Formats,
  t: TFunction,
): ChangeOfText {
  const [drawn] = compared(
    { alignedBy: "id", counts: NONE, rows: [{ change, left: false }] },
    { language, day: formats.day },
  ).rows;
  const { kind, level, happened } = change;
  const beside = [
    ...(kind ? [t("compare.happened.kind", { was: t(`kind.${kind[0]}`), is: t(`kind.${kind[1]}`) })] : []),
    ...(level
      ? [
          t("compare.happened.level", {
            was: t(`compare.levels.${level[0]}`),
            is: t(`compare.levels.${level[1]}`),
          }),
        ]
      : []),
    ...(happened.includes("look") ? [t("history.marks")] : []),
  ];
  const fields = (drawn?.fields ?? []).filter(({ parts }) => parts.some((part) => part.change !== "same"));
  return { redline: change.parts, beside, fields };
}

const NONE = { same: 0, added: 0, removed: 0, moved: 0, changed: 0, renumbered: 0 };
