//! Delivering and fetching: the shell around the sync state machine.

use crate::{
    Client, CoreError,
    api::{Progress, SyncPhase, SyncReport, SyncStatus},
    client::{APP_VERSION, Notice},
    error::Refusal,
    online::{Round, Server, Signer},
};
use std::{
    future::Future,
    pin::pin,
    sync::{MutexGuard, PoisonError},
    time::Duration,
};
use tokio::time::sleep;
use worktrail_crypto::{generate_bytes, sha256};
use worktrail_domain::{DeviceId, Timestamp};
use worktrail_replica::Ingested;
use worktrail_sync::{
    Effect, Event, PUSH_BYTES_MAX, PUSH_FRAMES_MAX, Phase, Position, REPLY_NEWS_BYTES_DEFAULT, SendFailure, Session,
    SyncReply, SyncRequest, Trigger, position_bytes,
};

/// Most rounds of one `sync` command; each brings or hands in at least one envelope, so this is gigabytes.
const ROUNDS_MAX: u32 = 2_000;

/// Pause before listening for news again after the stream ended.
const LISTEN_AGAIN: Duration = Duration::from_secs(5);

/// Longest pause before finding out why the stream of news ended; a random part of it, so that a restarted server does
/// not meet every laptop in the same moment.
const ASK_WHY_MILLIS_MAX: u64 = 2_000;

/// Longest sleep between looks at the clock, so that a laptop that slept notices soon.
const SLEEP_MAX: Duration = Duration::from_secs(15);

/// What delivery is doing, for the status.
#[derive(Default)]
pub(crate) struct DeliveryState {
    session: Session,
    triggers: Vec<Trigger>,
    progress: Option<Progress>,
    error: Option<Refusal>,
    /// News is expected: the next round says where every stream stands, so that one round is enough.
    cursors_wanted: bool,
}

impl Client {
    /// Delivery, from one source: counts of actions by state.
    ///
    /// # Errors
    /// [`CoreError::Locked`] or a store error.
    pub fn sync_status(&self) -> Result<SyncStatus, CoreError> {
        let (counts, (contact_at, delivered_at)) =
            self.with(|replica| Ok((replica.outbox_counts()?, replica.contact_times()?)))?;
        let state = self.delivery();
        let (phase, retry_at) = match state.session.phase() {
            Phase::Idle => (SyncPhase::Idle, None),
            Phase::Working => (SyncPhase::Working, None),
            Phase::Waiting { retry_at, .. } => (SyncPhase::Offline, Some(retry_at)),
            Phase::Stopped => (SyncPhase::Stopped, None),
        };
        Ok(SyncStatus {
            phase,
            outbox: counts.pending,
            held: counts.held,
            quarantined: counts.quarantined,
            delivered: counts.delivered,
            delivered_at,
            contact_at,
            retry_at,
            progress: state.progress,
            error: state.error.map(|error| error.in_language(self.language())),
        })
    }

    /// Hands in and fetches until neither side has more: for scripts.
    ///
    /// # Errors
    /// [`CoreError::Unreachable`], the server's refusal, [`CoreError::Locked`] or a store error. What was exchanged
    /// before the error stays exchanged.
    pub async fn sync(&self) -> Result<SyncReport, CoreError> {
        let mut report = SyncReport::default();
        let mut waiting = self.with(|replica| Ok(replica.outbox_counts()?.pending))?;
        while report.rounds < ROUNDS_MAX {
            let round = self.exchange().await?;
            let done = self.ingest(round).await?;
            report.rounds += 1;
            report.sent += done.sent;
            report.received += done.received;
            report.held += done.held;
            report.quarantined += done.quarantined;
            report.lost += done.lost;
            report.outbox = self.with(|replica| Ok(replica.outbox_counts()?.pending))?;
            let went_on = done.receipted > 0 || report.outbox > waiting;
            waiting = report.outbox;
            if !done.more && (report.outbox == 0 || !went_on) {
                break;
            }
        }
        self.tell(Notice::Changed);
        Ok(report)
    }

    /// Asks for a round now: the button.
    pub fn wake_sync(&self) {
        self.wake(Trigger::Pressed);
    }

    pub(crate) fn wake(&self, trigger: Trigger) {
        let mut state = self.delivery();
        state.triggers.push(trigger);
        state.cursors_wanted |= trigger == Trigger::ServerNews;
        drop(state);
        self.inner.wake.notify_one();
    }

