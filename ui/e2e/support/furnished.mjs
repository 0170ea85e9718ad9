/// A team with something of everything, so that no surface is looked at empty: a trail in the middle of the work, an
/// employer with contacts and needs, a report, a field with two values, and a trail that the office has not seen yet.
import { nationalId, orgNumber } from "./synthetic.mjs";
import { confirmedTrail, KARI, LISE, openTeam } from "./team.mjs";
import { daysFromNow, justNow } from "./when.mjs";

export const EMPLOYER = "Eksempel Lager AS";
export const VISIT = "Omvisning på lageret";
export const DISPUTED = "Planlegge uken";
export const TASK = "Sende oppsummering";
export const TEMPLATE = "Etter besøk";

const ORG = orgNumber(5);

/** Kept in Kari's own workspace. */
const own = (kind, fields) => ({ command: "workspace.add", kind, fields });

/** Everything that is told of the trail, of its employer, and of Kari's own. */
function toldBy(trail) {
  const met = (kind, at, subject, place, rest) => ({ command: "meeting.log", trail, kind, at, subject, place, ...rest });
  const recorded = (kind, fields) => ({ command: "record.add", trail, kind, fields });
  const kept = (kind, fields) => ({ command: "employer.add", org_number: ORG, kind, fields, names_confirmed: true });
  const agreed = (field, value) => ({ command: "profile.set", id: trail, field, value });
  return [
    met("startup", `${daysFromNow(-40)}T10:00`, "Oppstartsmøte", "Nav-kontoret", { status: "completed" }),
    met("participant", `${daysFromNow(-3)}T09:00`, "Ukentlig samtale", "Nav-kontoret", { status: "no_show" }),
    met("participant", `${daysFromNow(1)}T09:00`, DISPUTED, "Nav-kontoret"),
    met("employer", justNow(), VISIT, "Alnabru", {
      employer: ORG, employer_name: EMPLOYER, note: "De har plass til en til på pakkeriet.", status: "completed",
    }),
    { command: "task.add", trail, subject: TASK, due: daysFromNow(-2) },
    { command: "task.add", trail, subject: "Ringe tilbake", due: daysFromNow(4) },
    agreed("main_goal_description", "Fast arbeid på lager"),
    agreed("may_be_shared", "Kan begynne på dagtid"),
    agreed("employer_may_be_contacted", "true"),
    recorded("sub_goal", { subject: "Skrive CV", due: `${daysFromNow(9)}T12:00` }),
    recorded("contact_log", { subject: "Telefon om frammøte", description: "Vi ble enige om en fast tid.", at: `${daysFromNow(-6)}T10:00`, minutes_shared: "true" }),
    recorded("job", { title: "Lagermedarbeider", employment_form: "temporary", employer: ORG, start_date: daysFromNow(-20) }),
    { command: "trail.phase", id: trail, phase: "job_development" },
    { command: "report.start", trail, kind: "interval" },
    {
      command: "employer.save", org_number: ORG, names_confirmed: true,
      fields: { name: EMPLOYER, industry: "Lagring og transport", industry_code: "52.100", employees: "42", address: "Lagerveien 4", postal_code: "0668", municipality: "Oslo" },
    },
    kept("employer_contact", { first_name: "Ivar", last_name: "Eksempelsen", role: "Lagersjef", email: "ivar@example.no", informed: "true", themes: "recruit_include" }),
    kept("employer_need", { title: "Plukk og pakk på dagtid", positions: "2", from: daysFromNow(-10) }),
    kept("employer_agreement", { title: "Arbeidspraksis inntil tolv uker", kind: "work_training", from: daysFromNow(-10) }),
    own("workspace_link", { title: "Veilederen", address: "https://example.no/ips", position: "1" }),
    own("note_template", { title: TEMPLATE, use: "employer_meeting", text: "Hvem vi møtte:\nAvtalt videre:" }),
    own("private_task", { subject: "Forberede teammøtet", due: `${daysFromNow(1)}T15:00` }),
    { command: "sync" },
  ];
}

/** Opens the office and fills it; answers Kari's laptop, and the trail that everything is about. */
export async function furnish(stage) {
  const { laptops: { kari, lise } } = await openTeam(stage, [KARI, LISE]);
  const trail = await confirmedTrail(kari, 5, "Eirik Syntesen");
  await kari.batch(...toldBy(trail.id));
  await lise.run("sync");
  const { timeline } = await kari.run("trail", "show", trail.id);
  const { id } = timeline.map(({ meeting }) => meeting).find((meeting) => meeting?.subject === DISPUTED);
  await lise.run("meeting", "edit", id, "--place", "Kafeen ved torget", "--subject", `${DISPUTED} sammen`);
  await kari.run("meeting", "edit", id, "--place", "Biblioteket", "--note", "Busstider og arbeidstøy.");
  for (const laptop of [kari, lise, kari]) await laptop.run("sync");
  await kari.run("trail", "create", "--national-id", nationalId(6), "--name", "Tuva Øvelsrud");
  return { laptop: kari, trail };
}
