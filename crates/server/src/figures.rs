//! What the server has done since it started, as numbers for whoever watches over it.
//!
//! **Invariant:** counts, sizes and times alone. No person, device, stream or address is a label, so that the numbers may
//! be kept by a system that may know nothing about anybody.

use std::{
    collections::BTreeMap,
    fmt::Write,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicI64, AtomicU64, Ordering},
    },
    time::Duration,
};
use worktrail_sync::{Outcome, Receipt};

/// Upper bounds of the classes of a request's time, in milliseconds: an idle round, a usual one, a long one, and what
/// somebody should look at.
const TIME_CLASSES_MILLIS: [u64; 7] = [1, 5, 25, 100, 500, 2_500, 10_000];

/// Numbers of one server. Cheap to add to from any thread.
#[derive(Debug, Default)]
pub struct Figures {
    requests: Mutex<BTreeMap<(&'static str, &'static str), u64>>,
    times: Mutex<BTreeMap<&'static str, Times>>,
    envelopes: [AtomicU64; 3],
    bytes_in: AtomicU64,
    bytes_out: AtomicU64,
    listening: AtomicI64,
}

/// How long the requests to one address took.
#[derive(Debug, Default)]
struct Times {
    /// How many took no longer than each bound.
    within: [u64; TIME_CLASSES_MILLIS.len()],
    count: u64,
    sum: Duration,
}

/// What stands aside in the store when the numbers are asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct StandingAside {
    pub(crate) held: u64,
    pub(crate) quarantined: u64,
}

impl Figures {
    /// One answered request: its address as the program names it, `ok` or the code of the failure, and its time.
    pub(crate) fn answered(&self, route: &'static str, answer: &'static str, took: Duration) {
        *lock(&self.requests).entry((route, answer)).or_default() += 1;
        let mut times = lock(&self.times);
        let times = times.entry(route).or_default();
        times.count += 1;
        times.sum += took;
        for (bound, within) in TIME_CLASSES_MILLIS.iter().zip(&mut times.within) {
            *within += u64::from(took <= Duration::from_millis(*bound));
        }
    }

    /// One round: its bytes both ways, and what became of what it handed in.
    pub(crate) fn round(&self, bytes_in: usize, bytes_out: usize, receipts: &[Receipt]) {
        let add = |to: &AtomicU64, number: usize| {
            to.fetch_add(u64::try_from(number).unwrap_or(u64::MAX), Ordering::Relaxed);
        };
        add(&self.bytes_in, bytes_in);
        add(&self.bytes_out, bytes_out);
        let [accepted, held, quarantined] = &self.envelopes;
        for receipt in receipts {
            add(
                match receipt.outcome {
                    Outcome::Accepted { .. } => accepted,
                    Outcome::Held => held,
                    Outcome::Quarantined { .. } => quarantined,
                },
                1,
            );
        }
    }

    /// An event stream was opened; it counts for as long as the answer lives.
    pub(crate) fn listener(&self, change: i64) {
        self.listening.fetch_add(change, Ordering::Relaxed);
    }

    /// The numbers in the text format of Prometheus.
    pub(crate) fn text(&self, aside: StandingAside) -> String {
        let mut page = Page::default();
        page.head("worktrail_build_info", "gauge", "The version that runs");
        page.line("worktrail_build_info", &[("version", env!("CARGO_PKG_VERSION"))], 1);
        page.head("worktrail_requests_total", "counter", "Requests answered, by address and answer");
        for ((route, answer), count) in lock(&self.requests).iter() {
            page.line("worktrail_requests_total", &[("route", route), ("answer", answer)], count);
        }
        page.head("worktrail_request_seconds", "histogram", "Time to the head of the answer");
        for (route, times) in lock(&self.times).iter() {
            for (bound, within) in TIME_CLASSES_MILLIS.iter().zip(times.within) {
                let bound = Duration::from_millis(*bound).as_secs_f64().to_string();
                page.line("worktrail_request_seconds_bucket", &[("route", route), ("le", &bound)], within);
            }
            page.line("worktrail_request_seconds_bucket", &[("route", route), ("le", "+Inf")], times.count);
            page.line("worktrail_request_seconds_sum", &[("route", route)], times.sum.as_secs_f64());
            page.line("worktrail_request_seconds_count", &[("route", route)], times.count);
        }
        page.head("worktrail_receipts_total", "counter", "Receipts given, by outcome");
        for (outcome, count) in ["accepted", "held", "quarantined"].into_iter().zip(&self.envelopes) {
            page.line("worktrail_receipts_total", &[("outcome", outcome)], count.load(Ordering::Relaxed));
        }
        page.head("worktrail_round_bytes_total", "counter", "Bytes of rounds, compressed as on the wire");
        for (way, bytes) in [("in", &self.bytes_in), ("out", &self.bytes_out)] {
            page.line("worktrail_round_bytes_total", &[("way", way)], bytes.load(Ordering::Relaxed));
        }
        page.head("worktrail_event_streams", "gauge", "Event streams that are open");
        page.line("worktrail_event_streams", &[], self.listening.load(Ordering::Relaxed));
        page.head("worktrail_envelopes_aside", "gauge", "Envelopes that wait: held for others, or for a person");
        for (state, count) in [("held", aside.held), ("quarantined", aside.quarantined)] {
            page.line("worktrail_envelopes_aside", &[("state", state)], count);
        }
        page.0
    }
}

/// What is written so far.
#[derive(Default)]
struct Page(String);

impl Page {
    fn head(&mut self, name: &str, kind: &str, help: &str) {
        // Writing to a string does not fail.
        let _ = writeln!(self.0, "# HELP {name} {help}\n# TYPE {name} {kind}");
    }

    fn line(&mut self, name: &str, labels: &[(&str, &str)], value: impl std::fmt::Display) {
        let labels: Vec<String> = labels.iter().map(|(key, text)| format!("{key}=\"{text}\"")).collect();
        let labels = if labels.is_empty() { String::new() } else { format!("{{{}}}", labels.join(",")) };
        let _ = writeln!(self.0, "{name}{labels} {value}");
    }
}

/// Numbers are whole after a panic elsewhere: each addition is one step.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_time_is_counted_in_each_class_it_fits_and_in_the_last() {
        let figures = Figures::default();
        figures.answered("/v1/sync", "ok", Duration::from_millis(5));
        figures.answered("/v1/sync", "busy", Duration::from_secs(60));
        let text = figures.text(StandingAside { held: 2, quarantined: 1 });
        for line in [
            "worktrail_requests_total{route=\"/v1/sync\",answer=\"busy\"} 1",
            "worktrail_request_seconds_bucket{route=\"/v1/sync\",le=\"0.001\"} 0",
            "worktrail_request_seconds_bucket{route=\"/v1/sync\",le=\"0.005\"} 1",
            "worktrail_request_seconds_bucket{route=\"/v1/sync\",le=\"10\"} 1",
            "worktrail_request_seconds_bucket{route=\"/v1/sync\",le=\"+Inf\"} 2",
            "worktrail_request_seconds_sum{route=\"/v1/sync\"} 60.005",
            "worktrail_envelopes_aside{state=\"held\"} 2",
        ] {
            assert!(text.lines().any(|found| found == line), "{line}\n{text}");
        }
    }
}
