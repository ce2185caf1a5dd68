/** The passkeys that open this account: made here, named, removed. */

import { type FormEvent, useState } from "react";
import { Button } from "#app/components/Button.tsx";
import { Field } from "#app/components/Field.tsx";
import { Name } from "#app/components/Name.tsx";
import { useTranslation } from "#words/use-translation.ts";
import { type KeyError, makeKey } from "./browser-passkey.ts";
import { useOwnTimes } from "./own-times.ts";
import { Again } from "./Password.tsx";
import type { AccountPage } from "./result.ts";

export function Passkeys({ page }: { page: AccountPage }) {
  const { t } = useTranslation();
  return (
    <section className="card" aria-labelledby="passkeys">
      <h2 id="passkeys">{t("account.passkeys")}</h2>
      <p className="muted">{t("account.passkeysHint")}</p>
      <ul className="plain-list account-list">
        {page.keys.map((key) => (
          <Key key={key.id} passkey={key} />
        ))}
      </ul>
      <MakeKey asked={page.hasPassword} />
    </section>
  );
}

function Key({ passkey: { id, name, made, used } }: { passkey: AccountPage["keys"][number] }) {
  const { t } = useTranslation();
  const at = useOwnTimes();
  return (
    <li>
      <div>
        <p>
          <strong>
            <Name>{name}</Name>
          </strong>
        </p>
        <p className="muted small">{t("account.keyMade", { at: at(made) })}</p>
        {used ? <p className="muted small">{t("account.keyUsed", { at: at(used) })}</p> : null}
        <details className="account-fold">
          <summary className="small" aria-label={t("account.renameKeyOf", { name })}>
            {t("account.renameKey")}
          </summary>
          <form method="post">
            <input type="hidden" name="key" value={id} />
            <Field
              label={t("account.renameKeyLabel")}
              name="name"
              required
              maxLength={100}
              defaultValue={name}
            />
            <Button appearance="quiet" size="small" name="intent" value="rename-key">
              {t("account.renameKeyDo")}
            </Button>
          </form>
        </details>
      </div>
      <form method="post">
        <input type="hidden" name="key" value={id} />
        <Button appearance="danger" size="small" name="intent" value="remove-key">
          {t("keys.remove", { name })}
        </Button>
      </form>
    </li>
  );
}

/** Needs the browser: a key is made by it and nothing else. */
function MakeKey({ asked }: { asked: boolean }) {
  const { t } = useTranslation();
  const [error, setError] = useState<KeyError | null>(null);
  const make = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    setError(null);
    const begun = await fetch("/account/passkey", { method: "POST" });
    const made = begun.ok
      ? await makeKey(await begun.json())
      : { ok: false as const, error: "failed" as const };
    if (!made.ok) return setError(made.error);
    (form.elements.namedItem("response") as HTMLInputElement).value = JSON.stringify(made.values);
    form.submit();
  };
  return (
    <form method="post" onSubmit={(event) => void make(event).catch(() => setError("failed"))}>
      <input type="hidden" name="intent" value="add-key" />
      <input type="hidden" name="response" />
      <Field label={t("keys.name")} hint={t("account.keyNameHint")} name="name" required maxLength={100} />
      <Again asked={asked} />
      <p role="status">{error ? <strong>{t(`keys.error.${error}`)}</strong> : null}</p>
      <Button appearance="quiet" className="needs-script">
        {t("account.addKey")}
      </Button>
      <p className="without-script">{t("keys.needsScript")}</p>
    </form>
  );
}
