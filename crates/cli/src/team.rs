//! `worktrail team`: the people around.

use crate::table::aligned;
use worktrail_core::{api::ColleagueRow, domain::Role};

/// The people of the own teams as a table.
pub(crate) fn text(colleagues: &[ColleagueRow]) -> String {
    if colleagues.is_empty() {
        return "Ingen team ennå. Kjør «worktrail sync» for å hente det.".to_owned();
    }
    let cells = |cells: [&str; 4]| cells.map(ToOwned::to_owned).to_vec();
    let mut rows = vec![cells(["Navn", "Rolle", "Team", "Id"])];
    rows.extend(colleagues.iter().map(|row| {
        let name = if row.me { format!("{} (deg)", row.name) } else { row.name.clone() };
        cells([&name, role_text(row.role), &row.teams.join(", "), &row.id.to_string()])
    }));
    aligned(&rows)
}

fn role_text(role: Role) -> &'static str {
    match role {
        Role::Specialist => "Jobbspesialist",
        Role::Supervisor => "Metodeveileder",
        Role::Admin => "Administrator",
    }
}
