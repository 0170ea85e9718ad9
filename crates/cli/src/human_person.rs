//! Who a trail is for, and what was confirmed when it was created, as text for people.

use crate::{clock::date_text, human::cells, table::aligned};
use worktrail_core::api::{RevealedAddress, TrailRow, TrailView};

/// The person behind a trail, what was confirmed, and what is missing.
pub(crate) fn person_text(view: &TrailView) -> String {
    let (person, creation) = (&view.person, &view.creation);
    let born = person.birth_date.map(|born| match person.age {
        Some(age) => format!("{} ({age} år)", date_text(born)),
        None => date_text(born),
    });
    let confirmed = creation.confirmed_on.map(|on| format!("{} av {}", date_text(on), creation.confirmed_by));
    let mut rows = Vec::new();
    for (label, text) in [
        ("Født", born.unwrap_or_default()),
        ("Navn i registeret", person.register_name.clone()),
        ("Adresse", person.address.clone()),
        ("Mobil", person.mobile.clone()),
        ("Bekreftet", confirmed.unwrap_or_default()),
    ] {
        if !text.is_empty() {
            rows.push(cells([label, &text]));
        }
    }
    let mut lines = vec![aligned(&rows)];
    if person.shielded {
        lines.push("Jobbsporet er skjermet. Vær varsom.".to_owned());
    }
    lines.extend(view.standing_text.clone());
    lines.extend(creation.missing.iter().map(|missing| format!("Mangler {}: {}", missing.field, missing.message)));
    lines.join("\n")
}

/// The trails of one person.
pub(crate) fn trails_text(trails: &[TrailRow]) -> String {
    if trails.is_empty() {
        return "Ingen jobbspor du har tilgang til.".to_owned();
    }
    let row = |trail: &TrailRow| cells([trail.title.as_str(), trail.phase.label_nb(), &trail.id.to_string()]);
    aligned(&trails.iter().map(row).collect::<Vec<_>>())
}

/// An address, or where to ask for it.
pub(crate) fn address_text(address: &RevealedAddress) -> String {
    match (address.address.as_str(), address.advice.as_str()) {
        ("", "") => "Adressen er ikke kjent her ennå.".to_owned(),
        ("", advice) => advice.to_owned(),
        (address, _) => address.to_owned(),
    }
}
