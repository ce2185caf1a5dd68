/** Says that a text holds something that could not be read, so that nobody takes what is drawn for all of it. */
import { useTranslation } from "#words/use-translation.ts";
import { Notice } from "./Notice.tsx";

export function LeftOut({ count }: { count: number | undefined }) {
  const { t } = useTranslation();
  return count ? <Notice tone="warn">{t("text.leftOut", { count })}</Notice> : null;
}
