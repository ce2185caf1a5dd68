/** What a meeting is described by: the same fields when it is founded and when it is changed. */

import { Field } from "#app/components/Field.tsx";
import { useTranslation } from "#words/use-translation.ts";
import { CountryChoice, LanguageBoxes, NamesFields, type Option } from "./fields.tsx";

export interface MeetingValues {
  name: Record<string, string>;
  place: Record<string, string>;
  host: string;
  starts: string;
  ends: string;
  zone: string;
  languages: readonly string[];
}

interface Props {
  values: MeetingValues;
  languages: Option[];
  countries: Option[];
  zones: string[];
  wrong: readonly string[];
}

export function MeetingFields({ values, languages, countries, zones, wrong }: Props) {
  const { t } = useTranslation();
  const spoken = languages.filter(({ code }) => values.languages.includes(code));
  const failure = (field: keyof MeetingValues) =>
    wrong.includes(field) ? t(`setUp.wrong.${field}`) : undefined;
  return (
    <>
      <NamesFields
        legend={t("setUp.name")}
        hint={t("setUp.nameHint")}
        name="name"
        languages={spoken}
        values={values.name}
        error={failure("name")}
      />
      <NamesFields
        legend={t("setUp.venue")}
        name="place"
        languages={spoken}
        values={values.place}
        error={failure("place")}
      />
      <div className="fields">
        <CountryChoice
          label={t("setUp.host")}
          name="host"
          countries={countries}
          value={values.host}
          error={failure("host")}
        />
        <Field
          label={t("setUp.starts")}
          name="starts"
          type="date"
          required
          defaultValue={values.starts}
          error={failure("starts")}
        />
        <Field
          label={t("setUp.ends")}
          name="ends"
          type="date"
          required
          defaultValue={values.ends}
          error={failure("ends")}
        />
        <Field
          label={t("setUp.zone")}
          hint={t("setUp.zoneHint")}
          name="zone"
          list="zones"
          defaultValue={values.zone}
          error={failure("zone")}
        />
      </div>
      <datalist id="zones">
        {zones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <LanguageBoxes languages={languages} chosen={values.languages} />
    </>
  );
}
