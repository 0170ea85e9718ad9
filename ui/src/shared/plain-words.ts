/// Words of the method as they are said to the participant: plainly, and to them. What has no plain word stays as it is.
import type { TFunction } from "i18next";
import type { nbPlan } from "./nb-plan";

type Plain = keyof (typeof nbPlan)["plain"];

/** What the method calls it, in each language, and what it is called here. */
export const METHOD_WORDS: readonly (readonly [plain: Plain, ...labels: string[]])[] = [
  ["meeting", "Møte med deltaker", "Møte med deltakar", "Meeting with participant"],
  ["employer", "Møte med arbeidsgiver", "Møte med arbeidsgivar", "Meeting with employer"],
  ["career", "Karriereprofil", "Career profile"],
  ["vocation", "Yrkesprofil", "Vocational profile"],
  ["goal", "Beskrivelse av hovedmål", "Skildring av hovudmål", "Description of the main goal"],
  ["wished", "Ønsket yrke/bransje/karriere", "Ønskt yrke/bransje/karriere", "Wished occupation/trade/career"],
  ["duties", "Ønskede arbeidsoppgaver", "Ønskte arbeidsoppgåver", "Wished tasks"],
  ["environment", "Ønsket arbeidsmiljø", "Ønskt arbeidsmiljø", "Wished work environment"],
  ["qualities", "Personlige egenskaper", "Personlege eigenskapar", "Personal qualities"],
  ["mobility", "Mobilitet", "Mobility"],
  ["openness", "Åpenhet", "Openheit", "Openness"],
  ["agreed", "Åpenhet innhentet dato", "Openheit innhenta dato", "Date openness was agreed"],
  ["contact", "Kan arb.giver/utd.sted kontaktes?", "Kan arb.givar/utd.stad kontaktast?", "May employers/places of education be contacted?"],
  ["told", "Kan formidles til arb.giver/utd.sted", "Kan formidlast til arb.givar/utd.stad", "May be told to employers/places of education"],
  ["untold", "Skal ikke deles med arb.giver/utd.sted", "Skal ikkje delast med arb.givar/utd.stad", "Must not be told to employers/places of education"],
  ["signs", "Tidlige tegn på økt symptomtrykk", "Tidlege teikn på auka symptomtrykk", "Early signs of more symptoms"],
  ["coping", "Hvilke mestringstrategier finnes?", "Kva meistringsstrategiar finst?", "Which coping strategies are there?"],
  ["framework", "Rammer for jobbsøk/utdanning", "Frame of the job search/education"],
  ["wishes", "Prioriterte yrkes-/utdannings ønsker", "Prioriterte yrkes-/utdanningsønske", "Prioritised job and education wishes"],
  ["cooperation", "Samarbeid", "Cooperation"],
  ["team", "Behandlingsteam", "Treatment team"],
  ["counsellor", "Nav-veileder", "Nav-rettleiar", "Nav counsellor"],
];

const PLAIN = new Map(METHOD_WORDS.flatMap(([plain, ...labels]) => labels.map((label) => [label, plain] as const)));

export function plainly(label: string, t: TFunction): string {
  const plain = PLAIN.get(label);
  return plain === undefined ? label : t(`plain.${plain}`);
}
