//! What lies around the trails of a made-up specialist: the team's employers, and the own workspace. Lines for
//! `worktrail batch`, in order.

use crate::employers::{Employer, Trade, employers};
use serde_json::{Value, json};

/// Employers that the team has registered; the rest are met without.
const REGISTERED: usize = 16;

/// First and last names of contact persons; marked as made up by the employers' names beside them.
const CONTACTS: [(&str, &str, &str); 8] = [
    ("Unni", "Eksempelsen", "Daglig leder"),
    ("Roger", "Prøvestrand", "Avdelingsleder"),
    ("Amina", "Øvelsdal", "Personalansvarlig"),
    ("Geir", "Testbakken", "Driftsleder"),
    ("Silje", "Mønsterås", "Butikksjef"),
    ("Jan", "Prøvemo", "Formann"),
    ("Leila", "Eksempelstad", "Kjøkkensjef"),
    ("Tor", "Øvingsland", "Verksmester"),
];

impl Trade {
    /// Trade, industry code (SN2025) and what such an employer may need, in bokmål.
    const fn facts(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Warehouse => ("Lagring og transport", "52.100", "Plukk og pakk på dagtid"),
            Self::Shop => ("Dagligvarehandel", "47.111", "Varepåfylling før åpning"),
            Self::Kitchen => ("Serveringsvirksomhet", "56.110", "Kjøkkenhjelp tre formiddager"),
            Self::Workshop => ("Reparasjon og verksted", "95.310", "Hjelpemann på verkstedet"),
            Self::Cleaning => ("Rengjøring", "81.210", "Renholder, ettermiddag"),
            Self::Garden => ("Planter og uteområder", "81.300", "Sesonghjelp ute"),
            Self::Office => ("Kontortjenester", "82.100", "Skanning og arkiv"),
            Self::Nursery => ("Barnehage", "88.911", "Vikar på kjøkken og avdeling"),
        }
    }
}

/// Employers with facts, contacts, and here and there a need or an agreement. `day` is a date before the portfolio's.
#[must_use]
pub fn employer_lines(day: &str) -> Vec<Value> {
    let mut lines = Vec::new();
    for (index, (employer, contact)) in employers().iter().take(REGISTERED).zip(CONTACTS.iter().cycle()).enumerate() {
        let (industry, industry_code, need) = employer.trade.facts();
        let place = employer.place.split(", ").next().unwrap_or(employer.place);
        let municipality = employer.place.rsplit(", ").next().unwrap_or(employer.place);
        lines.push(json!({
            "command": "employer.save",
            "org_number": employer.org_number,
            "names_confirmed": true,
            "fields": {
                "name": employer.name,
                "industry": industry,
                "industry_code": industry_code,
                "employees": (8 + index * 7).to_string(),
                "address": format!("{place}veien {}", index + 3),
                "postal_code": format!("{:04}", 150 + index * 55),
                "municipality": municipality,
            },
        }));
        lines.push(contact_line(employer, contact));
        if index % 3 == 0 {
            lines.push(added(employer, "employer_need", json!({"title": need, "positions": "1", "from": day})));
        }
        if index % 5 == 1 {
            let agreement = json!({"title": "Arbeidspraksis inntil tolv uker", "kind": "work_training", "from": day});
            lines.push(added(employer, "employer_agreement", agreement));
        }
    }
    lines
}

fn contact_line(employer: &Employer, (first, last, role): &(&str, &str, &str)) -> Value {
    let email = format!("{}@example.no", first.to_lowercase());
    let fields = json!({
        "first_name": first, "last_name": last, "role": role, "email": email, "informed": "true",
        "themes": "recruit_include",
    });
    added(employer, "employer_contact", fields)
}

fn added(employer: &Employer, kind: &str, fields: Value) -> Value {
    json!({
        "command": "employer.add", "org_number": employer.org_number, "kind": kind, "fields": fields,
        "names_confirmed": true,
    })
}

/// Links, templates and tasks about nobody. `day` is the day the portfolio is seen on.
#[must_use]
pub fn workspace_lines(day: &str) -> Vec<Value> {
    let line = |kind: &str, fields: Value| json!({"command": "workspace.add", "kind": kind, "fields": fields});
    let link = |title: &str, address: &str, position: &str| {
        line("workspace_link", json!({"title": title, "address": address, "position": position}))
    };
    let template =
        |title: &str, uses: &str, text: &str| line("note_template", json!({"title": title, "use": uses, "text": text}));
    vec![
        link("IPS-håndboka", "https://example.no/ips", "1"),
        link("Arbeidsplassen", "https://example.no/stillinger", "2"),
        template("Første besøk", "employer_meeting", "Hvem vi møtte:\nHva de trenger:\nAvtalt videre:"),
        template("Oppfølging på jobb", "meeting_minutes", "Slik går det:\nHva hjelper:\nTil neste gang:"),
        line("private_task", json!({"subject": "Forberede teammøtet", "due": format!("{day}T15:00")})),
    ]
}
