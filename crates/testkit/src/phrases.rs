//! Sentences that notes, subjects and tasks are put together from. Own wording, bokmål, about nobody.

use crate::{employers::Trade, rng::Rng};

pub const PARTICIPANT_SUBJECTS: [&str; 14] = [
    "Samtale om jobbønsker",
    "Gjennomgang av CV",
    "Øvelse til intervju",
    "Plan for neste uke",
    "Oppfølging etter visning",
    "Samtale om åpenhet",
    "Søknad skrevet sammen",
    "Status og veien videre",
    "Gjennomgang av karriereprofil",
    "Samtale om arbeidstid og økonomi",
    "Oppfølging på arbeidsplassen",
    "Kaffe og prat om uka",
    "Forberedelse til første dag",
    "Samtale med behandler til stede",
];

pub const STARTUP_NOTES: [&str; 4] = [
    "Gikk gjennom hva jobbstøtte er, og hva vi kan bidra med. Deltakeren ønsker seg i arbeid raskt og vil gjerne ut og møte arbeidsgivere allerede i neste uke.",
    "Oppstart sammen med behandler. Enige om ukentlige møter den første måneden. Deltakeren har førerkort og bor nær kollektivtransport.",
    "God første samtale. Snakket om rettigheter, hva som blir registrert, og hvem som kan se det. Deltakeren vil ha faste avtaler og påminnelse dagen før.",
    "Deltakeren kjenner ordningen fra før. Vi satte opp en enkel plan: karriereprofil ferdig innen to uker, første arbeidsgivermøte innen fire.",
];

const PARTICIPANT_OPENINGS: [&str; 14] = [
    "Møttes som avtalt.",
    "Deltakeren kom i god tid.",
    "Kort samtale på telefon i stedet for møte.",
    "Gikk en tur og snakket sammen.",
    "Møttes på kafé nær jobben.",
    "Deltakeren var sliten, men ville gjerne gjennomføre.",
    "God stemning i dag.",
    "Behandler var med det første kvarteret.",
    "Snakket først om hvordan uka har vært.",
    "Møttes utenfor arbeidsplassen før vakta.",
    "Deltakeren hadde skrevet ned spørsmål på forhånd.",
    "Fortsatte der vi slapp sist.",
    "Deltakeren ringte selv og ba om møtet.",
    "Møttes på Nav-kontoret.",
];

const PARTICIPANT_MIDDLES: [&str; 18] = [
    "Gikk gjennom hva som fungerte på forrige arbeidsplass, og hva som bør være annerledes denne gangen.",
    "Vi oppdaterte CV-en og la til truckførerbeviset.",
    "Deltakeren vil helst jobbe formiddag, og ikke mer enn fire dager i uka til å begynne med.",
    "Snakket om hva arbeidsgiver kan få vite, og hva deltakeren vil fortelle selv.",
    "Søvnen er bedre, og morgenene går lettere enn i høst.",
    "Øvde på å svare kort på spørsmålet om hull i CV-en.",
    "Deltakeren har sett seg ut to butikker i nærheten og vil bli med dit.",
    "Regnet på hva som skjer med ytelsene ved 50 prosent stilling; trenger svar fra Nav-veileder.",
    "Det har vært en uro på jobb etter at det kom ny leder, og vi ble enige om å ta det opp sammen.",
    "Deltakeren mestrer oppgavene godt og har fått ros av kollegene.",
    "Bussen går sjelden tidlig om morgenen, så oppmøte klokka åtte er best.",
    "Deltakeren savner å bruke hendene og vil se på verksted og lager.",
    "Vi skrev en kort søknad og sendte den mens vi satt sammen.",
    "Helgene er tunge, og deltakeren vil gjerne ha en telefon på mandager.",
    "Arbeidstreningen har gitt mersmak; deltakeren spør selv om flere timer.",
    "Prøvde ut reiseveien sammen, tok 25 minutter fra dør til dør.",
    "Deltakeren er trygg på rutinene nå og lærer opp en ny kollega.",
    "Gikk gjennom arbeidsavtalen punkt for punkt.",
];

