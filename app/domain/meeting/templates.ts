/**
 * What a text can begin from: the skeletons of PRACTICE.md 1, with the words that custom fixes and brackets
 * where the negotiators' own words go. In English and Russian; every other language begins from the English one.
 */
import type { Clause, Kind, Level, TextKind } from "#domain/text/clause.ts";

export const TEMPLATES = ["declaration", "statement", "outcome", "roadmap", "blank"] as const;
export type TemplateName = (typeof TEMPLATES)[number];

type Line = [kind: Kind, en: string, ru: string, level?: Level];

export const TEMPLATE_KIND: Record<TemplateName, TextKind> = {
  declaration: "declaration",
  statement: "declaration",
  outcome: "outcome",
  roadmap: "roadmap",
  blank: "declaration",
};

const LINES: Record<TemplateName, Line[]> = {
  declaration: [
    ["title", "[Title of the declaration]", "[Название декларации]"],
    ["enacting", "The participants of [the meeting],", "Участники [встречи],"],
    [
      "preambular",
      "Recalling the Convention on the Rights of the Child",
      "Ссылаясь на Конвенцию о правах ребёнка",
    ],
    ["preambular", "Recognizing [...]", "Признавая [...]"],
    ["preambular", "Convinced that [...]", "Будучи убеждены в том, что [...]"],
    ["operative", "Declare [...]", "Заявляют [...]"],
    ["operative", "Decide to cooperate in:", "Решают сотрудничать в следующих областях:"],
    ["operative", "[first field of cooperation]", "[первая область сотрудничества]", 1],
    ["operative", "[second field of cooperation]", "[вторая область сотрудничества]", 1],
    ["operative", "Call upon [...]", "Призывают [...]"],
    [
      "operative",
      "Agree to meet again in [place and year]",
      "Договариваются о следующей встрече в [место и год]",
    ],
    ["closing", "[Place], [date]", "[Место], [дата]"],
  ],
  statement: [
    ["title", "[Title of the statement]", "[Название заявления]"],
    [
      "enacting",
      "We, the members of [the network], gathered in [place] on [dates],",
      "Мы, члены [сети], собравшись в [место] [даты],",
    ],
    ["preambular", "Having considered [...]", "Рассмотрев [...]"],
    ["preambular", "Concerned that [...]", "Будучи обеспокоены тем, что [...]"],
    ["operative", "We reaffirm [...]", "Мы подтверждаем [...]"],
    ["operative", "We commit ourselves to [...]", "Мы обязуемся [...]"],
    ["operative", "We urge the States to [...]", "Мы настоятельно призываем государства [...]"],
    ["closing", "[Place], [date]", "[Место], [дата]"],
  ],
  outcome: [
    ["title", "Outcomes of [the consultation]", "Итоги [консультации]"],
    [
      "enacting",
      "The participants of [the consultation], held in [place] on [date], having discussed [subject], agreed on the following:",
      "Участники [консультации], состоявшейся в [место] [дата], обсудив [тема], договорились о следующем:",
    ],
    ["operative", "[First conclusion]", "[Первый вывод]"],
    ["operative", "[Second conclusion]", "[Второй вывод]"],
    ["heading", "Actions to be taken", "Предстоящие действия"],
    ["action", "[Action]", "[Действие]"],
    ["closing", "[Place], [date]", "[Место], [дата]"],
  ],
  roadmap: [
    ["title", "Roadmap of cooperation for [years]", "Дорожная карта сотрудничества на [годы]"],
    ["heading", "Regional level", "Региональный уровень"],
    ["action", "[Action of all offices]", "[Действие всех учреждений]"],
    ["heading", "National level", "Национальный уровень"],
    ["action", "[Action of each office]", "[Действие каждого учреждения]"],
    ["closing", "[Place], [date]", "[Место], [дата]"],
  ],
  blank: [["title", "[Title]", "[Название]"]],
};

/** The clauses that a text of this template begins with. */
export function clausesOf(template: TemplateName, language: string, newId: () => string): Clause[] {
  return LINES[template].map(([kind, en, ru, level = 0]) => ({
    id: newId(),
    kind,
    level,
    runs: [{ text: language === "ru" ? ru : en }],
  }));
}
