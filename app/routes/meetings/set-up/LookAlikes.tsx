/** A warning for the secretariat: two names at this meeting look the same and are written with different letters. */

import { Name } from "#app/components/Name.tsx";
import { Notice } from "#app/components/Notice.tsx";
import type { Services } from "#app/context.ts";
import { type LookAlike, lookAlikes } from "#domain/names/index.ts";
import { formatsFor } from "#words/format.ts";
import { useTranslation } from "#words/use-translation.ts";
import { LANGUAGES } from "#words/words.ts";

type SettingUp = Extract<Awaited<ReturnType<Services["queries"]["settingUp"]>>, { ok: true }>;

/** People, people who are invited, and the delegations, by their names in every language; for the secretariat alone. */
export function lookAlikesAt({ may, seats, invitations, delegations }: SettingUp): LookAlike[] {
  if (!may.setUp) return [];
  const ofDelegations = delegations.flatMap(({ country, name, institution }) => [
    ...(country ? LANGUAGES.map((language) => formatsFor(language).country(country)) : []),
    ...Object.values(name ?? {}),
    ...Object.values(institution),
  ]);
  const open = seats.filter(({ closed }) => !closed);
  return lookAlikes([
    ...ofDelegations,
    ...open.map(({ name }) => name),
    ...invitations.map(({ who }) => who),
  ]);
}

export function LookAlikes({ pairs }: { pairs: readonly LookAlike[] }) {
  const { t } = useTranslation();
  if (!pairs.length) return null;
  return (
    <Notice tone="warn">
      <p>
        <strong>{t("setUp.lookAlikes.title")}</strong> {t("setUp.lookAlikes.hint")}
      </p>
      <ul>
        {pairs.map(({ name, of }) => (
          <li key={`${of} ${name}`}>
            <Name>{of}</Name> · <Name>{name}</Name>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
