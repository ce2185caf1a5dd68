/**
 * The demo's meetings, delegations and people. No real person is named: offices sit and sign. Addresses end in
 * `.example`, which no email can reach.
 */
import type { Names } from "#domain/life/index.ts";
import { colourFor } from "#domain/meeting/colours.ts";
import type { Role } from "#domain/rights/index.ts";
import type { NewDelegation, NewMeeting } from "#server/store/meetings/meetings.ts";

type Place = NewDelegation & { key: string };

/** Seat order of both meetings: explicit, because alphabets differ by language. */
const MEMBERS: [country: string, children: Names, nhri: Names][] = [
  [
    "KZ",
    { en: "Commissioner for Children's Rights", ru: "Уполномоченный по правам ребёнка" },
    { en: "Commissioner for Human Rights (Ombudsman)", ru: "Уполномоченный по правам человека (Омбудсман)" },
  ],
  [
    "KG",
    { en: "Ombudsman (children's rights)", ru: "Омбудсмен (права ребёнка)" },
    { en: "Ombudsman (Akyikatchy)", ru: "Омбудсмен (Акыйкатчы)" },
  ],
  [
    "TJ",
    { en: "Commissioner for Children's Rights", ru: "Уполномоченный по правам ребёнка" },
    { en: "Commissioner for Human Rights", ru: "Уполномоченный по правам человека" },
  ],
  [
    "TM",
    { en: "Ombudsman (children's rights)", ru: "Омбудсмен (права ребёнка)" },
    { en: "Commissioner for Human Rights (Ombudsman)", ru: "Уполномоченный по правам человека (Омбудсмен)" },
  ],
  [
    "UZ",
    { en: "Children's Rights Ombudsman", ru: "Детский омбудсман" },
    {
      en: "Authorized Person for Human Rights (Ombudsman)",
      ru: "Уполномоченный по правам человека (омбудсман)",
    },
  ],
];

const GUESTS: [country: string, institution: Names][] = [
  ["NO", { en: "Ombudsperson for Children", ru: "Омбудсмен по делам детей" }],
  ["HR", { en: "Ombudsperson for Children", ru: "Правобранительница по делам детей" }],
  ["FI", { en: "Ombudsman for Children", ru: "Омбудсмен по делам детей" }],
];

const PARTNERS: [key: string, name: Names, institution: Names][] = [
  [
    "unicef",
    { en: "UNICEF", ru: "ЮНИСЕФ" },
    { en: "United Nations Children's Fund", ru: "Детский фонд ООН" },
  ],
  [
    "osce",
    { en: "OSCE", ru: "ОБСЕ" },
    {
      en: "Organization for Security and Co-operation in Europe",
      ru: "Организация по безопасности и сотрудничеству в Европе",
    },
  ],
];

export const ALMATY = {
  forum: {
    slug: "nhri-central-asia",
    name: {
      en: "National Human Rights Institutions of Central Asia",
      ru: "Национальные правозащитные учреждения Центральной Азии",
    },
  },
  meeting: {
    slug: "almaty-2017",
    name: {
      en: "Regional Consultation of National Human Rights Institutions",
      ru: "Региональная консультация национальных правозащитных учреждений",
    },
    place: { en: "Almaty", ru: "Алматы" },
    host: "KZ",
    starts: "2017-11-16",
    ends: "2017-11-16",
    zone: "Asia/Almaty",
  } satisfies Omit<NewMeeting, "id">,
  delegations: members(2),
};

export const ASTANA = {
  forum: {
    slug: "children-central-asia",
    name: {
      en: "Forum of Children's Ombudspersons of Central Asia",
      ru: "Форум детских омбудсменов Центральной Азии",
    },
  },
  meeting: {
    slug: "astana-2026",
    name: {
      en: "Forum of Children's Ombudspersons of Central Asia",
      ru: "Форум детских омбудсменов Центральной Азии",
    },
    place: { en: "Astana", ru: "Астана" },
    host: "KZ",
    starts: "2026-11-26",
    ends: "2026-11-27",
    zone: "Asia/Almaty",
  } satisfies Omit<NewMeeting, "id">,
  delegations: [
    ...members(1),
    ...GUESTS.map(
      ([country, institution], i): Place =>
        place(country.toLowerCase(), "guest", country, null, institution, 5 + i),
    ),
    ...PARTNERS.map(
      ([key, name, institution], i): Place => place(key, "partner", null, name, institution, 8 + i),
    ),
  ],
};

export interface DemoSeat {
  email: string;
  name: string;
  role: Role;
  /** Key of the delegation, or null for the chair's side. */
  delegation: string | null;
}

const SEATS: DemoSeat[] = [
  { email: "chair", name: "Chair of the meeting", role: "chair", delegation: null },
  { email: "secretariat", name: "Secretariat", role: "secretariat", delegation: null },
  ...["kz", "kg", "tj", "tm", "uz"].flatMap((key): DemoSeat[] => [
    { email: `head.${key}`, name: "Head of delegation", role: "head", delegation: key },
    { email: `delegate.${key}`, name: "Delegate", role: "delegate", delegation: key },
  ]),
  ...["no", "hr", "fi"].map(
    (key): DemoSeat => ({ email: `guest.${key}`, name: "Guest", role: "guest", delegation: key }),
  ),
  ...["unicef", "osce"].map(
    (key): DemoSeat => ({ email: `partner.${key}`, name: "Partner", role: "partner", delegation: key }),
  ),
];

export const PEOPLE: DemoSeat[] = SEATS.map((seat) => ({ ...seat, email: `${seat.email}@plenary.example` }));

/**
 * The title with which each office signs the Almaty text: Uzbekistan was represented by a deputy, and the record says
 * so.
 */
export const ALMATY_SIGNATURES: Record<string, { signatory: string; title: string }> = {
  kz: { signatory: "Office of the Ombudsman of Kazakhstan", title: "Ombudsman" },
  kg: { signatory: "Office of the Ombudsman of the Kyrgyz Republic", title: "Ombudsman" },
  tj: { signatory: "Office of the Ombudsman of Tajikistan", title: "Ombudsman" },
  tm: { signatory: "Office of the Ombudsman of Turkmenistan", title: "Ombudsman" },
  uz: { signatory: "Office of the Ombudsman of Uzbekistan", title: "Deputy Ombudsman" },
};

function members(column: 1 | 2): Place[] {
  return MEMBERS.map((row, i) => place(row[0].toLowerCase(), "member", row[0], null, row[column], i));
}

function place(
  key: string,
  kind: Place["kind"],
  country: string | null,
  name: Names | null,
  institution: Names,
  i: number,
): Place {
  return { key, kind, country, name, institution, colour: colourFor(i) };
}
