//! The sentences of the failures that no rule of the field is broken by: what is wrong, and what to do.

use worktrail_domain::Words;

pub(super) const NOT_ENROLLED: Words = Words::new(
    "Denne maskinen er ikke tatt i bruk ennå. Be om en kode fra kontoret.",
    "Denne maskina er ikkje teken i bruk enno. Be om ein kode frå kontoret.",
    "This computer has not been set up yet. Ask the office for a code.",
);
pub(super) const ALREADY_ENROLLED: Words = Words::new(
    "Denne maskinen er allerede tatt i bruk. Lås opp med passfrasen.",
    "Denne maskina er allereie teken i bruk. Lås opp med passfrasen.",
    "This computer is already set up. Unlock it with the passphrase.",
);
pub(super) const LOCKED: Words = Words::new(
    "WorkTrail er låst. Lås opp med passfrasen.",
    "WorkTrail er låst. Lås opp med passfrasen.",
    "WorkTrail is locked. Unlock it with the passphrase.",
);
pub(super) const UNREACHABLE: Words = Words::new(
    "Får ikke kontakt med sentralen. Alt er lagret her og leveres når nettet er tilbake.",
    "Får ikkje kontakt med sentralen. Alt er lagra her og blir levert når nettet er tilbake.",
    "The central office cannot be reached. Everything is saved here and delivered when the network is back.",
);
pub(super) const BAD_SERVER_URL: Words = Words::new(
    "Adressen til sentralen er ikke gyldig. Den begynner med https:// (eller http:// på denne maskinen).",
    "Adressa til sentralen er ikkje gyldig. Ho byrjar med https:// (eller http:// på denne maskina).",
    "The address of the central office is not valid. It begins with https:// (or http:// on this computer).",
);
pub(super) const BAD_ANSWER: Words = Words::new(
    "Sentralen svarte noe denne versjonen ikke forstår. Se etter en oppdatering.",
    "Sentralen svarte noko denne versjonen ikkje forstår. Sjå etter ei oppdatering.",
    "The central office answered something this version does not understand. Look for an update.",
);
pub(super) const NO_SPACE: Words = Words::new(
    "Disken er full. Ingenting er lagret. Frigjør plass og prøv igjen.",
    "Disken er full. Ingenting er lagra. Frigjer plass og prøv igjen.",
    "The disk is full. Nothing was saved. Free some space and try again.",
);
pub(super) const FILE_NOT_FOUND: Words =
    Words::new("Fant ikke filen eller mappen.", "Fann ikkje fila eller mappa.", "Could not find the file or folder.");
