//! The person register as an adapter; today the synthetic one.
//!
//! It gives every number of the synthetic series the same made-up person each time, unless the office has said
//! otherwise of one, and is not asked about anybody else: no register of real people is connected.

use crate::store::{Keys, StoreError, register as entries};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use worktrail_crypto::sha256;
use worktrail_domain::{
    Date, NationalId, NationalIdKind,
    creation::{Protection, RegisterAnswer, RegisterPerson},
};
use worktrail_sync::PersonFacts;

/// Given names for numbers whose ninth digit is even (women).
const WOMEN: [&str; 32] = [
    "Aina", "Amina", "Anne", "Astrid", "Berit", "Camilla", "Elin", "Ella", "Frida", "Gunn", "Hanna", "Hedda", "Ida",
    "Ingrid", "Jorunn", "Kari", "Leila", "Linn", "Maja", "Maren", "Nora", "Oda", "Ragnhild", "Sara", "Selma", "Sigrid",
    "Siv", "Solveig", "Thea", "Tiril", "Vilde", "Åse",
];

/// Given names for numbers whose ninth digit is odd (men).
const MEN: [&str; 32] = [
    "Ahmed", "Aksel", "Anders", "Arne", "Bjørn", "Brage", "Dag", "Eirik", "Emil", "Erlend", "Filip", "Geir", "Hassan",
    "Håkon", "Ivar", "Jakob", "Jonas", "Kristian", "Lars", "Magnus", "Mats", "Nils", "Odd", "Oskar", "Per", "Sander",
    "Sindre", "Sverre", "Tarjei", "Trond", "Vetle", "Øyvind",
];

/// Family names; each says aloud that it is made up.
const FAMILY: [&str; 32] = [
    "Dummyli",
    "Eksempelhaug",
    "Eksempelvik",
    "Fiktivsen",
    "Fiktivstad",
    "Lekedal",
    "Liksomli",
    "Lissommo",
    "Mønsterbakk",
    "Mønsterud",
    "Oppdiktnes",
    "Prøvdal",
    "Prøveland",
    "Prøvemo",
    "Påfunnsrud",
    "Skinnland",
    "Syntesen",
    "Syntevåg",
    "Testberget",
    "Testnes",
    "Testvik",
    "Tenktmo",
    "Uvirkelsen",
    "Uektestad",
    "Øvelsbakk",
    "Øvelseth",
    "Øvelsrud",
    "Øvingsli",
    "Øvingsmo",
    "Øvingstad",
    "Ønskedal",
    "Åsfiktiv",
];

/// Made-up streets.
const STREETS: [&str; 8] = [
    "Øvelsesveien",
    "Eksempelgata",
    "Prøvestien",
    "Liksomveien",
    "Testbakken",
    "Fiktivgata",
    "Mønsterveien",
    "Påfunnstien",
];

/// What the office has said of one person of the synthetic register; what is not said stays as it is made up.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterEntry {
    /// The register has nobody with the number.
    pub unknown: bool,
    /// How the address is protected, as the register writes it.
    pub protection: Option<String>,
    /// Works in Nav.
    pub nav_employee: bool,
    /// Is dead.
    pub deceased: bool,
    /// The register lacks the date of birth.
    pub without_birth_date: bool,
    /// Date of birth.
    pub birth_date: Option<Date>,
    /// Name.
    pub name: Option<String>,
}

/// A person of the register.
#[derive(Clone, PartialEq, Eq)]
pub struct Person {
    /// Name.
    pub name: String,
    /// Date of birth.
    pub birth_date: Option<Date>,
    /// How the address is protected.
    pub protection: Protection,
    /// Works in Nav.
    pub nav_employee: bool,
    /// Is dead.
    pub deceased: bool,
    /// Address.
    pub address: String,
    /// Mobile number by the contact register, without blanks.
    pub mobile: String,
}

/// The register's answer to a number.
#[derive(Clone, PartialEq, Eq)]
pub enum Answer {
    /// No register is connected for this series.
    NotAsked,
    /// The register has nobody with the number.
    NotFound,
    /// The person.
    Found(Box<Person>),
}

