/**
 * The words with which clauses open, as data: verbs, adjectives, the modifiers around them, and the nouns of
 * "with appreciation" and "expresses its concern". Only base words are listed; lead-words.ts combines them.
 * Where from: the UN Editorial Manual's practice as seen in the resolutions under tests/fixtures/texts, and the
 * first-person declarations of ombuds networks (PRACTICE.md 11).
 */

export interface Tongue {
  /** "We" before a verb: whatever it opens is operative. */
  pronoun: string;
  /** "We will ...": with the pronoun it is an opener without more words. */
  auxiliaries: Set<string>;
  /** "We are deeply concerned", "будучи глубоко убеждена": stands between, and says nothing. */
  copulas: string[];
  /** Word -> what a clause that opens with it is. */
  heads: Map<string, Head>;
  /** Stand before the opener: "also", "deeply", "once again". */
  before: string[];
  /** Stand after it; a list of their own, since "further efforts" is no part of the lead phrase of a verb. */
  after: Record<LeadKind, string[]>;
  /** "with" + at most two adjectives + one of these nouns: "with deep concern". */
  companion: string[];
  companionNouns: Set<string>;
  /** May stand before the opener, too: Russian "с удовлетворением отмечая". */
  companionLeads: boolean;
  /** What "expresses its deep ..." ends with. */
  feelings: Set<string>;
}

export type LeadKind = "preambular" | "operative";

export interface Head {
  kind: LeadKind;
  /** The opener is nothing without one of these: "call" + "upon", "take" + "note". */
  needs?: readonly string[];
  /** The same, where the opener can stand alone, too: Russian "принимает" and "принимает к сведению". */
  takes?: readonly string[];
  /** The opener takes its object along: "expresses its gratitude". */
  feels?: boolean;
}

const words = (list: string) => list.trim().split(/\s+/u);

const ENGLISH_VERBS = words(`
  accept acknowledge adopt advocate affirm agree announce appeal applaud appoint appreciate approve ask assert assure
  authorize believe caution commend commit conclude concur condemn confirm congratulate consider convene decide declare
  defer demand denounce deplore designate determine direct elect emphasize encourage endorse enjoin entrust envisage
  establish exhort express extend highlight honour honor hope implore insist instruct intend invite mandate nominate
  note observe offer pledge praise proclaim promise propose reaffirm realize recall recognize recommend refer regret
  reiterate reject remind renew request resolve salute stress strive suggest support suspend task thank transmit trust
  underline underscore undertake uphold urge voice vow warn welcome`);

/** Openers of recitals only: as verbs in an operative paragraph they mean something else. */
const ENGLISH_RECITALS = words(`
  acting alarmed anxious appalled aware certain cognizant concerned confident conscious convinced dedicated desiring
  desirous determined dismayed disturbed encouraged fearing grateful gratified guided hopeful inspired mindful motivated
  moved outraged persuaded proceeding pursuant resolved saddened satisfied seeking shocked strengthened troubled whereas
  wishing worried committed alert building reflecting`);

/** Verbs that double their last letter before -ing. */
const DOUBLING = new Set(words("commit concur defer refer regret transmit admit permit"));

const ENGLISH_NEEDS: Record<string, readonly string[]> = {
  call: ["upon", "on", "for"],
  take: ["note", "into account", "into consideration", "cognizance"],
  bear: ["in mind"],
  keep: ["in mind"],
  look: ["forward"],
  pay: ["tribute"],
  draw: ["attention"],
  attach: ["great importance", "importance"],
};

/** "Having considered", "having regard": the participles that follow it. */
const HAVING = words(`
  considered regard received examined heard adopted reviewed noted studied taken agreed decided discussed resolved
  recalled recognized learned learnt concluded observed`);

const FEELINGS = words(`
  appreciation support gratitude concern satisfaction regret hope condolences sympathy solidarity conviction
  determination thanks commitment confidence alarm dismay readiness belief condemnation indignation outrage sadness
  respect willingness intention recognition resolve`);

