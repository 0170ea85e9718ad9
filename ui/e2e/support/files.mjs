/// Searches files for strings that must not be in them.
import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Plain files below a folder. What ends or is removed while we look is passed over. */
export function filesBelow(folder) {
  const found = [];
  let names = [];
  try {
    names = readdirSync(folder);
  } catch {
    return found;
  }
  for (const name of names) {
    const path = join(folder, name);
    const kind = lstatSync(path, { throwIfNoEntry: false });
    if (kind?.isDirectory()) found.push(...filesBelow(path));
    else if (kind?.isFile()) found.push(path);
  }
  return found;
}

/** A text as it may lie in a file: as UTF-8, as UTF-16 (the web view's own strings), and inside base64. */
function formsOf(text) {
  const forms = [Buffer.from(text, "utf8"), Buffer.from(text, "utf16le")];
  for (const shift of [0, 1, 2]) {
    const encoded = Buffer.concat([Buffer.alloc(shift), Buffer.from(text, "utf8")]).toString("base64");
    // The first and last groups depend on what stands beside the text.
    forms.push(Buffer.from(encoded.slice(shift === 0 ? 0 : 4, -4)));
  }
  return forms;
}

/** Which texts are found in which files below the folders, including in the files' names. */
export function findTexts(folders, texts) {
  const sought = Object.entries(texts).map(([name, text]) => ({ name, text, forms: formsOf(text) }));
  const hits = [];
  for (const path of folders.flatMap(filesBelow)) {
    let bytes;
    try {
      bytes = readFileSync(path);
    } catch {
      continue;
    }
    for (const { name, text, forms } of sought) {
      if (path.includes(text) || forms.some((form) => bytes.includes(form))) hits.push(`${name} in ${path}`);
    }
  }
  return hits;
}
