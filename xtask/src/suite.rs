//! `cargo xtask test`: every check there is, cheapest first, stopping at the first that fails.

use crate::{
    clock::{Stopwatch, spoken},
    place::{Place, files_below},
    policy,
    process::{self, cargo, exists},
    run::unseen,
    setup::{self, Purpose},
    tally::{Counts, Runner},
    tidy, web,
};
use anyhow::{Result, ensure};
use std::{path::PathBuf, process::Command};

/// One check: what it is called, and what it does.
type Step = (&'static str, fn(&Place) -> Result<Outcome>);

/// What a check found: how many tests ran, and whether all is well.
type Outcome = (Counts, Result<()>);

const STEPS: [Step; 14] = [
    ("set-up", |place| plain(setup::prepare(Purpose::Headless).and_then(|()| web::install(place)))),
    ("formatting", |place| plain(process::run(cargo(&place.root).args(["fmt", "--all", "--check"])))),
    ("tidy", |place| plain(tidy::run(place))),
    ("dependency policy", |place| plain(policy::run(place))),
    ("ui lint", |place| plain(process::run(&mut web::script(place, "lint")))),
    ("ui types", |place| plain(process::run(&mut web::script(place, "typecheck")))),
    ("ui tests", |place| process::run_counting(&mut web::script(place, "test"), Runner::Vitest)),
    ("ui bundle", |place| plain(web::build(place).and_then(|()| tidy::check_bundle(place)))),
    ("clippy", |place| plain(process::run(&mut clippy(place)))),
    ("build", |place| plain(process::run(cargo(&place.root).args(["build", "--workspace"])))),
    ("rust tests", rust_tests),
    ("doc tests", |place| {
        process::run_counting(cargo(&place.root).args(["test", "--workspace", "--doc"]), Runner::CargoTest)
    }),
    ("documentation", |place| plain(process::run(&mut documentation(place)))),
    ("window tests", window_tests),
];

/// Runs all checks and prints what each cost and how many tests passed and failed.
pub fn run(place: &Place) -> Result<()> {
    let whole = Stopwatch::start();
    let mut counts = Counts::default();
    let mut times = Vec::new();
    let mut outcome = Ok(());
    for (number, (name, step)) in (1..).zip(STEPS) {
        println!("\n==> {number}/{} {name}", STEPS.len());
        let time = Stopwatch::start();
        let (counted, result) = step(place).unwrap_or_else(|error| (Counts::default(), Err(error)));
        counts += counted;
        times.push(format!("  {name:<18} {}", spoken(time.elapsed())));
        if let Err(error) = result {
            // A check that is no test runner counts as one failed test, so that the closing line is never all green.
            counts.failed = counts.failed.max(1);
            outcome = Err(error.context(format!("'{name}' failed, and what comes after it was not run")));
            break;
        }
    }
    println!("\n{}\n  {:<18} {}\n", times.join("\n"), "all", spoken(whole.elapsed()));
    if let Err(error) = &outcome {
        println!("FAILED: {error:#}");
    }
    println!("{} passed, {} failed", counts.passed, counts.failed);
    outcome
}

#[expect(clippy::unnecessary_wraps, reason = "the shape of a step")]
fn plain(result: Result<()>) -> Result<Outcome> {
    Ok((Counts::default(), result))
}

fn clippy(place: &Place) -> Command {
    let mut command = cargo(&place.root);
    command.args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]);
    command
}

fn rust_tests(place: &Place) -> Result<Outcome> {
    let mut command = cargo(&place.root);
    let runner = if exists("cargo-nextest") {
        command.args(["nextest", "run", "--workspace", "--no-fail-fast", "--status-level", "fail"]);
        Runner::Nextest
    } else {
        command.args(["test", "--workspace", "--lib", "--bins", "--tests", "--no-fail-fast"]);
        Runner::CargoTest
    };
    process::run_counting(&mut command, runner)
}

fn documentation(place: &Place) -> Command {
    let mut command = cargo(&place.root);
    command.args(["doc", "--workspace", "--no-deps"]).env("RUSTDOCFLAGS", "-D warnings");
    command
}

fn window_tests(place: &Place) -> Result<Outcome> {
    let folder = place.ui().join("e2e");
    let is_test = |path: &PathBuf| path.to_str().is_some_and(|path| path.ends_with(".test.mjs"));
    let files: Vec<PathBuf> = files_below(&place.root, &folder)?.into_iter().filter(is_test).collect();
    ensure!(!files.is_empty(), "ui/e2e holds no test");
    let mut command = unseen(&place.root);
    // One window at a time: two cores are busy enough with one browser engine.
    command.args(["node", "--test", "--test-concurrency=1", "--test-reporter=spec"]).args(files);
    command
        .env("WORKTRAIL_APP", place.program("worktrail-app"))
        .env("WORKTRAIL_CLI", place.program("worktrail"))
        .env("WORKTRAIL_SERVER", place.program("worktrail-server"));
    process::run_counting(&mut command, Runner::Node)
}
