/** The seat order as it is shown: as it is wanted from the moment of the drop, and as it was again where that is refused. */
import { useEffect, useRef } from "react";
import { useFetcher, useRevalidator } from "react-router";
import { toast } from "#app/components/toasts.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { SetUpResult } from "./form.ts";

interface Seated {
  id: string;
  called: string;
}

export function useSeatOrder<D extends Seated>(delegations: readonly D[]) {
  const { t } = useTranslation();
  const { submit, formData, data } = useFetcher<SetUpResult>();
  const { revalidate } = useRevalidator();
  const done = useRef("");
  useEffect(() => {
    if (!data) return;
    // What others did meanwhile is why it was refused: it has to be seen.
    if (data.reason) void revalidate();
    else toast(done.current);
  }, [data, revalidate]);
  const wanted = formData ? String(formData.get("order")).split(" ") : null;
  const put = (ids: string[], { id, called }: Seated) => {
    if (!navigator.onLine) return toast(t("toasts.offline"));
    done.current = t("setUp.seatNow", { name: called, at: ids.indexOf(id) + 1, of: ids.length });
    void submit({ intent: "order", order: ids.join(" ") }, { method: "post" });
  };
  return { seated: inOrder(delegations, wanted), put, refused: formData ? null : (data?.reason ?? null) };
}

function inOrder<D extends Seated>(delegations: readonly D[], wanted: string[] | null): readonly D[] {
  if (!wanted) return delegations;
  return wanted.flatMap((id) => delegations.find((one) => one.id === id) ?? []);
}