const COMPANIONS = words(`
  appreciation concern satisfaction regret gratitude interest approval alarm dismay indignation sadness respect
  thanks pride pleasure hope sorrow disappointment`);

const englishBefore = [
  ...words(`also further again deeply gravely strongly seriously profoundly firmly fully particularly highly keenly
    especially warmly sincerely hereby urgently solemnly unanimously therefore accordingly equally jointly greatly
    extremely very duly likewise additionally respectfully increasingly categorically unequivocally do ever well`),
  "once again",
  "once more",
];

function english(): Tongue {
  const heads = new Map<string, Head>();
  for (const verb of ENGLISH_VERBS.flatMap(spellings)) inflect(heads, verb, { feels: FEELS.has(verb) });
  for (const [verb, needs] of Object.entries(ENGLISH_NEEDS)) inflect(heads, verb, { needs });
  for (const word of ENGLISH_RECITALS) heads.set(word, { kind: "preambular" });
  heads.set("having", { kind: "preambular", needs: HAVING });
  return {
    pronoun: "we",
    auxiliaries: new Set(["will", "shall", "must"]),
    copulas: ["are", "remain", "being"],
    heads,
    before: englishBefore,
    after: {
      preambular: ["also", "further", "again", "once again", "once more"],
      operative: ["also", "again", "once again", "once more"],
    },
    companion: ["with"],
    companionNouns: new Set(COMPANIONS),
    companionLeads: false,
    feelings: new Set(FEELINGS),
  };
}

const FEELS = new Set(["express", "reiterate"]);

/** -ize and -ise are both at home in such texts. */
function spellings(verb: string): string[] {
  return verb.endsWith("ize") ? [verb, `${verb.slice(0, -3)}ise`] : [verb];
}

/** Decides, decide (they, we), deciding. */
function inflect(heads: Map<string, Head>, verb: string, more: Omit<Head, "kind">): void {
  const third = /(s|sh|ch|x|z)$/u.test(verb)
    ? `${verb}es`
    : verb.replace(/([^aeiou])y$/u, "$1ie").concat("s");
  const stem = DOUBLING.has(verb) ? verb + verb.at(-1) : verb.replace(/([^e])e$/u, "$1");
  heads.set(verb, { kind: "operative", ...more });
  heads.set(third, { kind: "operative", ...more });
  heads.set(`${stem}ing`, { kind: "preambular", ...more });
}

/** By conjugation: stem + -ет/-ют/-ем/-я, the reflexive -ется, and the second conjugation -ит/-ят/-им/-я. */
const RUSSIAN_FIRST = words(`
  напомина отмеча подчеркива призыва постановля реша приветству одобря осужда поддержива поощря рекоменду предлага
  поруча провозглаша объявля утвержда подтвержда заявля требу счита настаива сожале рассматрива учрежда назнача
  уполномочива учитыва сознава осознава понима жела опира продолжа указыва обяза разделя`);
const RUSSIAN_REFLEXIVE = words("ссыла соглаша обязу обраща опира руководству стреми намерева присоединя");
const RUSSIAN_SECOND = words("прос благодар выскаж подтверд");

/** What no rule of endings gives. */
const RUSSIAN_OPERATIVE = words(`
  признает признают признаем договариваются договариваемся просят просим выражают стремятся стремимся стремится верит
  верят верим надеется надеются надеемся гордимся поздравляет поздравляют поздравляем`);
const RUSSIAN_RECITALS = words(`
  признавая памятуя руководствуясь полагая веря надеясь стремясь желая исходя основываясь действуя рассмотрев изучив
  заслушав получив обсудив учтя отметив приняв убежденная убежденный убежденные обеспокоенная обеспокоенный
  обеспокоенные озабоченная озабоченный озабоченные встревоженная встревоженные воодушевленная воодушевленные
  движимые вдохновленные поздравляя убеждена убежден убеждены обеспокоена обеспокоены озабочена озабочены
  встревожена встревожены воодушевлена воодушевлены`);

