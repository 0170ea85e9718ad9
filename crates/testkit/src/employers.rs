//! Synthetic employers: organisation numbers of a series that the real register does not hand out.

use crate::people::check_digit;

/// First digits of a synthetic organisation number; the real register uses 8 and 9.
const SYNTHETIC_PREFIX: u32 = 31_200_000;

/// What an employer does, so that notes and tasks fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trade {
    /// Warehouse and transport.
    Warehouse,
    /// Shop.
    Shop,
    /// Café and kitchen.
    Kitchen,
    /// Workshop.
    Workshop,
    /// Cleaning and caretaking.
    Cleaning,
    /// Plants and outdoor work.
    Garden,
    /// Office.
    Office,
    /// Nursery and school.
    Nursery,
}

/// An employer that does not exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Employer {
    /// Organisation number with a right check digit.
    pub org_number: String,
    /// Name, marked as made up.
    pub name: &'static str,
    /// Where they are.
    pub place: &'static str,
    /// What they do.
    pub trade: Trade,
}

const EMPLOYERS: [(&str, &str, Trade); 24] = [
    ("Øvelse Lager og Transport AS", "Alnabru, Oslo", Trade::Warehouse),
    ("Prøvebakeriet AS", "Torshov, Oslo", Trade::Kitchen),
    ("Testvik Dagligvare AS", "Grorud, Oslo", Trade::Shop),
    ("Eksempel Bilverksted AS", "Bryn, Oslo", Trade::Workshop),
    ("Øvingsrent Renhold AS", "Økern, Oslo", Trade::Cleaning),
    ("Prøvelund Gartneri AS", "Skedsmokorset", Trade::Garden),
    ("Eksempel Regnskap AS", "Majorstuen, Oslo", Trade::Office),
    ("Testtoppen Barnehage SA", "Nordstrand, Oslo", Trade::Nursery),
    ("Øvelse Kantinedrift AS", "Nydalen, Oslo", Trade::Kitchen),
    ("Prøvevarehuset AS", "Lillestrøm", Trade::Shop),
    ("Testnes Trevare AS", "Ski", Trade::Workshop),
    ("Eksempel Pakkeri AS", "Langhus", Trade::Warehouse),
    ("Øvelse Vaktmesterservice AS", "Helsfyr, Oslo", Trade::Cleaning),
    ("Prøvekafeen AS", "Grünerløkka, Oslo", Trade::Kitchen),
    ("Testbyen Hagesenter AS", "Bærum", Trade::Garden),
    ("Eksempel Kundesenter AS", "Skøyen, Oslo", Trade::Office),
    ("Øvelse Sykkelverksted AS", "Sagene, Oslo", Trade::Workshop),
    ("Prøvestien Barnehage SA", "Stovner, Oslo", Trade::Nursery),
    ("Testgodset Fraktsentral AS", "Gardermoen", Trade::Warehouse),
    ("Eksempel Gjenbruk SA", "Brobekk, Oslo", Trade::Shop),
    ("Øvelse Hotellservice AS", "Sentrum, Oslo", Trade::Cleaning),
    ("Prøve Arkiv og Skanning AS", "Fornebu", Trade::Office),
    ("Testmarka Skog og Anlegg AS", "Sørkedalen, Oslo", Trade::Garden),
    ("Eksempel Storkjøkken AS", "Ensjø, Oslo", Trade::Kitchen),
];

/// All synthetic employers, always the same.
#[must_use]
pub fn employers() -> Vec<Employer> {
    let mut serial = SYNTHETIC_PREFIX;
    EMPLOYERS
        .iter()
        .map(|&(name, place, trade)| Employer { org_number: next_org_number(&mut serial), name, place, trade })
        .collect()
}

/// Every eleventh start has no check digit and is skipped, so the loop ends after two turns at most.
fn next_org_number(serial: &mut u32) -> String {
    loop {
        *serial += 1;
        let start = serial.to_string();
        if let Some(digit) = check_digit(&start, &[3, 2, 7, 6, 5, 4, 3, 2]) {
            return format!("{start}{digit}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use worktrail_domain::OrgNumber;

    #[test]
    fn every_employer_has_its_own_valid_number_outside_the_real_series() {
        let all = employers();
        let numbers: BTreeSet<_> = all.iter().map(|e| e.org_number.clone()).collect();
        assert_eq!(numbers.len(), EMPLOYERS.len());
        for number in numbers {
            assert!(number.parse::<OrgNumber>().is_ok(), "{number}");
            assert!(number.starts_with('3'), "{number}");
        }
    }

    #[test]
    fn every_employer_is_plainly_marked_as_made_up() {
        let marks = ["Øv", "Prøve", "Test", "Eksempel"];
        assert!(employers().iter().all(|e| marks.iter().any(|mark| e.name.starts_with(mark))));
    }
}