pub(super) const FILE: Words = Words::new(
    "Filen eller mappen kan ikke leses eller skrives. Sjekk at den finnes og at du har tilgang.",
    "Fila eller mappa kan ikkje lesast eller skrivast. Sjekk at ho finst og at du har tilgang.",
    "The file or folder cannot be read or written. Check that it is there and that you have access.",
);
pub(super) const WRONG_PASSPHRASE: Words = Words::new(
    "Passfrasen stemmer ikke. Se om Caps Lock er på.",
    "Passfrasen stemmer ikkje. Sjå om Caps Lock er på.",
    "The passphrase is not right. See whether Caps Lock is on.",
);
pub(super) const TRY_LATER: Words = Words::new(
    "For mange feil på rad. Vent litt og prøv igjen.",
    "For mange feil på rad. Vent litt og prøv igjen.",
    "Too many mistakes in a row. Wait a little and try again.",
);
pub(super) const PASSPHRASE_TOO_SHORT: Words = Words::new(
    "Passfrasen må ha minst 12 tegn. Fire tilfeldige ord er lett å huske.",
    "Passfrasen må ha minst 12 teikn. Fire tilfeldige ord er lette å hugse.",
    "The passphrase must have at least 12 characters. Four random words are easy to remember.",
);
pub(super) const VAULT_DAMAGED: Words = Words::new(
    "Hvelvet er skadet og kan ikke åpnes. Kontakt brukerstøtte; ikke slett noe.",
    "Kvelven er skadd og kan ikkje opnast. Kontakt brukarstøtte; ikkje slett noko.",
    "The vault is damaged and cannot be opened. Contact support; do not delete anything.",
);
pub(super) const VAULT_NEWER: Words = Words::new(
    "Hvelvet er laget av en nyere versjon. Oppdater WorkTrail.",
    "Kvelven er laga av ein nyare versjon. Oppdater WorkTrail.",
    "The vault was made by a newer version. Update WorkTrail.",
);
pub(super) const NO_MEMORY: Words = Words::new(
    "Det er ikke nok minne til å låse opp. Lukk andre programmer og prøv igjen.",
    "Det er ikkje nok minne til å låse opp. Lukk andre program og prøv igjen.",
    "There is not enough memory to unlock. Close other programs and try again.",
);
pub(super) const KDF_OUT_OF_BOUNDS: Words = Words::new(
    "Innstillingene for nøkkelen er utenfor det som er tillatt.",
    "Innstillingane for nøkkelen er utanfor det som er tillate.",
    "The settings of the key are outside what is allowed.",
);
pub(super) const VAULT_FILE: Words = Words::new(
    "Hvelvet kan ikke leses eller skrives. Sjekk at du har tilgang til mappen.",
    "Kvelven kan ikkje lesast eller skrivast. Sjekk at du har tilgang til mappa.",
    "The vault cannot be read or written. Check that you have access to the folder.",
);
pub(super) const KEYS: Words = Words::new(
    "Noe gikk galt med nøklene. Det du har lagret, er trygt.",
    "Noko gjekk gale med nøklane. Det du har lagra, er trygt.",
    "Something went wrong with the keys. What you have saved is safe.",
);
pub(super) const REPLICA_DAMAGED: Words = Words::new(
    "Den lokale kopien er skadet. Kontakt brukerstøtte; ikke slett noe.",
    "Den lokale kopien er skadd. Kontakt brukarstøtte; ikkje slett noko.",
    "The local copy is damaged. Contact support; do not delete anything.",
);
pub(super) const REPLICA_NEWER: Words = Words::new(
    "Den lokale kopien er laget av en nyere versjon. Oppdater WorkTrail.",
    "Den lokale kopien er laga av ein nyare versjon. Oppdater WorkTrail.",
    "The local copy was made by a newer version. Update WorkTrail.",
);
pub(super) const BUSY: Words = Words::new(
    "Et annet WorkTrail-vindu bruker hvelvet. Lukk det og prøv igjen.",
    "Eit anna WorkTrail-vindauge bruker kvelven. Lukk det og prøv igjen.",
    "Another WorkTrail window is using the vault. Close it and try again.",
);
pub(super) const HALF_ENROLLED: Words = Words::new(
    "Maskinen ble ikke ferdig tatt i bruk. Be om en ny kode fra kontoret.",
    "Maskina blei ikkje ferdig teken i bruk. Be om ein ny kode frå kontoret.",
    "The computer was not set up to the end. Ask the office for a new code.",
);
pub(super) const VERSION_UNKNOWN: Words = Words::new(
    "Teksten du startet fra, finnes ikke lenger. Åpne den på nytt; utkastet ditt er tatt vare på.",
    "Teksten du starta frå, finst ikkje lenger. Opne han på nytt; utkastet ditt er teke vare på.",
    "The text you started from is no longer there. Open it again; your draft has been kept.",
);
pub(super) const REPLICA_FILE: Words = Words::new(
    "Den lokale kopien kan ikke skrives. Sjekk at du har tilgang til mappen.",
    "Den lokale kopien kan ikkje skrivast. Sjekk at du har tilgang til mappa.",
    "The local copy cannot be written. Check that you have access to the folder.",
);
pub(super) const STORE: Words = Words::new(
    "Noe gikk galt under lagring. Ingenting er endret. Prøv igjen.",
    "Noko gjekk gale under lagring. Ingenting er endra. Prøv igjen.",
    "Something went wrong while saving. Nothing was changed. Try again.",
);
pub(super) const CODE_WRONG: Words = Words::new(
    "Koden stemmer ikke. Se etter om et tegn er skrevet feil.",
    "Koden stemmer ikkje. Sjå etter om eit teikn er skrive feil.",
    "The code is not right. Check whether a character has been mistyped.",
);
pub(super) const CODE_USED: Words = Words::new(
    "Koden er allerede brukt. Be om en ny fra kontoret.",
    "Koden er allereie brukt. Be om ein ny frå kontoret.",
    "The code has already been used. Ask the office for a new one.",
);
pub(super) const CODE_EXPIRED: Words = Words::new(
    "Koden er for gammel. Be om en ny fra kontoret.",
    "Koden er for gammal. Be om ein ny frå kontoret.",
    "The code is too old. Ask the office for a new one.",
);
pub(super) const TOO_MANY_TRIES: Words = Words::new(
    "For mange forsøk. Vent noen minutter og prøv igjen.",
    "For mange forsøk. Vent nokre minutt og prøv igjen.",
    "Too many tries. Wait a few minutes and try again.",
);
pub(super) const DEVICE_REFUSED: Words = Words::new(
    "Sentralen godtar ikke lenger denne maskinen. Kontakt kontoret; det du har lagret, er fortsatt her.",
    "Sentralen godtek ikkje lenger denne maskina. Kontakt kontoret; det du har lagra, er framleis her.",
    "The central office no longer accepts this computer. Contact the office; what you have saved is still here.",
);
pub(super) const USER_CLOSED: Words = Words::new(
    "Brukeren din er stengt. Kontakt kontoret.",
    "Brukaren din er stengd. Kontakt kontoret.",
    "Your user is closed. Contact the office.",
);
pub(super) const CLOCK_SKEW: Words = Words::new(
    "Klokken på maskinen går feil. Still den og prøv igjen.",
    "Klokka på maskina går feil. Still ho og prøv igjen.",
    "The computer's clock is wrong. Set it and try again.",
);
pub(super) const PROTOCOL_UNSUPPORTED: Words = Words::new(
    "Denne versjonen er for gammel eller for ny for sentralen. Oppdater WorkTrail.",
    "Denne versjonen er for gammal eller for ny for sentralen. Oppdater WorkTrail.",
    "This version is too old or too new for the central office. Update WorkTrail.",
);
pub(super) const SERVER_BUSY: Words = Words::new(
    "Sentralen har mye å gjøre. Det prøves igjen om litt.",
    "Sentralen har mykje å gjere. Det blir prøvd igjen om litt.",
    "The central office is busy. It is tried again in a little while.",
);
pub(super) const BODY_TOO_LARGE: Words = Words::new(
    "Det er for mye på én gang. Prøv igjen.",
    "Det er for mykje på ein gong. Prøv igjen.",
    "That is too much at once. Try again.",
);
pub(super) const SERVER_ERROR: Words = Words::new(
    "Sentralen kunne ikke svare. Alt er lagret her, og det prøves igjen.",
    "Sentralen kunne ikkje svare. Alt er lagra her, og det blir prøvd igjen.",
    "The central office could not answer. Everything is saved here, and it is tried again.",
);
