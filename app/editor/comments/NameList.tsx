/** The names that @ offers, under the field. The focus stays in the field. */
import { useTranslation } from "#words/use-translation.ts";
import type { Naming } from "./use-names.ts";

export function NameList({ names }: { names: Naming }) {
  const { t } = useTranslation();
  const { open, offers, details, at, listId, choose } = names;
  if (!open) return null;
  return (
    <>
      <p className="visually-hidden" role="status">
        {t("comments.names", { count: offers.length })}
      </p>
      <div role="listbox" id={listId} aria-label={t("comments.namesLabel")} className="name-list">
        {offers.map((one, index) => (
          <div
            key={`${one.kind} ${one.id}`}
            role="option"
            tabIndex={-1}
            id={`${listId}-${index}`}
            aria-selected={index === at}
            // The field keeps the focus.
            onPointerDown={(event) => {
              event.preventDefault();
              choose(one);
            }}
          >
            {one.label}
            {details.get(one.id) ? <span className="muted small"> {details.get(one.id)}</span> : null}
          </div>
        ))}
      </div>
    </>
  );
}