const PARTICIPANT_CLOSINGS: [&str; 10] = [
    "Ny avtale neste uke.",
    "Jeg tar kontakt med arbeidsgiver og gir beskjed.",
    "Deltakeren sender meg en melding etter vakta.",
    "Enige om å ta pulsen igjen om to uker.",
    "Behandler informeres i teammøtet.",
    "Deltakeren tenker på det til neste gang.",
    "Avtalt å møtes hos arbeidsgiver neste gang.",
    "Fint å se framgangen.",
    "Følger opp økonomispørsmålet.",
    "Ingen endring i planen.",
];

const EMPLOYER_OPENINGS: [&str; 10] = [
    "Uanmeldt besøk, godt tatt imot.",
    "Avtalt besøk hos daglig leder.",
    "Kort prat ved disken.",
    "Omvisning på hele anlegget.",
    "Møte sammen med deltakeren.",
    "Tredje besøk her i år.",
    "Traff den som har ansvar for vaktlistene.",
    "Møtte avdelingsleder på lasterampa.",
    "Snakket med eieren, som selv har kjent på å stå utenfor.",
    "Oppfølgingsbesøk etter prøvetiden.",
];

const EMPLOYER_CLOSINGS: [&str; 12] = [
    "Jeg kommer tilbake når de har sett på vaktplanen.",
    "De vil gjerne møte en aktuell kandidat neste uke.",
    "Ikke behov nå, men vi kan ringe igjen over nyttår.",
    "Avtalt at jeg kommer innom fast den første mandagen i måneden.",
    "De ønsker en prøvevakt før de bestemmer seg.",
    "Leder tar det opp med sin nærmeste leder og ringer.",
    "Fikk navnet på den som ansetter ved søsteravdelingen.",
    "De har lønnstilskudd i tankene, men vil helst ansette ordinært.",
    "God kjemi. Dette er et sted som tåler en rolig start.",
    "Oppstart på mandag, opplæring de to første ukene.",
    "De er fornøyde og vurderer å øke stillingen.",
    "Avklarte at alle spørsmål om tilrettelegging går gjennom meg den første tiden.",
];

const TASKS: [&str; 22] = [
    "Ring arbeidsgiver om vaktplan",
    "Send CV og kort presentasjon",
    "Avtal omvisning",
    "Hør med Nav-veileder om ytelser",
    "Book rom til trekantsamtale",
    "Oppdater karriereprofilen",
    "Send påminnelse dagen før",
    "Be om referanse fra forrige jobb",
    "Ta opp arbeidstid med leder",
    "Undersøk kurs i truck",
    "Skriv underveisnotat",
    "Avtal feltveiledning",
    "Sjekk reisevei og rutetider",
    "Følg opp prøvevakt",
    "Ring behandler før teammøtet",
    "Forbered intervju sammen",
    "Finn tre aktuelle arbeidsgivere",
    "Spør om fast stilling etter sommeren",
    "Avklar oppstartsdato",
    "Gå gjennom åpenhetsavtalen på nytt",
    "Takk for besøket",
    "Avtal oppfølging i prøvetiden",
];

pub const GOALS: [&str; 8] = [
    "Fast deltidsjobb på lager eller i butikk, gjerne med kolleger på samme alder.",
    "Tilbake til kjøkken. Vil bli kokk på sikt, men begynne med enkel drift.",
    "En jobb med dyr eller planter, helst ute, og uten kundekontakt i starten.",
    "Kontorarbeid med tydelige oppgaver. Liker tall og orden.",
    "Vil prøve flere steder før valget tas. Mest nysgjerrig på verksted.",
    "Jobb i barnehage. Har erfaring fra egne søsken og fra vikarbyrå.",
    "Renhold eller vaktmester, formiddag, i gangavstand hjemmefra.",
    "Fullføre fagbrev i logistikk ved siden av jobb.",
];

pub const STRENGTHS: [&str; 8] = [
    "Pålitelig og presis. Trenger én fast person å spørre, og skriftlig beskjed om endringer.",
    "Arbeider jevnt og nøyaktig. Pauser hver halvannen time gjør at dagen går godt.",
    "Rask med hendene og god på system. Støy er slitsomt; hørselvern hjelper.",
    "Omsorgsfull og rolig. Starter best etter klokka ni.",
    "Lærer ved å se og gjøre. Liker å få oppgavene en om gangen.",
    "God med kunder når rutinene sitter. Trenger tid de første ukene.",
    "Fysisk sterk og utholdende. Vil gjerne ha faste dager.",
    "Språksterk, snakker fire språk. Vil ha tilbakemelding ofte.",
];