const RUSSIAN_NEEDS: Record<string, readonly string[]> = {
  обраща: ["внимание"],
  выступа: ["за"],
};
const RUSSIAN_TAKES: Record<string, readonly string[]> = {
  принима: ["во внимание", "к сведению", "решение"],
  оценива: ["высоко"],
};

const RUSSIAN_WITH = words(`
  удовлетворением признательностью озабоченностью обеспокоенностью сожалением интересом беспокойством тревогой
  благодарностью одобрением уважением надеждой возмущением прискорбием удовольствием гордостью`);

const RUSSIAN_FEELINGS = words(`
  признательность благодарность озабоченность обеспокоенность удовлетворение сожаление надежду поддержку солидарность
  соболезнования уверенность готовность тревогу решимость приверженность убежденность беспокойство сочувствие`);

const russianBefore = [
  ...words(`также далее вновь снова глубоко серьезно настоятельно решительно особо высоко крайне торжественно
    единогласно настоящим полностью искренне горячо тепло весьма всецело совместно поэтому твердо`),
  "еще раз",
  "кроме того",
];

function russian(): Tongue {
  const heads = new Map<string, Head>();
  const add = (list: string[], kind: LeadKind, more: Omit<Head, "kind"> = {}) => {
    for (const word of list) heads.set(word, { kind, ...more });
  };
  for (const stem of RUSSIAN_FIRST) conjugate(add, stem, ["ет", "ют", "ем"], "я");
  for (const stem of RUSSIAN_REFLEXIVE) conjugate(add, stem, ["ется", "ются", "емся"], "ясь");
  for (const stem of RUSSIAN_SECOND) conjugate(add, stem, ["ит", "ят", "им"], "я");
  for (const [stem, needs] of Object.entries(RUSSIAN_NEEDS))
    conjugate(add, stem, ["ет", "ют", "ем"], "я", { needs });
  for (const [stem, takes] of Object.entries(RUSSIAN_TAKES))
    conjugate(add, stem, ["ет", "ют", "ем"], "я", { takes });
  add(words("преисполненная преисполненные исполненная исполненные преисполнена"), "preambular", {
    takes: ["решимости", "твердой решимости", "надежды"],
  });
  conjugate(add, "выража", ["ет", "ют", "ем"], "я", { feels: true });
  add(RUSSIAN_OPERATIVE, "operative");
  add(RUSSIAN_RECITALS, "preambular");
  add(["имея"], "preambular", { needs: ["в виду"] });
  add(["отдавая", "воздавая"], "preambular", { needs: ["должное", "дань"] });
  add(words("отдает отдают отдаем воздает воздают воздаем"), "operative", { needs: ["должное", "дань"] });
  const after = ["также", "далее", "вновь", "еще раз"];
  return {
    pronoun: "мы",
    auxiliaries: new Set(["будем", "должны", "готовы", "намерены"]),
    copulas: ["будучи"],
    heads,
    before: russianBefore,
    after: { preambular: after, operative: after },
    companion: ["с", "со"],
    companionNouns: new Set(RUSSIAN_WITH),
    companionLeads: true,
    feelings: new Set(RUSSIAN_FEELINGS),
  };
}

type Add = (list: string[], kind: LeadKind, more?: Omit<Head, "kind">) => void;

function conjugate(
  add: Add,
  stem: string,
  endings: string[],
  gerund: string,
  more: Omit<Head, "kind"> = {},
): void {
  add(
    endings.map((ending) => stem + ending),
    "operative",
    more,
  );
  add([stem + gerund], "preambular", more);
}

/** By primary language tag. A language that is not here has no lead phrases: nothing is drawn, nothing guessed. */
export const TONGUES: ReadonlyMap<string, Tongue> = new Map([
  ["en", english()],
  ["ru", russian()],
]);
