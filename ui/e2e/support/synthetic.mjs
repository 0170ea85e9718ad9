/// People, employers and texts that can be nobody's: valid numbers of synthetic series, and strings to search for.

/** What is added to the month of a synthetic national identity number. */
const SYNTHETIC_MONTH = 80;

function checkDigit(digits, weights) {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  const digit = (11 - (sum % 11)) % 11;
  return digit === 10 ? "" : String(digit);
}

/** A valid synthetic national identity number; each `serial` gives another. */
export function nationalId(serial) {
  for (let individual = 100 + serial * 3; individual < 500; individual += 1) {
    const start = `1${serial % 10}${SYNTHETIC_MONTH + 4}79${individual}`;
    const ten = start + checkDigit(start, [3, 7, 6, 1, 8, 9, 4, 5, 2]);
    const whole = ten + checkDigit(ten, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]);
    if (whole.length === 11) return whole;
  }
  throw new Error(`no national identity number for ${serial}`);
}

/** A valid organisation number outside the series that is handed out. */
export function orgNumber(serial) {
  for (let start = 31_300_000 + serial * 20; ; start += 1) {
    const digit = checkDigit(String(start), [3, 2, 7, 6, 5, 4, 3, 2]);
    if (digit !== "") return `${start}${digit}`;
  }
}

/** One word that nobody would type and that names the field it is planted in. */
export const canary = (field) => `KANARI${field}Zq7x`;
