/** The filter of the discussions: a plain form on their page, and the same fields in the text. */
import { type ReactNode, useId } from "react";
import type { DelegationView } from "#app/presenters/delegation-view.ts";
import { AUDIENCES, CONCERNS, type Filter, filterFrom, STATES } from "#domain/comments/index.ts";
import { useTranslation } from "#words/use-translation.ts";

interface Props {
  filter: Filter;
  delegations: readonly DelegationView[];
  /** In the text it follows at once. */
  onChange?(filter: Filter): void;
}

export function FilterFields({ filter, delegations, onChange }: Props) {
  const { t } = useTranslation();
  const field = (name: keyof Filter) => ({
    name,
    value: filter[name] ?? "",
    onChange: onChange && ((value: string) => onChange(filterFrom({ ...filter, [name]: value }))),
  });
  const any = <option value="">{t("comments.filter.any")}</option>;
  return (
    <div className="comment-filter">
      <Choice label={t("comments.filter.state")} {...field("state")}>
        {STATES.map((one) => (
          <option key={one} value={one}>
            {t(`comments.state.${one}`)}
          </option>
        ))}
      </Choice>
      <Choice label={t("comments.filter.concern")} {...field("concern")}>
        {any}
        {CONCERNS.map((one) => (
          <option key={one} value={one}>
            {t(`comments.concern.${one}`)}
          </option>
        ))}
      </Choice>
      <Choice label={t("comments.filter.delegation")} {...field("delegation")}>
        {any}
        <option value="chair">{t("editor.bureau")}</option>
        {delegations.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Choice>
      <Choice label={t("comments.audienceLabel")} {...field("audience")}>
        {any}
        {AUDIENCES.map((one) => (
          <option key={one} value={one}>
            {t(`comments.audienceShort.${one}`)}
          </option>
        ))}
      </Choice>
    </div>
  );
}

interface ChoiceProps {
  label: string;
  name: string;
  value: string;
  onChange?: ((value: string) => void) | undefined;
  children: ReactNode;
}

function Choice({ label, name, value, onChange, children }: ChoiceProps) {
  const id = useId();
  const chosen = onChange
    ? { value, onChange: ({ target }: { target: HTMLSelectElement }) => onChange(target.value) }
    : { defaultValue: value };
  return (
    <p>
      <label htmlFor={id}>{label}</label>
      <select id={id} name={name} {...chosen}>
        {children}
      </select>
    </p>
  );
}
