//! Code lists as data that can be replaced: shown, checked, put in place, taken back.

use crate::{
    Client, CoreError,
    api::{CodeListChange, CodeListFault, CodeListRow, CodeListVersionRow, CodeListView, CodeRow},
    client::Notice,
};
use worktrail_domain::{
    Date, Fields, Language, Violation, ViolationCode, Words,
    code_lists::{CodeList, CodeListName, Replacement, Validity, parse_code_list, replace_code_list},
    holidays::is_rule,
};
use worktrail_replica::Replica;

/// Fields of records whose value is a code of a list that others own.
const CODED_FIELDS: [(&str, CodeListName); 1] = [("occupation", CodeListName::Occupation)];

impl Client {
    /// The code lists in force.
    ///
    /// # Errors
    /// [`CoreError::Locked`] or a store error.
    pub fn code_lists(&self) -> Result<Vec<CodeListRow>, CoreError> {
        let today = self.today();
        self.with(|replica| CodeListName::ALL.iter().map(|name| row(replica, *name, today)).collect())
    }

    /// One code list with all its codes, retired ones among them.
    ///
    /// # Errors
    /// Code `value_unknown` for no list of ours, [`CoreError::Locked`] or a store error.
    pub fn code_list(&self, name: CodeListName) -> Result<CodeListView, CoreError> {
        let today = self.today();
        check_name(name)?;
        self.with(|replica| {
            let list = replica.code_list(name)?;
            let codes = list.entries().iter().map(|entry| CodeRow {
                code: entry.code.clone(),
                title_nb: entry.title_nb.clone(),
                title_nn: entry.title_nn.clone(),
                title_en: entry.title_en.clone(),
                valid_from: entry.valid_from,
                valid_to: entry.valid_to,
                can_be_chosen: entry.validity(today) == Validity::Valid,
            });
            Ok(CodeListView { list: row(replica, name, today)?, codes: codes.collect() })
        })
    }

    /// What replacing a list by this CSV would change; nothing is replaced.
    ///
    /// # Errors
    /// Code `value_unknown` for no list of ours, [`CoreError::Locked`] or a store error. Faults of the file are no
    /// error: they are in the answer.
    pub fn check_code_list(&self, name: CodeListName, csv: &str) -> Result<CodeListChange, CoreError> {
        let today = self.today();
        self.with(|replica| Ok(prepared(replica, name, csv, today)?.map_or_else(faulty, |new| change(&new))))
    }

    /// Puts a newer version of a list, as CSV, in force from today. Codes it lacks are retired and keep their titles.
    ///
    /// # Errors
    /// As [`Client::check_code_list`]; with faults nothing is replaced.
    pub fn replace_code_list(&self, name: CodeListName, csv: &str) -> Result<CodeListChange, CoreError> {
        let (now, today) = (self.now(), self.today());
        let change = self.with(|replica| match prepared(replica, name, csv, today)? {
            Err(faults) => Ok(faulty(faults)),
            Ok(new) => {
                let by = replica.identity()?.user_name.clone();
                let version = replica.replace_code_list(name, &new.list, now, &by)?;
                Ok(CodeListChange { version: Some(version), ..change(&new) })
            }
        })?;
        self.tell(Notice::Changed);
        Ok(change)
    }

    /// Takes the version in force back: the one before it holds again, in the end the built-in one.
    ///
    /// # Errors
    /// Code `nothing_to_change` when the built-in list is in force, [`CoreError::Locked`] or a store error.
    pub fn restore_code_list(&self, name: CodeListName) -> Result<CodeListRow, CoreError> {
        let (now, today) = (self.now(), self.today());
        check_name(name)?;
        let row = self.with(|replica| {
            if !replica.withdraw_code_list(name, now)? {
                return Err(Violation::new(ViolationCode::NothingToChange, "name").into());
            }
            row(replica, name, today)
        })?;
        self.tell(Notice::Changed);
        Ok(row)
    }

    /// Every version of a list that was put in place here, newest first.
    ///
    /// # Errors
    /// Code `value_unknown` for no list of ours, [`CoreError::Locked`] or a store error.
    pub fn code_list_history(&self, name: CodeListName) -> Result<Vec<CodeListVersionRow>, CoreError> {
        check_name(name)?;
        self.with(|replica| {
            let versions = replica.code_list_versions(name)?.into_iter();
            Ok(versions
                .map(|one| CodeListVersionRow {
                    version: one.version,
                    replaced_at: one.replaced_at,
                    replaced_by: one.replaced_by,
                    withdrawn_at: one.withdrawn_at,
                })
                .collect())
        })
    }
}

