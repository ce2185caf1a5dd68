/** Who signed the text, in seat order: a block for each language, and of two delegations a copy for each. */
import { Name } from "#app/components/Name.tsx";
import type { DecisionView } from "#app/presenters/decision-view.ts";
import { useTranslation } from "#words/use-translation.ts";
import { SignatureLine } from "./SignatureLine.tsx";

export function SignatureBlocks({ page }: { page: DecisionView }) {
  const { t } = useTranslation();
  if (!page.rules.steps.includes("signature") || !page.blocks.length) return null;
  return (
    <details className="card signature-blocks">
      <summary>{t("deciding.block")}</summary>
      {page.blocks.flatMap((block) =>
        block.copies.map((copy) => (
          <section key={`${block.tag} ${copy.of}`} lang={block.tag}>
            <h3>
              {page.blocks.length > 1 ? `${block.name} ` : null}
              {copy.of ? t("deciding.blockOf", { party: copy.of }) : null}
            </h3>
            <ol className="plain-list block-lines">
              {copy.lines.map((line) => (
                <li key={line.party}>
                  <strong>
                    <Name>{line.party}</Name>
                  </strong>
                  <span className="board-institution">
                    <Name>{line.institution}</Name>
                  </span>
                  {line.signature ? (
                    <SignatureLine signature={line.signature} alone />
                  ) : (
                    <span className="muted small">{t("deciding.blockEmpty")}</span>
                  )}
                </li>
              ))}
            </ol>
          </section>
        )),
      )}
    </details>
  );
}
