/// Where two texts differ, word by word.

export type DiffPart = { text: string; same: boolean };

/** Words compared at most on each side; a longer text is shown whole, as different. A note has a few hundred. */
const WORDS_MAX = 600;

/** A text cut in words, each with the blanks after it. */
const words = (text: string): string[] => text.match(/\S+\s*|\s+/gu) ?? [];

/** Both texts in parts: what both hold, and what only this one holds. */
export function wordDiff(one: string, other: string): [DiffPart[], DiffPart[]] {
  const [left, right] = [words(one), words(other)];
  if (left.length > WORDS_MAX || right.length > WORDS_MAX) return [whole(one), whole(other)];
  const common = longestCommon(left, right);
  return [parts(left, common.map(([at]) => at)), parts(right, common.map(([, at]) => at))];
}

const whole = (text: string): DiffPart[] => (text === "" ? [] : [{ text, same: false }]);

const bare = (word: string | undefined): string => (word ?? "").trim();

/** Places of the longest run of words that both hold in the same order. */
function longestCommon(left: string[], right: string[]): [number, number][] {
  const width = right.length + 1;
  const lengths = new Uint16Array((left.length + 1) * width);
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  for (let row = left.length - 1; row >= 0; row -= 1) {
    for (let column = right.length - 1; column >= 0; column -= 1) {
      lengths[row * width + column] = bare(left[row]) === bare(right[column])
        ? at(row + 1, column + 1) + 1
        : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const found: [number, number][] = [];
  for (let row = 0, column = 0; row < left.length && column < right.length;) {
    if (bare(left[row]) === bare(right[column])) {
      found.push([row, column]);
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return found;
}

/** Neighbours of the same sort become one part. */
function parts(of: string[], shared: number[]): DiffPart[] {
  const both = new Set(shared);
  const found: DiffPart[] = [];
  for (const [place, text] of of.entries()) {
    const same = both.has(place);
    const last = found.at(-1);
    if (last !== undefined && last.same === same) last.text += text;
    else found.push({ text, same });
  }
  return found;
}

/** Whether a text takes more than the line that most fields hold. */
export const hasLines = (text: string): boolean => text.trim().includes("\n");

/** Both texts in one: what both hold once, then what only the other holds; of lines one line, of texts on lines of its own. */
export function combined(one: string, other: string): string {
  if (one.trim() === "") return other;
  if (!hasLines(one) && !hasLines(other)) {
    const [left, right] = [one.trim(), other.trim()];
    if (right.includes(left)) return right;
    return left.includes(right) ? left : `${left} / ${right}`;
  }
  const held = new Set(one.split("\n").map((line) => line.trim()));
  const added = other.split("\n").filter((line) => line.trim() !== "" && !held.has(line.trim()));
  return [one.trimEnd(), ...added].join("\n");
}