/// Checks the fields of a record that hold codes of lists in force. What was there before is kept, also when retired.
pub(crate) fn check_codes(
    replica: &Replica,
    fields: &Fields,
    before: Option<&Fields>,
    today: Date,
) -> Result<(), CoreError> {
    for (key, name) in CODED_FIELDS {
        let Some(code) = fields.get(key).filter(|code| !code.is_empty()) else { continue };
        if before.and_then(|before| before.get(key)) == Some(code) {
            continue;
        }
        match replica.code_list(name)?.validity_by_prefix(code, today) {
            Some(Validity::Valid) => {}
            Some(Validity::Retired) => return Err(Violation::new(ViolationCode::ValueRetired, key).into()),
            Some(Validity::NotYet) | None => return Err(Violation::new(ViolationCode::ValueUnknown, key).into()),
        }
    }
    Ok(())
}

/// The title of a code today in the list in force; the code itself when the list does not have it.
pub(crate) fn title(replica: &Replica, name: CodeListName, code: &str, today: Date) -> Result<String, CoreError> {
    let list = replica.code_list(name)?;
    Ok(list.find(code, today).map_or(code, |entry| entry.title(replica.language())).to_owned())
}

fn check_name(name: CodeListName) -> Result<(), Violation> {
    if name == CodeListName::Unknown { Err(Violation::new(ViolationCode::ValueUnknown, "name")) } else { Ok(()) }
}

fn row(replica: &Replica, name: CodeListName, today: Date) -> Result<CodeListRow, CoreError> {
    let list = replica.code_list(name)?;
    let in_force = replica.code_list_versions(name)?.into_iter().find(|version| version.withdrawn_at.is_none());
    Ok(CodeListRow {
        name,
        label: name.label().of(replica.language()).to_owned(),
        choices: count(list.choices(today).count()),
        codes: count(list.codes().len()),
        version: in_force.map_or(0, |version| version.version),
        closed: name.closed_codes().is_some(),
    })
}

type Prepared = Result<Replacement, Vec<CodeListFault>>;

fn prepared(replica: &Replica, name: CodeListName, csv: &str, today: Date) -> Result<Prepared, CoreError> {
    check_name(name)?;
    let newer = match parse_code_list(csv) {
        Ok(newer) => newer,
        Err(errors) => {
            let told = errors.into_iter().map(|error| CodeListFault {
                line: u32::try_from(error.line).unwrap_or(u32::MAX),
                column: error.column.unwrap_or_default().to_owned(),
                message: error.problem.words().of(replica.language()).to_owned(),
            });
            return Ok(Err(told.collect()));
        }
    };
    let foreign = codes_of_nobody(name, &newer, replica.language());
    if !foreign.is_empty() {
        return Ok(Err(foreign));
    }
    let in_use = replica.codes_in_use(name)?;
    let older = replica.code_list(name)?;
    Ok(replace_code_list(&older, &newer, today, &|code| in_use.contains(code)).map_err(|error| {
        vec![CodeListFault { line: 0, column: String::new(), message: error.words().of(replica.language()).to_owned() }]
    }))
}

const NO_DAY: Words = Words::new(
    "«{code}» er ingen dag. Skriv 05-17, easter.50 eller 2027-03-05.",
    "«{code}» er ingen dag. Skriv 05-17, easter.50 eller 2027-03-05.",
    "“{code}” is no day. Write 05-17, easter.50 or 2027-03-05.",
);
const NOT_ADDED: Words = Words::new(
    "Koden «{code}» kan ikke legges til i denne listen.",
    "Koden «{code}» kan ikkje leggjast til i denne lista.",
    "The code “{code}” cannot be added to this list.",
);
const NOT_LEFT_OUT: Words = Words::new(
    "Koden «{code}» må være med; titlene kan endres.",
    "Koden «{code}» må vere med; titlane kan endrast.",
    "The code “{code}” must be there; its titles can be changed.",
);

/// Codes that a closed list cannot have, as the rules would not know them; and those it must not lose.
fn codes_of_nobody(name: CodeListName, newer: &CodeList, language: Language) -> Vec<CodeListFault> {
    let fault = |words: Words, code: &str| {
        let message = words.with([("code", code.into())]).of(language);
        CodeListFault { line: 0, column: "code".to_owned(), message }
    };
    let codes = newer.codes();
    if name == CodeListName::Holiday {
        let no_days = codes.iter().filter(|code| !is_rule(code));
        return no_days.map(|code| fault(NO_DAY, code)).collect();
    }
    let Some(known) = name.closed_codes() else { return Vec::new() };
    let unknown = codes.difference(&known).map(|code| fault(NOT_ADDED, code));
    let missing = known.difference(&codes).map(|code| fault(NOT_LEFT_OUT, code));
    unknown.chain(missing).collect()
}

fn change(new: &Replacement) -> CodeListChange {
    CodeListChange {
        version: None,
        added: new.added.clone(),
        retitled: new.retitled.clone(),
        retired: new.retired.clone(),
        retired_in_use: new.retired_in_use.clone(),
        faults: Vec::new(),
    }
}

fn faulty(faults: Vec<CodeListFault>) -> CodeListChange {
    CodeListChange { faults, ..CodeListChange::default() }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
