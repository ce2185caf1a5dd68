/**
 * When offices are closed, by country, as far as a period for an answer has to mind it: a small table, not a calendar.
 * Sources, looked at on 2026-11-22: weekends from Unicode CLDR 48 (weekData), as `Intl.Locale.getWeekInfo` gives them.
 * Fixed days from the labour codes: Uzbekistan of 28 Oct 2022 (lex.uz/docs/-6257288), Kazakhstan's law on holidays of
 * 13 Dec 2001 (adilet.zan.kz Z010000267_), Tajikistan no. 753 of 2011 and no. 1390 of 2017 (portali-huquqi.tj),
 * Turkmenistan's Labour Code with the changes of 2008 to 2018 (parahat.info), Kyrgyzstan as listed by Wikipedia ("Public
 * holidays in Kyrgyzstan"), all read through the tables of `vacanza/holidays`, which cites them. Decrees that move a
 * single day are not in it. Days of Eid are those of the Umm al-Qura calendar; countries may differ by a day.
 */

/** ISO weekdays (1 Monday ... 7 Sunday) on which offices are closed; Saturday and Sunday everywhere else. */
const WEEKENDS: Record<string, readonly number[]> = {
  AF: [4, 5],
  IR: [5],
  IN: [7],
  UG: [7],
  ...Object.fromEntries(
    ["BH", "DZ", "EG", "IL", "IQ", "JO", "KW", "LY", "OM", "QA", "SA", "SD", "SY", "YE"].map((country) => [
      country,
      [5, 6],
    ]),
  ),
};

/** Month-day. Nowruz is the 21st to the 23rd of March in Kazakhstan, and so on. */
const FIXED: Record<string, readonly string[]> = {
  KZ: [
    "01-01",
    "01-02",
    "01-07",
    "03-08",
    "03-21",
    "03-22",
    "03-23",
    "05-01",
    "05-07",
    "05-09",
    "07-06",
  ].concat(["08-30", "10-25", "12-16"]),
  KG: [
    "01-01",
    "01-07",
    "02-23",
    "03-08",
    "03-21",
    "04-07",
    "05-01",
    "05-05",
    "05-09",
    "08-31",
    "11-07",
  ].concat(["11-08", "12-31"]),
  TJ: ["01-01", "03-08", "03-21", "03-22", "03-23", "03-24", "05-09", "06-27", "09-09", "11-06"],
  TM: ["01-01", "03-08", "03-21", "03-22", "05-09", "05-18", "09-27", "10-06", "12-12"],
  UZ: ["01-01", "03-08", "03-21", "05-09", "09-01", "10-01", "12-08"],
};

/** The first days of Eid al-Fitr and Eid al-Adha: days off in the five countries, expected and not yet announced. */
const EID: readonly string[] = [
  ...["2026-03-20", "2026-05-27", "2027-03-09", "2027-05-16"],
  ...["2028-02-26", "2028-05-05", "2029-02-14", "2029-04-24"],
];
/** Eid al-Fitr is an ordinary working day in Kazakhstan. */
const WITHOUT_FITR = ["KZ"];

/** Where the working day begins and ends; of other countries the meeting's own zone is taken. */
export const ZONES: Record<string, string> = {
  KZ: "Asia/Almaty",
  KG: "Asia/Bishkek",
  TJ: "Asia/Dushanbe",
  TM: "Asia/Ashgabat",
  UZ: "Asia/Tashkent",
  AZ: "Asia/Baku",
  MN: "Asia/Ulaanbaatar",
  NO: "Europe/Oslo",
  HR: "Europe/Zagreb",
  FI: "Europe/Helsinki",
};

/** In: a country, an ISO calendar day, and its ISO weekday. Out: why offices are closed, or null. */
export function dayOff(country: string, day: string, weekday: number): "weekend" | "holiday" | null {
  if ((WEEKENDS[country] ?? [6, 7]).includes(weekday)) return "weekend";
  const feast = FIXED[country] && EID.includes(day) && !(WITHOUT_FITR.includes(country) && isFitr(day));
  return feast || FIXED[country]?.includes(day.slice(5)) ? "holiday" : null;
}

/** The two alternate: the earlier of each year is Eid al-Fitr. */
function isFitr(day: string): boolean {
  return EID.find((one) => one.slice(0, 4) === day.slice(0, 4)) === day;
}
