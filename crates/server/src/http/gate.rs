//! How much work is let in at a time, and running it off the network threads.

use super::answer::Failure;
use axum::{
    body::{Body, Bytes, to_bytes},
    http::{HeaderMap, header::CONTENT_LENGTH},
};
use std::{sync::Arc, time::Duration};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use worktrail_sync::BODY_BYTES_MAX;

/// Size of one share of the memory for bodies.
const SHARE_BYTES: usize = 64 * 1024;

/// Memory for bodies under way, in shares: 256 MiB, which is 32 of the largest requests or 4,096 idle ones.
const SHARES: u32 = 4_096;

/// Requests at work in the store: one writes at a time, and more readers than cores only wait for each other.
const WORKERS: usize = 4;

/// Longest time for a body to come: the largest one over a line of 1 Mbit/s takes 70 seconds.
const BODY_TIMEOUT: Duration = Duration::from_secs(120);

/// Lets in as many requests as there is memory for; the others are told to come again.
#[derive(Clone)]
pub(super) struct Gate {
    shares: Arc<Semaphore>,
    workers: Arc<Semaphore>,
}

/// A body with its share of memory, given back when the request is done.
pub(super) struct Admitted {
    pub(super) body: Bytes,
    share: OwnedSemaphorePermit,
}

impl Gate {
    pub(super) fn new() -> Self {
        Self { shares: Arc::new(Semaphore::new(shares(SHARES))), workers: Arc::new(Semaphore::new(WORKERS)) }
    }

    /// Reads a body of at most `limit` bytes.
    pub(super) async fn admit(&self, headers: &HeaderMap, body: Body, limit: usize) -> Result<Admitted, Failure> {
        let limit = limit.min(BODY_BYTES_MAX);
        let declared = headers.get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
        let expected = declared.unwrap_or(limit);
        if expected > limit {
            return Err(Failure::BodyTooLarge);
        }
        let wanted = u32::try_from(1 + expected / SHARE_BYTES).unwrap_or(SHARES);
        let share = Arc::clone(&self.shares).try_acquire_many_owned(wanted).map_err(|_| Failure::Busy)?;
        let read = tokio::time::timeout(BODY_TIMEOUT, to_bytes(body, limit)).await.map_err(|_| Failure::Malformed)?;
        // Either the connection broke, and nobody reads the answer, or a body without a length passed the limit.
        let body = read.map_err(|_| if declared.is_none() { Failure::BodyTooLarge } else { Failure::Malformed })?;
        Ok(Admitted { body, share })
    }

    /// Runs work with the store on its own thread. A panic there ends this request and nothing else.
    pub(super) async fn run<T: Send + 'static>(
        &self,
        admitted: Admitted,
        work: impl FnOnce(Bytes) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let Ok(worker) = Arc::clone(&self.workers).acquire_owned().await else {
            unreachable!("the semaphore is never closed")
        };
        let Admitted { body, share } = admitted;
        let done = tokio::task::spawn_blocking(move || {
            // Held until the work is done, even when the client has gone meanwhile.
            let _held = (worker, share);
            work(body)
        });
        done.await.unwrap_or_else(|_| {
            tracing::error!("a request failed by a defect; nothing of it was kept");
            Err(Failure::Internal)
        })
    }
}

fn shares(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_length(length: usize) -> HeaderMap {
        HeaderMap::from_iter([(CONTENT_LENGTH, length.into())])
    }

    #[tokio::test]
    async fn no_more_is_let_in_than_there_is_memory_for_and_places_are_given_back() {
        let gate = Gate::new();
        let mut inside = Vec::new();
        while let Ok(admitted) = gate.admit(&of_length(BODY_BYTES_MAX), Body::empty(), BODY_BYTES_MAX).await {
            inside.push(admitted);
            assert!(inside.len() < 100, "must end");
        }
        assert_eq!(inside.len(), 31);
        assert!(matches!(
            gate.admit(&of_length(BODY_BYTES_MAX), Body::empty(), BODY_BYTES_MAX).await,
            Err(Failure::Busy)
        ));
        inside.pop();
        assert!(gate.admit(&of_length(BODY_BYTES_MAX), Body::empty(), BODY_BYTES_MAX).await.is_ok());
    }

    #[tokio::test]
    async fn panic_at_work_is_one_failed_request() {
        let gate = Gate::new();
        for _ in 0..2 * WORKERS {
            let admitted = gate.admit(&HeaderMap::new(), Body::empty(), 10).await.unwrap();
            let done = gate.run::<()>(admitted, |_| panic!("as a bug would")).await;
            assert!(matches!(done, Err(Failure::Internal)));
        }
        let admitted = gate.admit(&HeaderMap::new(), Body::empty(), 10).await.unwrap();
        assert!(gate.run(admitted, |_| Ok(())).await.is_ok());
    }

    #[tokio::test]
    async fn body_over_the_limit_is_refused_whether_it_says_its_length_or_not() {
        let gate = Gate::new();
        assert!(matches!(gate.admit(&of_length(11), Body::empty(), 10).await, Err(Failure::BodyTooLarge)));
        let endless = Body::from(vec![0; 11]);
        assert!(matches!(gate.admit(&HeaderMap::new(), endless, 10).await, Err(Failure::BodyTooLarge)));
    }
}
