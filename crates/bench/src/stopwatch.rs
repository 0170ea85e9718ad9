//! Wall time and CPU time of pieces of work.

use std::{fs, time::Instant};

/// Times of one kind of work, in milliseconds.
#[derive(Default)]
pub(crate) struct Times {
    wall: Vec<f64>,
    cpu: Vec<f64>,
}

impl Times {
    /// Does the work once and keeps how long it took.
    pub(crate) fn time<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let (wall, cpu) = (Instant::now(), thread_cpu_ms());
        let done = work();
        self.cpu.push(thread_cpu_ms() - cpu);
        self.wall.push(wall.elapsed().as_secs_f64() * 1000.0);
        done
    }

    pub(crate) fn wall_median(&self) -> f64 {
        at(&self.wall, 0.5)
    }

    pub(crate) fn wall_p99(&self) -> f64 {
        at(&self.wall, 0.99)
    }

    pub(crate) fn cpu_median(&self) -> f64 {
        at(&self.cpu, 0.5)
    }

    pub(crate) fn cpu_sum(&self) -> f64 {
        self.cpu.iter().sum()
    }

    pub(crate) fn first_wall(&self) -> f64 {
        self.wall.first().copied().unwrap_or(0.0)
    }
}

#[allow(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "a rank among some hundred times"
)]
fn at(times: &[f64], share: f64) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    let rank = ((sorted.len() as f64 - 1.0) * share).round() as usize;
    sorted.get(rank).copied().unwrap_or(0.0)
}

/// CPU time of this thread, in milliseconds, as Linux counts it; 0 elsewhere.
fn thread_cpu_ms() -> f64 {
    let nanos = fs::read_to_string("/proc/thread-self/schedstat")
        .ok()
        .and_then(|line| line.split_whitespace().next().and_then(|nanos| nanos.parse::<f64>().ok()));
    nanos.unwrap_or(0.0) / 1_000_000.0
}