    /// Delivers and fetches in the background until `until` is done or the vault is locked.
    pub async fn run_sync(&self, until: impl Future<Output = ()>) {
        let mut until = pin!(until);
        let mut listening = pin!(self.listen());
        self.wake(Trigger::NetworkBack);
        loop {
            let pause = self.turn().await;
            self.tell_status();
            if self.with(|_| Ok(())).is_err() {
                return;
            }
            tokio::select! {
                () = &mut until => return,
                () = &mut listening => return,
                () = self.inner.wake.notified() => {}
                () = sleep(pause) => {}
            }
        }
    }

    /// Feeds the state machine with what has happened and does what it asks; gives how long to sleep then.
    async fn turn(&self) -> Duration {
        let triggers = std::mem::take(&mut self.delivery().triggers);
        let mut events: Vec<Event> = triggers.into_iter().map(Event::Wanted).collect();
        events.push(Event::Tick);
        let mut pause = SLEEP_MAX;
        // Events made by doing effects are few: at most one round is under way.
        while !events.is_empty() {
            let event = events.remove(0);
            let effects = self.advance(&event);
            for effect in effects {
                match effect {
                    Effect::WakeAt(at) => pause = self.until(at),
                    Effect::Send => {
                        self.tell_status();
                        events.extend(self.round().await);
                    }
                    Effect::Store => {} // Done as part of the round: see `round`.
                }
            }
        }
        pause
    }

    /// One round: send, then store; gives the events of both.
    async fn round(&self) -> Vec<Event> {
        let round = match self.exchange().await {
            Ok(round) => round,
            Err(error) => return vec![self.failed(&error)],
        };
        self.advance(&Event::Answered);
        match self.ingest(round).await {
            Ok(done) => {
                let brought = done.roster || done.received + done.lost + done.receipted > 0;
                self.note(None, (done.more).then_some(done.bytes_left));
                if brought {
                    self.tell(Notice::Changed);
                }
                let handed_in = done.receipted > 0;
                let waiting = self.with(|replica| Ok(replica.outbox_counts()?.pending)).unwrap_or(0);
                vec![Event::Stored { more: done.more || (waiting > 0 && handed_in) }]
            }
            Err(error) => {
                self.note(Some(error.refusal()), None);
                vec![Event::StoreFailed]
            }
        }
    }

    /// What the next round asks: cursors, and the oldest of the outbox.
    ///
    /// # Errors
    /// [`CoreError::Locked`] or a store error.
    pub fn next_request(&self) -> Result<(DeviceId, SyncRequest), CoreError> {
        let cursors_wanted = self.delivery().cursors_wanted;
        self.with(|replica| {
            let push = replica.outbox_frames(PUSH_FRAMES_MAX, PUSH_BYTES_MAX)?;
            let cursors = replica.cursors()?;
            // Who hands nothing in and expects nothing asks with a digest: idle laptops are most of the traffic.
            let position = if push.is_empty() && !cursors.is_empty() && !cursors_wanted {
                Position::Digest(sha256(&[&position_bytes(cursors)]).0)
            } else {
                Position::Cursors(cursors)
            };
            let request = SyncRequest {
                app_version: APP_VERSION.to_owned(),
                position,
                push,
                news_bytes_max: REPLY_NEWS_BYTES_DEFAULT,
                roster: replica.roster_digest()?,
            };
            Ok((replica.identity()?.device, request))
        })
    }

    /// Stores the answer of a round, all of it or nothing, and then mends what is derived from meetings that it merged.
    /// Taking the same answer twice changes nothing.
    ///
    /// # Errors
    /// [`CoreError::Locked`] or a store error.
    pub fn take_reply(&self, reply: &SyncReply) -> Result<Ingested, CoreError> {
        let now = self.now();
        let done = self.with(|replica| Ok(replica.ingest(reply, now)?))?;
        self.delivery().cursors_wanted = reply.cursors_wanted;
        self.mend_marks()?;
        Ok(done)
    }

    /// Sends cursors and outbox; gives the answer, not stored yet.
    pub(crate) async fn exchange(&self) -> Result<Round, CoreError> {
        let (device, request) = self.next_request()?;
        let url = self.with(|replica| Ok(replica.identity()?.server_url.clone()))?;
        let round = Server::new(&self.inner, &url)?.sync(device, self.now(), &request, self).await?;
        tracing::debug!(
            pushed = request.push.len(),
            up = round.bytes_up,
            down = round.bytes_down,
            streams = round.reply.streams.len(),
            "sync round"
        );
        Ok(round)
    }

