/** A text begins, by the secretariat: from a template, from imported words, or from an earlier edition. */

import { clausesOf, TEMPLATE_KIND, type TemplateName } from "#domain/meeting/index.ts";
import { isBlank, readNameIfAny } from "#domain/names/index.ts";
import { type Refusal, refuse } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import { importPlain } from "#domain/text/import-plain.ts";
import { type Clause, fittedClause, fittedWords, type TextKind, wordsOf } from "#domain/text/index.ts";
import { readEdition, textIn } from "#domain/trail/index.ts";
import type { CommandContext } from "#server/commands/context.ts";
import { createText } from "#server/commands/texts/create-text.ts";

export type Beginning =
  | { from: "template"; template: TemplateName }
  | { from: "words"; words: string; kind: TextKind }
  | { from: "edition"; slug: string };

export interface BeginText {
  meeting: string;
  title: string;
  language: string;
  beginning: Beginning;
}

/** A long declaration has some 100,000 characters. */
const LONGEST_WORDS = 1_000_000;
const LONGEST_TITLE = 300;

export function beginText(context: CommandContext) {
  const create = createText(context);
  return async (actor: Actor | null, input: BeginText): Promise<{ ok: true; text: string } | Refusal> => {
    const { meeting, language, beginning } = input;
    const typed = readNameIfAny(input.title, { longest: LONGEST_TITLE });
    if (!typed.ok) return typed;
    const found = await begin(context, beginning, language);
    if ("ok" in found) return found;
    const title = typed.name || titleIn(found.clauses);
    if (isBlank(title)) return refuse("name-missing");
    const position = (await context.store.texts.ofMeetings([meeting])).length + 1;
    const clauses = entitled(found.clauses, title);
    const made = await create(actor, {
      ...{ meeting, title, language, position, clauses, kind: found.kind, demonstration: null },
    });
    if (made.ok && actor)
      await context.store.settingUp.record(
        meeting,
        actor.person,
        { type: "text-begun", title },
        context.now(),
      );
    return made;
  };
}

type Begun = { kind: TextKind; clauses: Clause[] };

async function begin(
  context: CommandContext,
  beginning: Beginning,
  language: string,
): Promise<Begun | Refusal> {
  switch (beginning.from) {
    case "template": {
      const { template } = beginning;
      return { kind: TEMPLATE_KIND[template], clauses: clausesOf(template, language, context.newId) };
    }
    case "words": {
      const { words, kind } = beginning;
      if (words.length > LONGEST_WORDS) return refuse("too-long");
      const { clauses } = importPlain(words, { newId: context.newId, language, kind });
      return clauses.length ? { kind, clauses } : refuse("text-empty");
    }
    case "edition": {
      const document = await context.store.editions.document(beginning.slug);
      const read = document ? readEdition(document) : null;
      if (!read?.ok) return refuse("not-found");
      const { kind, clauses } = textIn(read.edition, language);
      // A new text: its clauses are other clauses.
      return { kind, clauses: clauses.map((clause) => fittedClause({ ...clause, id: context.newId() })) };
    }
  }
}

function titleIn(clauses: readonly Clause[]): string {
  const title = clauses.find((clause) => clause.kind === "title");
  return title ? wordsOf(title) : "";
}

/** The title that was typed is put into the text, too. */
function entitled(clauses: readonly Clause[], title: string): Clause[] {
  const at = clauses.findIndex((clause) => clause.kind === "title");
  const runs = [{ text: fittedWords(title) }];
  return clauses.map((clause, i) => (i === at ? { ...clause, runs } : clause));
}
