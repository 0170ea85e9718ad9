/// Modules that the bundler makes.
declare module "virtual:licences" {
  /** The parts of others that are in the window, as the lock file names them, by name. */
  const licences: readonly { name: string; version: string; licence: string }[];
  export default licences;
}
