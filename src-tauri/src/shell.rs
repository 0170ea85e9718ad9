//! What the window's commands share: the core, and the background delivery while the vault is open.

use crate::{page, window, words};
use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};
use tauri::{AppHandle, Emitter, Manager, async_runtime};
use tokio::{
    sync::{broadcast::error::RecvError, oneshot},
    time::timeout,
};
use worktrail_core::{
    Client, CoreError, Notice,
    api::{ErrorReport, RebuildProgress},
    domain::{Language, Timestamp},
};

/// Told to the page: something it shows may have changed.
const EVENT_CHANGED: &str = "changed";

/// Told to the page, with the new status.
const EVENT_SYNC_STATUS: &str = "sync-status";

/// Told to the page: the vault is locked, drop everything.
const EVENT_LOCKED: &str = "locked";

/// Told to the page while lists and search are built anew: how many documents are done, and how many there are.
const EVENT_REBUILD_PROGRESS: &str = "rebuild-progress";

/// How long after the vault is opened the first page has the store to itself, before delivery asks it what to send.
const FIRST_PAGE: Duration = Duration::from_millis(700);

/// What a command answers.
pub(crate) type Reply<T> = Result<T, ErrorReport>;

/// The state behind all commands.
pub(crate) struct Shell {
    client: Client,
    /// Ends the running delivery when dropped.
    delivery: Mutex<Option<oneshot::Sender<()>>>,
}

impl Shell {
    pub(crate) fn new(client: Client) -> Self {
        Self { client, delivery: Mutex::new(None) }
    }

    /// Runs blocking work of the core (queries, fsync, key derivation) off the threads that serve the window.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Client) -> Result<T, CoreError> + Send + 'static,
    ) -> Result<T, ErrorReport> {
        let client = self.client.clone();
        match async_runtime::spawn_blocking(move || work(&client)).await {
            Ok(outcome) => outcome.map_err(|error| self.told(&error)),
            Err(_) => Err(internal(self.language())),
        }
    }

    pub(crate) fn client(&self) -> &Client {
        &self.client
    }

    /// Logs an error's code and hands its report on, in the language of the person. Never logs its message: that may name
    /// what was typed.
    pub(crate) fn told(&self, error: &CoreError) -> ErrorReport {
        let report = error.report_in(self.language());
        tracing::info!(code = report.code.as_str(), "command refused");
        report
    }

    /// The language of the person at work.
    pub(crate) fn language(&self) -> Language {
        self.client.language()
    }

    /// The time, by the clock the core has.
    pub(crate) fn now(&self) -> Timestamp {
        self.client.now()
    }

    /// Asks the core something for the shell's own use.
    pub(crate) async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&Client) -> Result<T, CoreError> + Send + 'static,
    ) -> Result<T, CoreError> {
        let client = self.client.clone();
        async_runtime::spawn_blocking(move || question(&client)).await.unwrap_or(Err(CoreError::Locked))
    }

    /// Locks the vault, off the thread that asks: a write under way is waited for.
    pub(crate) fn lock_soon(&self) {
        self.stop_delivery();
        let client = self.client.clone();
        async_runtime::spawn_blocking(move || client.lock());
    }

    /// Starts delivering in the background, once the first page is read; one that runs already is ended first.
    pub(crate) fn start_delivery(&self) {
        let (stop, stopped) = oneshot::channel();
        let previous = self.delivery.lock().unwrap_or_else(PoisonError::into_inner).replace(stop);
        drop(previous);
        let client = self.client.clone();
        async_runtime::spawn(async move {
            // A dropped sender is the signal, so both outcomes mean "stop".
            let mut stopped = stopped;
            if timeout(FIRST_PAGE, &mut stopped).await.is_err() {
                client.run_sync(async move { drop(stopped.await) }).await;
            }
        });
    }

    /// Ends the background delivery. What is under way is finished by the server or tried again later.
    pub(crate) fn stop_delivery(&self) {
        drop(self.delivery.lock().unwrap_or_else(PoisonError::into_inner).take());
    }

    /// Ends everything, at the end of the process.
    pub(crate) fn close(&self) {
        self.stop_delivery();
        self.client.lock();
    }
}

/// Tells the page how far building lists and search anew has come.
pub(crate) fn rebuild_progress(app: AppHandle) -> impl FnMut(u64, u64) {
    move |done, all| {
        if let Err(error) = app.emit(EVENT_REBUILD_PROGRESS, RebuildProgress { done, all }) {
            tracing::warn!("telling the window: {error:#}");
        }
    }
}

fn internal(language: Language) -> ErrorReport {
    tracing::error!("a command panicked");
    ErrorReport { code: "internal".to_owned(), message: words::INTERNAL.of(language).to_owned(), field: None }
}

/// Tells the page what happens in the core, for as long as the app runs.
pub(crate) fn forward_notices(app: &AppHandle) {
    let app = app.clone();
    let mut notices = app.state::<Shell>().client.subscribe();
    async_runtime::spawn(async move {
        loop {
            let told = match notices.recv().await {
                // Missed some: the page asks for everything it shows anew.
                Ok(Notice::Changed) | Err(RecvError::Lagged(_)) => app.emit(EVENT_CHANGED, ()),
                Ok(Notice::SyncStatus(status)) => app.emit(EVENT_SYNC_STATUS, status),
                Ok(Notice::Locked) => {
                    app.state::<Shell>().stop_delivery();
                    let told = app.emit(EVENT_LOCKED, ());
                    window::clear(&app);
                    page::clear(&app);
                    told
                }
                Err(RecvError::Closed) => return,
            };
            if let Err(error) = told {
                tracing::warn!("telling the window: {error:#}");
            }
        }
    });
}
