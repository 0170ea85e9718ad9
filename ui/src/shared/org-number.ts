/// Organisation numbers as people write them.

const digitsOf = (text: string): string => text.replaceAll(/\s/gu, "");

/** Nine digits, blanks between them or not. Whether they make a number is Rust's to say. */
export const isOrgNumber = (text: string): boolean => /^\d{9}$/u.test(digitsOf(text));

/** As it is stored: `974 760 673` is typed as often as `974760673`. */
export const compactOrgNumber = (text: string): string => (isOrgNumber(text) ? digitsOf(text) : text.trim());

/** `974 760 673`. */
export const spacedOrgNumber = (text: string): string => text.replace(/^(\d{3})(\d{3})(\d{3})$/u, "$1 $2 $3");
