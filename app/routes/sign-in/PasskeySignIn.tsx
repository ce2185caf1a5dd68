/**
 * Sign-in by passkey: a button, and, where the browser offers it, the keys among the suggestions of the e-mail field.
 * The key's answer is sent as a plain form, so that cookies and language work as always.
 */
import { useEffect, useRef, useState } from "react";
import { Button } from "#app/components/Button.tsx";
import { enterWithKey, type KeyError, offerKeys } from "#app/routes/account/browser-passkey.ts";
import { useTranslation } from "#words/use-translation.ts";

export function PasskeyEntry({ next }: { next: string }) {
  const { t } = useTranslation();
  const form = useRef<HTMLFormElement>(null);
  const offer = useRef<AbortController>(null);
  const [error, setError] = useState<KeyError | null>(null);
  const send = (values: unknown) => {
    const field = form.current?.elements.namedItem("passkey") as HTMLInputElement | null;
    if (field) field.value = JSON.stringify(values);
    form.current?.submit();
  };

  // Once for the page: the form is found when the answer comes.
  const sent = useRef(send);
  useEffect(() => {
    const ended = new AbortController();
    offer.current = ended;
    void offerKeys(ended.signal).then((offered) => offered?.ok && sent.current(offered.values));
    return () => ended.abort();
  }, []);

  const press = async () => {
    setError(null);
    offer.current?.abort();
    const entered = await enterWithKey();
    if (entered.ok) send(entered.values);
    else setError(entered.error);
  };
  return (
    <form ref={form} method="post" action="/sign-in" className="needs-script">
      <input type="hidden" name="next" value={next} />
      <input type="hidden" name="passkey" />
      <Button type="button" appearance="quiet" onClick={() => void press()}>
        {t("signingIn.passkey")}
      </Button>
      <p role="status">{error ? <strong>{t(`keys.error.${error}`)}</strong> : null}</p>
    </form>
  );
}
