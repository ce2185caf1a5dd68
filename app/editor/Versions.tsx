/** The history of a clause: who changed which words when, newest first. */
import { useTranslation } from "react-i18next";
import { Flag } from "../components/Flag.tsx";
import { Redline } from "../components/Redline.tsx";
import type { Voice } from "./carets.ts";
import type { ClausePage, VersionShown } from "./page.ts";

export function Versions({ page }: { page: Pick<ClausePage, "versions" | "voices" | "text"> }) {
  const { t } = useTranslation();
  if (!page.versions.length) return <p className="muted">{t("editor.versions.none")}</p>;
  return (
    <ol className="versions">
      {page.versions.map((version) => (
        <Version key={version.number} version={version} voices={page.voices} language={page.text.language} />
      ))}
    </ol>
  );
}

interface Props {
  version: VersionShown;
  voices: Voice[];
  language: string;
}

function Version({ version, voices, language }: Props) {
  const { t } = useTranslation();
  const { number, cause, people, at, when, redline } = version;
  return (
    <li className="version">
      <p className="version-head">
        <span className="version-number">{t("editor.versions.number", { n: number })}</span>
        <time dateTime={at}>{when}</time>
      </p>
      <p className="version-by">
        {cause === "seeded" ? (
          <span>{t("editor.versions.seeded")}</span>
        ) : (
          <By version={version} voices={voices} />
        )}
        {people.length ? <span className="muted">{people.filter(Boolean).join(", ")}</span> : null}
      </p>
      {cause === "deleted" ? <p className="muted">{t("editor.versions.deleted")}</p> : null}
      {redline.length ? (
        <p lang={language} className="version-words">
          <Redline
            parts={cause === "seeded" ? redline.map((part) => ({ ...part, change: "same" })) : redline}
          />
        </p>
      ) : (
        <p className="muted">{t("editor.versions.empty")}</p>
      )}
    </li>
  );
}

function By({ version, voices }: Pick<Props, "version" | "voices">) {
  const { t } = useTranslation();
  return version.by.map((id) => {
    const voice = voices.find((one) => one.id === id);
    return (
      <span key={id} className="party">
        {voice ? <Flag country={voice.country} name={voice.name} /> : null}
        <span>{voice?.name ?? t("editor.bureau")}</span>
      </span>
    );
  });
}
