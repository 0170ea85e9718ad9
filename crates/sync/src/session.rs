//! When a device talks to the server, as a state machine: events in, effects out.
//!
//! One request is under way at most. A reply counts only after it is stored: the next request goes
//! out on [`Event::Stored`], never before. Retries back off with jitter, so that an outage is not
//! followed by a herd.

use worktrail_domain::Timestamp;

/// First pause after a failure.
const RETRY_FIRST_MILLIS: i64 = 2_000;

/// Longest pause between tries: short enough that nobody waits for a network that is back.
const RETRY_MAX_MILLIS: i64 = 20_000;

/// Pause between rounds when nothing happens; server events make rounds earlier.
const IDLE_POLL_MILLIS: i64 = 60_000;

/// Most rounds in one go before others get a turn; a first download of 10 GB would pass it.
const ROUNDS_MAX: u32 = 2_000;

/// Why a round is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trigger {
    /// Something was saved on this device.
    Saved,
    /// The person pressed the button.
    Pressed,
    /// The operating system says the network is back, or the vault was opened.
    NetworkBack,
    /// The server said that something is new.
    ServerNews,
}

/// Why a round failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SendFailure {
    /// No answer: offline, or the server is down.
    Unreachable,
    /// The server answered with an error that may pass.
    ServerError,
    /// The server refuses this device; trying again changes nothing until a person acts.
    Refused,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A round is wanted.
    Wanted(Trigger),
    /// The answer of the round under way has come; it is not stored yet.
    Answered,
    /// The answer is stored durably.
    Stored {
        /// The server has more, or the outbox is not empty.
        more: bool,
    },
    /// The answer could not be stored (disk full, damaged).
    StoreFailed,
    /// The round under way failed.
    Failed(SendFailure),
    /// Time has passed.
    Tick,
}

/// What to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Build a request from cursors and outbox and send it.
    Send,
    /// Store the answer in one transaction.
    Store,
    /// Wake the session with [`Event::Tick`] at this time.
    WakeAt(Timestamp),
}

/// What the session is doing, for the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Nothing to do, or waiting for the next poll.
    Idle,
    /// A request is under way or its answer is being stored.
    Working,
    /// Waiting to try again.
    Waiting {
        /// Why.
        because: SendFailure,
        /// When.
        retry_at: Timestamp,
    },
    /// The server refuses this device, or the disk refuses the answer.
    Stopped,
}

/// One device's conversation with its server.
#[derive(Debug, Clone)]
pub struct Session {
    phase: Phase,
    wanted_again: bool,
    failures: u32,
    rounds: u32,
    next_poll: Timestamp,
}

impl Session {
    /// Starts idle; the first [`Event::Wanted`] or [`Event::Tick`] sends.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            phase: Phase::Idle,
            wanted_again: false,
            failures: 0,
            rounds: 0,
            next_poll: Timestamp::from_millis(i64::MIN),
        }
    }

    /// What it is doing.
    #[must_use]
    pub const fn phase(&self) -> Phase {
        self.phase
    }

    /// Advances by one event. `jitter` is a fresh random number; it spreads retries.
    pub fn handle(&mut self, event: &Event, now: Timestamp, jitter: u64) -> Vec<Effect> {
        match (self.phase, event) {
            (Phase::Working, Event::Wanted(_)) => {
                self.wanted_again = true;
                Vec::new()
            }
            // A local save does not hammer a server that just failed; a person, a network or the server may.
            (Phase::Waiting { .. }, Event::Wanted(Trigger::Saved)) => Vec::new(),
            (Phase::Stopped, Event::Wanted(Trigger::Saved | Trigger::ServerNews)) => Vec::new(),
            (_, Event::Wanted(_)) => self.send(),
            (Phase::Working, Event::Answered) => vec![Effect::Store],
            (Phase::Working, Event::Stored { more }) => self.stored(*more, now, jitter),
            (Phase::Working, Event::StoreFailed) => {
                self.phase = Phase::Stopped;
                Vec::new()
            }
            (Phase::Working, Event::Failed(why)) => self.failed(*why, now, jitter),
            (Phase::Waiting { retry_at, .. }, Event::Tick) if retry_at <= now => self.send(),
            (Phase::Waiting { retry_at, .. }, Event::Tick) => vec![Effect::WakeAt(retry_at)],
            (Phase::Idle, Event::Tick) if self.next_poll <= now => self.send(),
            (Phase::Idle, Event::Tick) => vec![Effect::WakeAt(self.next_poll)],
            // Late answers and ticks in other phases change nothing.
            _ => Vec::new(),
        }
    }

    fn send(&mut self) -> Vec<Effect> {
        self.phase = Phase::Working;
        self.wanted_again = false;
        vec![Effect::Send]
    }

    fn stored(&mut self, more: bool, now: Timestamp, jitter: u64) -> Vec<Effect> {
        self.failures = 0;
        self.rounds += 1;
        if (more || self.wanted_again) && self.rounds < ROUNDS_MAX {
            return self.send();
        }
        self.rounds = 0;
        self.phase = Phase::Idle;
        self.next_poll = after(now, IDLE_POLL_MILLIS, jitter);
        vec![Effect::WakeAt(self.next_poll)]
    }

    fn failed(&mut self, why: SendFailure, now: Timestamp, jitter: u64) -> Vec<Effect> {
        self.rounds = 0;
        if why == SendFailure::Refused {
            self.phase = Phase::Stopped;
            return Vec::new();
        }
        let pause = RETRY_FIRST_MILLIS.saturating_mul(1_i64 << self.failures.min(16)).min(RETRY_MAX_MILLIS);
        self.failures = self.failures.saturating_add(1);
        let retry_at = after(now, pause, jitter);
        self.phase = Phase::Waiting { because: why, retry_at };
        vec![Effect::WakeAt(retry_at)]
    }
}

