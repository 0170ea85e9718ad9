/// Makes the list of licences that the settings page shows, from the lock file: what is listed is what is bundled.
import lock from "./package-lock.json" with { type: "json" };

const MODULE = "virtual:licences";
const RESOLVED = `\0${MODULE}`;
const FOLDER = "node_modules/";

type Locked = { version?: string; license?: string; dev?: boolean; optional?: boolean; devOptional?: boolean };

function list(): { name: string; version: string; licence: string }[] {
  return Object.entries<Locked>(lock.packages)
    .filter(([path, { dev, devOptional }]) => path.startsWith(FOLDER) && dev !== true && devOptional !== true)
    .map(([path, { version, license }]) => ({ name: path.slice(path.lastIndexOf(FOLDER) + FOLDER.length), version: version ?? "", licence: license ?? "" }))
    .toSorted((a, b) => a.name.localeCompare(b.name, "en"));
}

/** The bundler's part of it. */
export const licences = () => ({
  name: "licences",
  resolveId: (id: string) => (id === MODULE ? RESOLVED : undefined),
  load: (id: string) => (id === RESOLVED ? `export default ${JSON.stringify(list())};` : undefined),
});
