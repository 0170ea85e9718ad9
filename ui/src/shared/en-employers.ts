/// Texts about employers, in English.
import type { nbEmployers } from "./nb-employers";
import type { Widen } from "./texts";

export const enEmployers = {
  employers: {
    orgNumberShort: "org. no.",
    fieldHint: "Name or organisation number",
    fieldNone: "No employer by that name. You can write the organisation number.",
    fieldNewNumber: "Not registered in the team yet. The number is used as it is.",
  },
} satisfies Widen<typeof nbEmployers>;
