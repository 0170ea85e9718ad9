/// A team at a real office, as most tests want it: a specialist and her supervisor, each with an enrolled laptop.
import { nationalId } from "./synthetic.mjs";

export const KARI = { name: "Kari Øvelse", role: "specialist", laptop: "kari" };
export const LISE = { name: "Lise Øvelse", role: "supervisor", laptop: "lise" };

/** Opens the office and enrols `people`; each laptop is found under the person's short name. */
export async function openTeam(stage, people, options) {
  const office = await stage.office(options);
  for (const { name, role } of people) await office.user(name, role);
  await office.team("Team Øvelse", ...people.map(({ name }) => name));
  const laptops = {};
  for (const { name, laptop } of people) {
    laptops[laptop] = stage.laptop(laptop);
    await laptops[laptop].enrol(office, name);
  }
  return { office, laptops };
}

/** Makes a trail that the office has confirmed; answers its row, with the name on screen. */
export async function confirmedTrail(laptop, serial, name) {
  const { id } = await laptop.run("trail", "create", "--national-id", nationalId(serial), "--name", name);
  await laptop.run("sync");
  const { trails } = await laptop.run("trail", "list");
  const row = trails.find((trail) => trail.id === id);
  if (row?.standing !== "confirmed") throw new Error(`the trail is not confirmed: ${JSON.stringify(row)}`);
  return row;
}
