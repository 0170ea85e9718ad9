//! The list of what the tool in use today does, row by row: each test is named after its row in `docs/coverage.md`.

mod access;
mod calendar_files;
mod code_lists;
mod creation;
mod employer_meetings;
mod employers;
mod exchange;
mod exchange_employers;
mod exchange_portfolios;
mod figures;
mod handover;
mod inbox;
mod languages;
mod meetings;
mod merging;
mod morning;
mod participant;
mod past;
mod phases;
mod profile;
mod records;
mod reports;
mod startup;
mod tasks;
mod views;
mod workspace;
