/**
 * How the parts of an imported text are recognised: a heading, the place and date, a footnote, the masthead of a UN
 * document, the line that introduces the clauses. Each sign looks at one paragraph, at most at the next one too;
 * import-plain.ts weighs them.
 */
import { leadKind } from "#domain/text/lead-words.ts";
import type { Paragraph } from "#domain/text/plain-paragraphs.ts";

export function wordCount(text: string): number {
  return text.split(" ").length;
}

/** Ends as a sentence or a list item does; closing quotation marks, brackets and a note's number aside. */
export function isPunctuated(text: string): boolean {
  return /[.,;:!?…]["”»’)\]]*(?:\d{1,2}|[¹²³⁰-⁹]+)?$/u.test(text);
}

/** Ends as a recital does: with a comma, or with a semicolon and perhaps a last "and". */
export function endsOpen(text: string): boolean {
  return /(?:[,;](?:\d{1,2}|[¹²³⁰-⁹]+)?|[,;] (?:and|or|и|или|va))$/u.test(text);
}

/** The longest real sub-heading among the samples has sixteen words. */
const LONGEST_HEADING = 18;

const PART =
  /^(?:Article|Chapter|Section|Part|Title|Rule|Recommendation|Статья|Глава|Раздел|Часть|Рекомендация|Бап|Модда|Modda|Madda)\s+(?:\d+|[IVXLCM]+)(?!\p{L})/iu;
const ANNEX =
  /^(?:Annex|Appendix|Schedule|Attachment|Приложение|Дополнение|Қосымша|Илова|Ilova|Тиркеме|Замима|Goşundy)(?!\p{L})/iu;
const PREAMBLE = /^(?:Preamble|Преамбула|Preambula|Муқаддима|Кіріспе|Преамбуласы|Sözbaşy)[.:]?$/iu;
/** "Article 3" in any language: a number and one word, in either order, and nothing else. */
const NUMBERED_PART = /^(?:\p{L}{2,}[\s\p{Pd}]*\d{1,3}|\d{1,3}[\s\p{Pd}]*\p{L}{2,})\.?$/u;
const ROMAN_OR_LETTER = /^(?:[IVXLC]+|[A-Z]|[А-Я])[.)]\s+["“«(]?[\p{L}\d]/u;

export function isAnnex(text: string): boolean {
  return ANNEX.test(text) && !isSentence(text);
}

export function isPreamble(text: string): boolean {
  return PREAMBLE.test(text);
}

export function isArticle(text: string): boolean {
  return (NUMBERED_PART.test(text) || PART.test(text)) && !isSentence(text);
}

/** A heading that is recognised by a word, by a number, by a roman number or a capital letter. */
export function isMarkedHeading(text: string, language: string): boolean {
  if (isPreamble(text) || isAnnex(text) || isArticle(text)) return true;
  return ROMAN_OR_LETTER.test(text) && !isSentence(text) && !leadsAfterMark(text, language);
}

/** "I. Decides to ...": a clause with a roman number. */
function leadsAfterMark(text: string, language: string): boolean {
  return leadKind(text.replace(/^\S+\s+/u, ""), language) !== null;
}

function isSentence(text: string): boolean {
  return wordCount(text) > LONGEST_HEADING * 2 || /[,;:.]$/u.test(text.replace(/^(\S+\s+\S+)\.$/u, "$1"));
}

/** A short line with a capital and no closing mark. Whether a lead verb speaks against it, the caller knows. */
export function isPlainHeading(text: string): boolean {
  return wordCount(text) <= LONGEST_HEADING && !isPunctuated(text) && /^["“«(]?[\p{Lu}\p{Lt}\d]/u.test(text);
}

/** "Article 1. The Parties shall ...": the heading and its paragraph in one line. Null when they are not. */
export function articleAndText(text: string): [string, string] | null {
  const mark = PART.exec(text)?.[0];
  if (!mark || !isSentence(text)) return null;
  const rest = text.slice(mark.length).replace(/^[.:)]?\s*[\p{Pd}]?\s*/u, "");
  return /^["“«(]?\p{Lu}/u.test(rest) && /[.;:]$/u.test(rest) && wordCount(rest) > 4
    ? [text.slice(0, text.length - rest.length).trim(), rest]
    : null;
}

const DATE =
  /(?:\d{1,2}(?:st|nd|rd|th)?[\s.]+\p{L}{3,12}\.?,?\s+\d{4}|\p{L}{3,12}\s+\d{1,2},?\s+\d{4}|[“"«]\s?\d{1,2}\s?[”"»]\s+\p{L}{3,12}\s+\d{4}|\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}\s?(?:йыл|yil|жыл|жылғы|жылы)\s.*\d{1,2}.*)(?:\s*(?:года|год|г\.?|y\.?))?\.?/u;
const DATE_LAST = new RegExp(`(?:^|[\\s,])${DATE.source}$`, "u");
const DATE_FIRST = new RegExp(`^${DATE.source},?\\s`, "u");
/** Each word of a place; word by word, since one pattern for all of them would try every way to part them. */
const PLACE_WORD = /^\(?(?:г\.|город|city|of|de|the|on|in|в|at|\p{Lu}[\p{L}.'’ʻ-]*|\p{Pd})?\)?,?$/u;
const DONE =
  /^(?:Done|Adopted|Signed|Agreed|Issued|Совершено|Принят[аоы]?|Подписан[аоы]?)\s+(?:at|in|on|by|this|в|на|г\.)\s?.*\d{4}/iu;
const MEETING = /^\d+\p{L}{0,2}(?:-\p{L}+)?\s+(?:\p{L}+\s+)?(?:meeting|заседание)(?!\p{L})/u;
const YEAR = /\d{4}/u;

/** "Almaty, Kazakhstan, 16 November 2017", "61st plenary meeting 21 March 2025", "Done at Tashkent on ...". */
export function isPlaceAndDate(text: string): boolean {
  if (MEETING.test(text)) return wordCount(text) <= 10;
  if (DONE.test(text)) return wordCount(text) <= 80;
  if (wordCount(text) > 14) return false;
  const place = DATE_LAST.test(text) ? text.replace(DATE_LAST, "") : text.replace(DATE_FIRST, "");
  return place !== text && place.split(/[\s,]+/u).every((word) => PLACE_WORD.test(word));
}

/** The meeting and its date may stand on two lines. */
export function isDateOf(meeting: string, text: string): boolean {
  return MEETING.test(meeting) && !YEAR.test(meeting) && new RegExp(`^${DATE.source}$`, "u").test(text);
}

/** A note number stands high, in brackets, or before a source; a paragraph's number has a full stop. */
const FOOTNOTE =
  /^(?:[¹²³⁰-⁹]+\s?\S|\[\d{1,3}\]\s|\*{1,3}\s?(?=\p{Lu})|\d{1,3}\s+(?:See|Ibid|Resolution|Official Records|United Nations|Adopted|См\.|Там же|Резолюци|[A-Z]+\/\S*\d))/u;

export function isFootnote({ text, label }: Paragraph): boolean {
  return label?.style === "bullet" && label.written === "*" ? false : !label && FOOTNOTE.test(text);
}

const MAST_HEAD =
  /^(?:United Nations|Nations Unies|Организация Объединенных Наций)(?!\p{L})|Distr\.|^[AESC]\/\S+\d/u;

/** The first lines of a UN document: symbol, distribution, session, agenda item. */
export function isMastHead(text: string): boolean {
  return MAST_HEAD.test(text);
}

/** "78/204. National human rights institutions", "Resolution 2417 (2018)". */
export function isNumberedTitle(text: string): boolean {
  return /^\d+\/\d+(?: ?[A-Z])?\.? \p{L}|^(?:Resolution|Резолюция) \d+ \(\d{4}\)$/u.test(text);
}

const ORGAN =
  /^(?:The\s)?(?:General Assembly|Assembly|\p{L}+(?:\s\p{L}+)*\s(?:Council|Conference|Commission|Committee|Forum|Assembly))$|^Генеральная Ассамблея$|^(?:\p{L}+\s)?Совет(?:\s\p{L}+)*$/u;

/** "The General Assembly," and the like: short, and it hangs on a comma; without one, only a known organ. */
export function isFormula(text: string): boolean {
  if (wordCount(text) > 12 || !/^\p{Lu}/u.test(text)) return false;
  return text.endsWith(",") || ORGAN.test(text);
}

/** "We, the Ombudspersons of ...": who speaks. */
export function isWe(text: string): boolean {
  return /^(?:We|WE|Мы|МЫ|Біз|Biz|Мо|Биз),/u.test(text);
}

const ACTIONS =
  /(?:^|\P{L})(?:actions?|measures|steps|activities|roadmap|действи\p{L}+|мер(?:ы|ах|ам)?|шаг(?:и|ах)|мероприяти\p{L}+|дорожн\p{L}+ карт\p{L}+)(?!\p{L})/iu;
const ACTION_HEADING =
  /^(?:\S+\s)?(?:key |priority |joint |agreed |proposed |план |ключевые |приоритетные |совместные )?(?:actions?|action plan|plan of action|roadmap|road map|план действий|план мероприятий|дорожная карта|действий|действия|мероприятий|мероприятия)(?!\p{L})/iu;

/** "They agreed on the following key actions ...:" announces a list of actions; a call on others does not. */
export function announcesActions(text: string, language: string): boolean {
  if (!text.endsWith(":")) return wordCount(text) <= 8 && !isPunctuated(text) && ACTION_HEADING.test(text);
  const agrees = /agree|adopt|commit|undertak|intend|соглас|договор|утвер|обяз|намер/iu.test(text);
  return ACTIONS.test(text) && (agrees || leadKind(text, language) === null);
}
