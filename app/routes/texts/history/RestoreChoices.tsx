/** Clause by clause what is restored, in groups: what comes back, what collides, what is new, what is closed. */
import { Form } from "react-router";
import { Button } from "#app/components/Button.tsx";
import { useTranslation } from "#words/use-translation.ts";

export interface RestoreGroup {
  name: "back" | "words" | "collides" | "added" | "leftover" | "closed";
  items: { id: string; name: string; words: string; chosen: boolean; joined: boolean }[];
}

interface Props {
  groups: readonly RestoreGroup[];
  /** As the address has it. */
  asOf: string;
  /** Of a language version. */
  version: string | null;
  /** Of the words. */
  language: string;
}

/** A longer list is folded: what comes of it is shown below in any case. */
const OPEN_UP_TO = 4;

export function RestoreChoices({ groups, asOf, version, language }: Props) {
  const { t } = useTranslation();
  return (
    <Form method="get" className="card stack restore-choices no-print" preventScrollReset>
      <h3>{t("restoring.choose")}</h3>
      <input type="hidden" name="as-of" value={asOf} />
      <input type="hidden" name="choose" value="1" />
      {version ? <input type="hidden" name="language" value={version} /> : null}
      {groups.map((group) => (
        <details key={group.name} open={group.items.length <= OPEN_UP_TO}>
          <summary>{t(`restoring.group.${group.name}`, { count: group.items.length })}</summary>
          <ul className="plain-list">
            {group.items.map((item) => (
              <li key={item.id}>
                <Item item={item} closed={group.name === "closed"} language={language} />
              </li>
            ))}
          </ul>
        </details>
      ))}
      <div>
        <Button appearance="quiet">{t("restoring.show")}</Button>
      </div>
    </Form>
  );
}

function Item({
  item: { id, name, words, chosen, joined },
  closed,
  language,
}: {
  item: RestoreGroup["items"][number];
  closed: boolean;
  language: string;
}) {
  const { t } = useTranslation();
  const text = (
    <span>
      <strong>{name}</strong>{" "}
      {words ? <span lang={language}>{words}</span> : <span className="muted">{t("restoring.empty")}</span>}
      {joined ? <span className="muted"> ({t("restoring.joined")})</span> : null}
    </span>
  );
  if (closed) return text;
  return (
    <label className="restore-choice">
      <input type="checkbox" name="clause" value={id} defaultChecked={chosen} />
      {text}
    </label>
  );
}