pub const OPENNESS: [&str; 6] = [
    "Arbeidsgiver kan få vite at deltakeren har jobbstøtte. Ikke noe om helse.",
    "Deltakeren vil fortelle selv når det passer. Jeg kan kontakte arbeidsgivere uten navn.",
    "Åpent om hull i CV-en og behov for rolig start. Ellers ingenting.",
    "Full åpenhet overfor nærmeste leder, ikke overfor kolleger.",
    "Ingen kontakt med arbeidsgiver uten at deltakeren er med.",
    "Kan si at vi samarbeider og at Nav følger opp. Tas opp igjen om to måneder.",
];

const fn trade_sentences(trade: Trade) -> &'static [&'static str] {
    match trade {
        Trade::Warehouse => &[
            "De trenger folk på plukk og pakk fra klokka sju, og kan ta inn en på to dager i uka.",
            "Høyt tempo før jul, roligere fra januar. Truckbevis er et pluss, ikke et krav.",
            "Varemottaket er oversiktlig, og det er alltid to på vakt.",
        ],
        Trade::Shop => &[
            "Mest behov på morgenen, med varepåfylling før åpning.",
            "De setter ikke nye i kassa før etter en måned.",
            "Butikksjefen har hatt deltakere før og vet hva det krever.",
        ],
        Trade::Kitchen => &[
            "Lunsjen er travel fra elleve til ett, ellers er det rolig og godt tilrettelagt.",
            "Oppvask og salatbar er et fint sted å begynne.",
            "Kjøkkensjefen legger vekt på oppmøte, ikke på papirer.",
        ],
        Trade::Workshop => &[
            "De har en fast mann som lærer opp, og tåler at det tar tid.",
            "Mye forefallende arbeid: rydding, vask, enkel demontering.",
            "Verktøyet er merket og alt har sin plass, noe som passer godt her.",
        ],
        Trade::Cleaning => &[
            "Arbeidet går i faste runder, to og to de første ukene.",
            "De mangler en person på tidligvakt, 40 prosent.",
            "Lite kundekontakt, og oppgavene er de samme hver dag.",
        ],
        Trade::Garden => &[
            "Sesongen starter i mars, men de kan ta inn en til potting allerede nå.",
            "Ute i all slags vær, arbeidstøy får man der.",
            "Små lag på tre, og god tid til å vise fram.",
        ],
        Trade::Office => &[
            "Skanning og arkivering kan deles opp i avgrensede oppgaver.",
            "Fleksitid, og mulighet for å sitte skjermet.",
            "De bruker enkle regneark og gir grundig opplæring.",
        ],
        Trade::Nursery => &[
            "De trenger tilkallingsvikarer, og politiattest må være i orden først.",
            "Utegruppa er populær og har tre faste voksne.",
            "Styrer vil ha en prat med kandidaten før en prøvedag.",
        ],
    }
}

/// What happened in a meeting with the participant, in two to four sentences.
pub fn participant_note(rng: &mut Rng) -> String {
    let mut parts = vec![*rng.pick(&PARTICIPANT_OPENINGS), *rng.pick(&PARTICIPANT_MIDDLES)];
    let second = *rng.pick(&PARTICIPANT_MIDDLES);
    if rng.chance(45) && !parts.contains(&second) {
        parts.push(second);
    }
    parts.push(*rng.pick(&PARTICIPANT_CLOSINGS));
    parts.join(" ")
}

/// What was said at an employer's. Tells nothing about the participant.
pub fn employer_note(rng: &mut Rng, trade: Trade) -> String {
    [*rng.pick(&EMPLOYER_OPENINGS), *rng.pick(trade_sentences(trade)), *rng.pick(&EMPLOYER_CLOSINGS)].join(" ")
}

/// What is to be done, in one line.
pub fn task_subject(rng: &mut Rng) -> &'static str {
    rng.pick::<&str>(&TASKS)
}