    /// Stores an answer off the threads that serve the network.
    async fn ingest(&self, round: Round) -> Result<Ingested, CoreError> {
        let client = self.clone();
        tokio::task::spawn_blocking(move || client.take_reply(&round.reply)).await.map_err(|_| CoreError::Locked)?
    }

    fn advance(&self, event: &Event) -> Vec<Effect> {
        let jitter = generate_bytes().map_or(0, u64::from_be_bytes);
        let now = self.now();
        self.delivery().session.handle(event, now, jitter)
    }

    fn failed(&self, error: &CoreError) -> Event {
        self.note(Some(error.refusal()), None);
        Event::Failed(match error {
            CoreError::Unreachable => SendFailure::Unreachable,
            CoreError::Server { code } if is_refusal(code) => SendFailure::Refused,
            CoreError::Locked | CoreError::BadServerUrl => SendFailure::Refused,
            _ => SendFailure::ServerError,
        })
    }

    fn note(&self, error: Option<Refusal>, bytes_left: Option<u64>) {
        let mut state = self.delivery();
        state.error = error;
        state.progress = bytes_left.map(|left| further(state.progress, left));
    }

    fn tell_status(&self) {
        if let Ok(status) = self.sync_status() {
            self.tell(Notice::SyncStatus(status));
        }
    }

    fn until(&self, at: Timestamp) -> Duration {
        let millis = u64::try_from(at.millis().saturating_sub(self.now().millis())).unwrap_or(0);
        Duration::from_millis(millis).min(SLEEP_MAX)
    }

    /// Listens for the server's hints for as long as the vault is open; each makes a round.
    async fn listen(&self) {
        loop {
            let found = self.with(|replica| {
                let identity = replica.identity()?;
                Ok((identity.device, identity.server_url.clone()))
            });
            let Ok((device, url)) = found else { return };
            self.listen_once(device, &url).await;
            sleep(LISTEN_AGAIN).await;
        }
    }

    async fn listen_once(&self, device: DeviceId, url: &str) {
        let Ok(server) = Server::new(&self.inner, url) else { return };
        let began = server.listen(device, self.now(), self, || self.wake(Trigger::ServerNews)).await.is_ok();
        if !began && self.delivery().session.phase() != Phase::Idle {
            // The rounds have noticed that too, and have their own retries.
            return;
        }
        // It ended, or never began while the rounds believe all is well: the server or the network went away. A round
        // finds out, so that the status does not go on claiming contact until the next poll.
        let random = generate_bytes().map_or(0, u64::from_be_bytes);
        sleep(Duration::from_millis(random % ASK_WHY_MILLIS_MAX)).await;
        self.wake(Trigger::ServerNews);
    }

    fn delivery(&self) -> MutexGuard<'_, DeliveryState> {
        self.inner.delivery.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Signer for Client {
    fn sign(&self, message: &[u8]) -> Result<[u8; 64], CoreError> {
        self.with(|replica| Ok(replica.sign(message)))
    }
}

/// How far a download is after a reply, against what its first reply left to come. Both are bytes of the logs as the
/// server stores them; those on the wire are compressed and would never add up to them. Logs that grow meanwhile make the
/// whole larger and take nothing of what is done back.
fn further(before: Option<Progress>, left: u64) -> Progress {
    let done = before.map_or(0, |before| before.done.max(before.done.saturating_add(before.left).saturating_sub(left)));
    Progress { done, left }
}

/// Whether trying again changes nothing until a person acts.
fn is_refusal(code: &str) -> bool {
    matches!(code, "device_unknown" | "device_revoked" | "user_closed" | "protocol_unsupported" | "signature_wrong")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn download_is_measured_against_what_its_first_reply_left() {
        let replies = [3_000, 2_000, 2_500, 500, 0];
        let mut told = None;
        let shown = replies.map(|left| {
            let progress = further(told, left);
            told = Some(progress);
            (progress.done, progress.done + progress.left)
        });
        assert_eq!(shown, [(0, 3_000), (1_000, 3_000), (1_000, 3_500), (3_000, 3_500), (3_500, 3_500)]);
    }
}
