/** What a meeting and a delegation are described by, checked: forms and files give strings, and these say what is wrong where. */

import { isDay } from "#domain/day.ts";
import { isCountry } from "#domain/meeting/countries.ts";
import { isZone, zoneOf } from "#domain/meeting/zones.ts";
import { readNameIfAny } from "#domain/names/index.ts";
import { z } from "#domain/zod.ts";

/** The seven languages of the meetings this was made for, and those of their guests' papers. */
export const MEETING_LANGUAGES = ["en", "ru", "kk", "ky", "tg", "tk", "uz"] as const;

const LONGEST_NAME = 200;

/** Nothing typed is no name; what is typed has to be one. The message is the reason (refusals.ts). */
const line = z.string().transform((typed, context) => {
  const read = readNameIfAny(typed, { longest: LONGEST_NAME });
  if (read.ok) return read.name;
  context.addIssue({ code: "custom", message: read.reason });
  return z.NEVER;
});

/** In at least one language; empty ones are left out. */
export const namesSchema = z
  .record(z.string(), line)
  .transform((names) => Object.fromEntries(Object.entries(names).filter(([, name]) => name)))
  .refine((names) => Object.keys(names).length > 0, { error: "name-missing" });

const day = z.string().refine(isDay);

export const countrySchema = z
  .string()
  .transform((code) => code.toUpperCase())
  .refine(isCountry);

export const detailsSchema = z
  .object({
    name: namesSchema,
    place: namesSchema,
    host: countrySchema,
    starts: day,
    ends: day,
    zone: z.string(),
    languages: z.array(z.enum(MEETING_LANGUAGES)).min(1),
  })
  .transform(({ zone, ...entered }) => ({ ...entered, zone: zone || zoneOf(entered.host) || "" }))
  .refine(({ starts, ends }) => starts <= ends, { path: ["ends"], error: "ends-before-start" })
  .refine(({ zone }) => isZone(zone), { path: ["zone"], error: "zone-unknown" });
export type MeetingDetails = z.infer<typeof detailsSchema>;

/** A country speaks in its own name; an organisation has one to give. */
export const delegationSchema = z
  .object({
    kind: z.enum(["member", "guest", "partner"]),
    country: z.union([countrySchema, z.literal("").transform(() => null), z.null()]),
    name: z
      .record(z.string(), line)
      .transform((names) => Object.fromEntries(Object.entries(names).filter(([, name]) => name)))
      .transform((names) => (Object.keys(names).length ? names : null)),
    institution: namesSchema,
  })
  .refine(({ country, name }) => country !== null || name !== null, { path: ["name"], error: "name-missing" })
  .transform((entered) => ({ ...entered, name: entered.country ? null : entered.name }));
export type DelegationDetails = z.infer<typeof delegationSchema>;

/** One e-mail address and nothing else. */
export function isAddress(words: string): boolean {
  return /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/.test(words);
}

/** Letters whose Latin form is not one of the same place: the rest are taken in order. */
const LATIN: Record<string, string> = {
  ...zip("абвгдезийклмнопрстуфыэ", "abvgdeziyklmnoprstufye"),
  ...zip("ёәғқңөұүһіҷҳӣӯў", "eagqnouuhijhiuu"),
  ...{ ж: "zh", х: "kh", ц: "ts", ч: "ch", ш: "sh", щ: "shch", ъ: "", ь: "", ю: "yu", я: "ya" },
};

function zip(from: string, to: string): Record<string, string> {
  return Object.fromEntries([...from].map((letter, at) => [letter, to[at] ?? ""]));
}

/** The part of an address that names a thing: "Форум, Астана 2026" gives "forum-astana-2026". */
export function slugOf(name: string): string {
  const latin = [...name.toLowerCase()].map((letter) => LATIN[letter] ?? letter).join("");
  const plain = latin.normalize("NFD").replace(/\p{M}/gu, "");
  return (
    plain
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "")
      .slice(0, 60) || "meeting"
  );
}
