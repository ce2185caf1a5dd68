/** The board as a table that a spreadsheet opens: one row for each delegation, in the reader's language. */

import { wordsOf } from "#app/language.ts";
import type { DecisionView } from "#app/presenters/decision-view.ts";
import { csvOf } from "#app/routes/http/csv.ts";
import type { Say } from "#words/use-translation.ts";
import type { Route } from "./+types/decision-csv";
import { decisionView } from "./load.ts";

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const page = await decisionView(params.id, request, context);
  const t = wordsOf(context).t as Say;
  const rows = page.rows.map((row) => lineOf(row, page, t));
  const lines = [headOf(t), ...rows, ...page.accessions.map((one) => lateOf(one, t))];
  return new Response(csvOf(lines), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="board.csv"',
      "Cache-Control": "private, no-store",
    },
  });
}

function headOf(t: Say): string[] {
  return [
    t("decision.delegation"),
    t("deciding.rulesColumn"),
    t("deciding.informed"),
    t("deciding.silenceColumn"),
    t("deciding.signature"),
    t("decision.by"),
    t("deciding.statementsColumn"),
    t("deciding.time"),
  ];
}

function lineOf(row: DecisionView["rows"][number], page: DecisionView, t: Say): string[] {
  const asked = page.silence !== null || page.decided.some((one) => one.step === "silence");
  const silence = row.broke ? "deciding.broke" : row.answered ? "deciding.joined" : "deciding.silent";
  const { informed } = row;
  return [
    row.party,
    row.accepted ?? "",
    informed
      ? `${t(informed.seen ? "deciding.seen" : "deciding.notified")} ${informed.seen ?? informed.reply}`
      : "",
    asked || row.broke ? t(silence) : "",
    t(`signOffStatus.${row.state}`),
    row.refusal || row.signatures.map((one) => t("deciding.inLanguage", one)).join("; "),
    row.statements.join(" "),
    row.at,
  ];
}

function lateOf({ party, signature, at }: DecisionView["accessions"][number], t: Say): string[] {
  return [party, "", "", "", t("deciding.acceded"), t("deciding.inLanguage", signature), "", at];
}