impl Default for Session {
    fn default() -> Self {
        Self::new()
    }
}

/// `pause` from now, shortened by up to a half.
fn after(now: Timestamp, pause: i64, jitter: u64) -> Timestamp {
    let half = u64::try_from(pause / 2).unwrap_or(0);
    let spread = i64::try_from(jitter % (half + 1)).unwrap_or(0);
    Timestamp::from_millis(now.millis().saturating_add(pause - spread))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_millis(1_000_000);

    fn later(millis: i64) -> Timestamp {
        Timestamp::from_millis(NOW.millis() + millis)
    }

    fn working() -> Session {
        let mut session = Session::new();
        assert_eq!(session.handle(&Event::Wanted(Trigger::Pressed), NOW, 0), [Effect::Send]);
        session
    }

    #[test]
    fn next_request_waits_until_the_answer_is_stored() {
        let mut session = working();
        assert_eq!(session.handle(&Event::Wanted(Trigger::Saved), NOW, 0), []);
        assert_eq!(session.handle(&Event::Answered, NOW, 0), [Effect::Store]);
        assert_eq!(session.handle(&Event::Stored { more: false }, NOW, 0), [Effect::Send]);
    }

    #[test]
    fn failures_back_off_up_to_the_limit() {
        let mut session = working();
        let mut pauses = Vec::new();
        for _ in 0..9 {
            let effects = session.handle(&Event::Failed(SendFailure::Unreachable), NOW, 0);
            let [Effect::WakeAt(at)] = effects.as_slice() else { panic!("{effects:?}") };
            pauses.push(at.millis() - NOW.millis());
            assert_eq!(session.handle(&Event::Tick, *at, 0), [Effect::Send]);
        }
        assert_eq!(pauses.first(), Some(&RETRY_FIRST_MILLIS));
        assert!(pauses.windows(2).all(|w| w[0] <= w[1]));
        assert_eq!(pauses.last(), Some(&RETRY_MAX_MILLIS));
    }

    #[test]
    fn jitter_spreads_devices_over_half_the_pause() {
        let at = |jitter| {
            let mut session = working();
            session.handle(&Event::Failed(SendFailure::ServerError), NOW, jitter)
        };
        assert_eq!(at(0), [Effect::WakeAt(later(2_000))]);
        assert_eq!(at(1_000), [Effect::WakeAt(later(1_000))]);
    }

    #[test]
    fn person_or_network_ends_the_wait_but_a_save_does_not() {
        let mut session = working();
        session.handle(&Event::Failed(SendFailure::Unreachable), NOW, 0);
        assert_eq!(session.handle(&Event::Wanted(Trigger::Saved), NOW, 0), []);
        assert_eq!(session.handle(&Event::Wanted(Trigger::NetworkBack), NOW, 0), [Effect::Send]);
    }

    #[test]
    fn refused_device_stops_until_a_person_presses() {
        let mut session = working();
        assert_eq!(session.handle(&Event::Failed(SendFailure::Refused), NOW, 0), []);
        assert_eq!(session.phase(), Phase::Stopped);
        assert_eq!(session.handle(&Event::Tick, later(10_000_000), 0), []);
        assert_eq!(session.handle(&Event::Wanted(Trigger::Saved), NOW, 0), []);
        assert_eq!(session.handle(&Event::Wanted(Trigger::Pressed), NOW, 0), [Effect::Send]);
    }

    #[test]
    fn endless_more_ends_at_the_limit_of_rounds() {
        let mut session = working();
        let mut sends = 0;
        for _ in 0..=ROUNDS_MAX {
            session.handle(&Event::Answered, NOW, 0);
            match session.handle(&Event::Stored { more: true }, NOW, 0).as_slice() {
                [Effect::Send] => sends += 1,
                _ => break,
            }
        }
        assert!(sends < ROUNDS_MAX);
        assert_eq!(session.phase(), Phase::Idle);
    }
}
