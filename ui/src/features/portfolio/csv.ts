/// The portfolio as a spreadsheet file: semicolons and a mark of the encoding, as Excel in Norwegian expects.

/** What a spreadsheet would take for a formula is made text. */
const FORMULA = /^[=+\-@\t\r]/u;

const cell = (value: string): string => {
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[";\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

const BYTE_ORDER_MARK = "\u{FEFF}";

export const csvOf = (rows: string[][]): string => `${BYTE_ORDER_MARK}${rows.map((row) => row.map(cell).join(";")).join("\r\n")}\r\n`;
