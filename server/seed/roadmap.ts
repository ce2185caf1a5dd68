/** The demo's roadmap: rows of action on the forum's four themes. Written for the demo; nobody has promised them. */
import type { ActionFields, Clause } from "#domain/text/index.ts";

type Row = [words: string, fields: ActionFields] | string;

const TITLE = "Roadmap of co-operation of the Children's Ombudspersons of Central Asia, 2027–2029";
const OPENING =
  "The institutions take the following steps to give effect to the Astana Declaration. Each names who answers for a step, by when, and how it will be seen that it was done.";

const ROWS: Row[] = [
  "I. National monitoring of the situation of children",
  [
    "Agree on a common set of indicators on the situation of children and on how each is measured",
    {
      scope: "regional",
      responsible: "All five institutions; Kazakhstan convenes",
      partners: "UNICEF",
      starts: "2027-01-15",
      due: "2027-06-30",
      indicator: "Set of indicators adopted",
    },
  ],
  [
    "Publish the first national reports on the basis of the common indicators",
    {
      scope: "national",
      responsible: "Each institution",
      partners: "UNICEF",
      starts: "2027-07-01",
      due: "2028-03-31",
      indicator: "Five reports published; baseline 0",
    },
  ],
  "II. Safety of children on the Internet",
  [
    "Set up contact points for cross-border cases of online harm to children",
    {
      scope: "regional",
      responsible: "All five institutions; Uzbekistan convenes",
      partners: "OSCE",
      starts: "2027-02-01",
      due: "2027-09-30",
      indicator: "Contact points named in five countries; time to answer under [three] working days",
    },
  ],
  [
    "Review the complaint procedures of the largest online services together with children",
    {
      scope: "national",
      responsible: "Each institution with its council of children",
      due: "2028-06-30",
      indicator: "Findings published",
    },
  ],
  "III. Prevention of all forms of violence",
  [
    "Train staff of schools, clinics and care institutions to recognize and report violence",
    {
      scope: "national",
      responsible: "Each institution",
      partners: "UNICEF, OSCE",
      starts: "2027-03-01",
      due: "2029-12-31",
      indicator: "Staff trained; target [2,000] in each country",
    },
  ],
  [
    "Exchange the methods of unannounced visits to closed and semi-closed institutions",
    {
      scope: "regional",
      responsible: "Kyrgyz Republic convenes",
      partners: "Ombudspersons of Norway, Croatia and Finland",
      due: "2027-11-30",
      indicator: "Common checklist in use",
    },
  ],
  "IV. Access of children to justice",
  [
    "Open a way for children to complain directly to the institution, in every language of the country",
    {
      scope: "national",
      responsible: "Each institution",
      due: "2028-12-31",
      indicator: "Complaints received from children; all answered",
    },
  ],
  [
    "Hold a regional seminar for judges, prosecutors and lawyers on questioning children",
    {
      scope: "regional",
      responsible: "Tajikistan and Turkmenistan convene",
      partners: "OSCE",
      due: "2028-10-31",
      indicator: "Seminar held; recommendations adopted",
    },
  ],
];

export function roadmap(newId: () => string): Clause[] {
  const words = (text: string) => [{ text }];
  const clause = (row: Row): Clause =>
    typeof row === "string"
      ? { id: newId(), kind: "heading", level: 0, runs: words(row) }
      : { id: newId(), kind: "action", level: 0, runs: words(row[0]), fields: row[1] };
  return [
    { id: newId(), kind: "title", level: 0, runs: words(TITLE) },
    { id: newId(), kind: "enacting", level: 0, runs: words(OPENING) },
    ...ROWS.map(clause),
    { id: newId(), kind: "closing", level: 0, runs: words("Astana, Kazakhstan, 27 November 2026") },
  ];
}