impl Answer {
    /// The part of the answer that the rules look at.
    #[must_use]
    pub fn for_rules(&self) -> RegisterAnswer {
        match self {
            Self::NotAsked => RegisterAnswer::NotAsked,
            Self::NotFound => RegisterAnswer::NotFound,
            Self::Found(person) => RegisterAnswer::Found(RegisterPerson {
                birth_date: person.birth_date,
                protection: person.protection,
                is_nav_employee: person.nav_employee,
                is_deceased: person.deceased,
            }),
        }
    }

    /// The part of the answer that a laptop may know: no address of a shielded person.
    #[must_use]
    pub fn for_laptops(&self) -> Option<PersonFacts> {
        let (Self::Found(person), RegisterAnswer::Found(rules)) = (self, self.for_rules()) else { return None };
        let shielded = rules.is_shielded();
        Some(PersonFacts {
            name: person.name.clone(),
            birth_date: person.birth_date,
            shielded,
            address: (!shielded).then(|| person.address.clone()),
            mobile: Some(person.mobile.clone()),
        })
    }
}

/// Asks the register about a number. `today` tells which century a number's date can be of.
pub(crate) fn ask(conn: &Connection, keys: &Keys, id: &NationalId, today: Date) -> Result<Answer, StoreError> {
    let Some(mut person) = made_up(id, today) else { return Ok(Answer::NotAsked) };
    if let Some(entry) = entries::find(conn, keys, id)? {
        if entry.unknown {
            return Ok(Answer::NotFound);
        }
        person.protection = entry.protection.as_deref().map_or(person.protection, Protection::from_register);
        person.nav_employee = entry.nav_employee;
        person.deceased = entry.deceased;
        person.birth_date = entry.birth_date.or(person.birth_date).filter(|_| !entry.without_birth_date);
        person.name = entry.name.unwrap_or(person.name);
    }
    Ok(Answer::Found(Box::new(person)))
}

fn made_up(id: &NationalId, today: Date) -> Option<Person> {
    let name = person_name(id)?;
    let [number, street, first, second, third, fourth, ..] =
        sha256(&[b"worktrail synthetic register address v1", id.digits().as_bytes()]).0;
    Some(Person {
        name,
        birth_date: id.likely_birth_date(today),
        protection: Protection::Ungraded,
        nav_employee: false,
        deceased: false,
        address: format!("{} {}, 0000 Øvelsby", pick(&STREETS, street), u32::from(number) + 1),
        // Numbers from 000 00 000 on are given to nobody.
        mobile: format!("0000{:04}", u32::from_be_bytes([first, second, third, fourth]) % 10_000),
    })
}

/// The name of a person; `None` when no register is connected for the number.
#[must_use]
pub fn person_name(id: &NationalId) -> Option<String> {
    if id.kind() != NationalIdKind::Synthetic {
        return None;
    }
    let digest = sha256(&[b"worktrail synthetic register v1", id.digits().as_bytes()]).0;
    let [given, family, ..] = digest;
    let odd = id.digits().as_bytes().get(8).is_some_and(|digit| digit % 2 == 1);
    let given_names = if odd { &MEN } else { &WOMEN };
    Some(format!("{} {}", pick(given_names, given), pick(&FAMILY, family)))
}

fn pick<const N: usize>(names: &[&'static str; N], byte: u8) -> &'static str {
    names.iter().cycle().nth(usize::from(byte)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(number: &str) -> Option<String> {
        person_name(&number.parse().unwrap())
    }

    #[test]
    fn synthetic_number_has_the_same_name_each_time() {
        let first = name("15507600333").unwrap();
        assert_eq!(name("155076 00333"), Some(first.clone()));
        assert_ne!(name("10915596784"), Some(first));
    }

    #[test]
    fn real_series_is_not_known() {
        assert_eq!(name("02013299997"), None);
        assert_eq!(name("30108299939"), None);
    }
}
