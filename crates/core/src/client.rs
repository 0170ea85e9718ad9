//! One device: enrolment, unlock, lock, and the open replica behind a lock.

use crate::{
    CoreError,
    api::{AppPhase, AppStatus, EnrolInput, Me, SyncStatus},
    delivery::DeliveryState,
    online::{self, Server},
    waiting,
};
use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use tokio::sync::{Notify, broadcast};
use worktrail_crypto::{SigningKey, to_hex};
use worktrail_domain::{Date, Language, Timestamp, oslo_date};
use worktrail_replica::{Identity, Replica};
use worktrail_sync::{EnrolReply, EnrolRequest, Trigger};
use worktrail_vault::{KdfParams, Vault};

/// Where the time comes from. Shells give the system's clock, tests give their own.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// Version of the app, as the server and the about page see it.
pub(crate) const APP_VERSION: &str = env!("CARGO_PKG_VERSION");

/// Stands in the folder while enrolment is under way: what lies there then holds no work yet.
const ENROLLING: &str = "enrolling";

/// Most notices a slow listener may miss before it is told to ask anew.
const NOTICES_MAX: usize = 64;

/// What listeners are told.
#[derive(Debug, Clone)]
pub enum Notice {
    /// Something that is shown may have changed.
    Changed,
    /// Delivery has a new status.
    SyncStatus(SyncStatus),
    /// The vault was locked.
    Locked,
}

/// An enrolment under way: the device's new key, which has not left memory yet.
pub struct Enrolment {
    signing: SigningKey,
    device_name: String,
}

impl Enrolment {
    /// Makes a device's key and the request that hands its public half to the server.
    ///
    /// # Errors
    /// A vault error when the operating system gives no random bytes.
    pub fn begin(code: &str, device_name: &str) -> Result<(Self, EnrolRequest), CoreError> {
        let signing = SigningKey::generate()?;
        let device_name = device_name.trim().to_owned();
        let request = EnrolRequest {
            code: code.trim().to_owned(),
            device_name: device_name.clone(),
            public_key: to_hex(&signing.public_key()),
            app_version: APP_VERSION.to_owned(),
        };
        Ok((Self { signing, device_name }, request))
    }
}

/// One device. Cheap to clone; all clones share the vault.
#[derive(Clone)]
pub struct Client {
    pub(crate) inner: Arc<Inner>,
}

pub(crate) struct Inner {
    pub(crate) dir: PathBuf,
    pub(crate) clock: Clock,
    pub(crate) replica: Mutex<Option<Replica>>,
    pub(crate) notices: broadcast::Sender<Notice>,
    pub(crate) delivery: Mutex<DeliveryState>,
    pub(crate) wake: Notify,
    pub(crate) http: Result<reqwest::Client, ()>,
    language: Mutex<Language>,
}

impl Client {
    /// A device whose vault is, or will be, in `dir`. Touches nothing yet.
    #[must_use]
    pub fn new(dir: PathBuf, clock: Clock) -> Self {
        let (notices, _) = broadcast::channel(NOTICES_MAX);
        Self {
            inner: Arc::new(Inner {
                dir,
                clock,
                replica: Mutex::new(None),
                notices,
                delivery: Mutex::new(DeliveryState::default()),
                wake: Notify::new(),
                http: online::http_client(),
                language: Mutex::new(Language::default()),
            }),
        }
    }

    /// What state the app is in.
    #[must_use]
    pub fn app_status(&self) -> AppStatus {
        let open = self.lock_replica();
        let me = open.as_ref().and_then(|replica| replica.identity().ok()).map(me);
        let phase = match (&me, Vault::exists(&self.inner.dir) && !self.is_enrolling()) {
            (Some(_), _) => AppPhase::Open,
            (None, true) => AppPhase::Locked,
            (None, false) => AppPhase::Unenrolled,
        };
        let waiting = (phase == AppPhase::Locked).then(|| waiting::told(&self.inner.dir)).flatten();
        AppStatus { phase, app_version: APP_VERSION.to_owned(), me, waiting }
    }

    /// Enrols this laptop with a one-time code and opens its new vault.
    ///
    /// # Errors
    /// [`CoreError::AlreadyEnrolled`], [`CoreError::BadServerUrl`], [`CoreError::Unreachable`], the server's answer
    /// for a wrong or used code, or a vault error. The code is used up only when the server has answered yes.
    pub async fn enrol(&self, input: EnrolInput, kdf: KdfParams) -> Result<AppStatus, CoreError> {
        if Vault::exists(&self.inner.dir) && !self.is_enrolling() {
            return Err(CoreError::AlreadyEnrolled);
        }
        Vault::check_passphrase(&input.passphrase)?;
        let kdf = kdf.check()?;
        let server = Server::new(&self.inner, &input.server_url)?;
        let (enrolment, request) = Enrolment::begin(&input.code, &input.device_name)?;
        let reply = server.enrol(&request).await?;
        let client = self.clone();
        tokio::task::spawn_blocking(move || {
            client.finish_enrolment(enrolment, reply, server.base(), &input.passphrase, kdf)
        })
        .await
        .map_err(|_| CoreError::Locked)??;
        self.wake(Trigger::NetworkBack);
        Ok(self.app_status())
    }

    /// Makes the vault of an enrolment that the server has answered, and opens it.
    ///
    /// # Errors
    /// Vault, replica and file errors; what was begun is cleared by the next enrolment.
    pub fn finish_enrolment(
        &self,
        enrolment: Enrolment,
        reply: EnrolReply,
        server_url: &str,
        passphrase: &str,
        kdf: KdfParams,
    ) -> Result<(), CoreError> {
        let identity = Identity {
            device: reply.device,
            user: reply.user,
            user_name: reply.user_name,
            role: reply.role,
            team_name: reply.team_name,
            teams: reply.teams,
            device_name: enrolment.device_name,
            server_url: server_url.to_owned(),
            server_name: reply.server_name,
            synthetic_only: reply.synthetic_only,
        };
        self.make_vault(passphrase, kdf, enrolment.signing, &identity)
    }

    /// Opens the vault. Takes about a second by design; needs no network.
    ///
    /// # Errors
    /// Vault and replica errors; [`CoreError::NotEnrolled`] when there is no vault.
    pub fn unlock(&self, passphrase: &str) -> Result<AppStatus, CoreError> {
        self.unlock_telling(passphrase, &mut |_, _| {})
    }

    /// Opens the vault as [`Client::unlock`] does. The first time after an update lists and search may have to be built
    /// anew, which takes seconds: `progress` then hears how many documents are done and how many there are.
    ///
    /// # Errors
    /// As [`Client::unlock`].
    pub fn unlock_telling(&self, passphrase: &str, progress: &mut dyn FnMut(u64, u64)) -> Result<AppStatus, CoreError> {
        if self.is_enrolling() {
            return Err(CoreError::NotEnrolled);
        }
        let unlocked = Vault::unlock(&self.inner.dir, passphrase, self.now().millis())?;
        let replica = Replica::open_telling(unlocked, progress)?;
        replica.identity()?;
        waiting::forget(&self.inner.dir);
        *self.lock_replica() = Some(replica);
        self.wake(Trigger::NetworkBack);
        Ok(self.app_status())
    }

    /// Locks the vault: closes the file and drops the keys. How much waits to be sent is kept for the next time.
    pub fn lock(&self) {
        let opened = self.lock_replica().take();
        if let Some(replica) = opened {
            if let Ok(counts) = replica.outbox_counts() {
                waiting::keep(&self.inner.dir, counts.pending);
            }
            drop(replica);
            *self.inner.delivery.lock().unwrap_or_else(PoisonError::into_inner) = DeliveryState::default();
            self.tell(Notice::Locked);
        }
    }

    /// Hears what changes.
    #[must_use]
    pub fn subscribe(&self) -> broadcast::Receiver<Notice> {
        self.inner.notices.subscribe()
    }

    /// Answers in a language from now on, for every clone; bokmål until somebody asks for another.
    pub fn speak(&self, language: Language) {
        *self.inner.language.lock().unwrap_or_else(PoisonError::into_inner) = language;
        self.tell(Notice::Changed);
    }

    /// The language of the answers.
    #[must_use]
    pub fn language(&self) -> Language {
        *self.inner.language.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The time, by the clock the device was given.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        (self.inner.clock)()
    }

    pub(crate) fn today(&self) -> Date {
        oslo_date(self.now())
    }

    pub(crate) fn tell(&self, notice: Notice) {
        // Nobody listening is fine: the command line does not.
        drop(self.inner.notices.send(notice));
    }

    /// Runs work on the open replica.
    pub(crate) fn with<T>(&self, work: impl FnOnce(&mut Replica) -> Result<T, CoreError>) -> Result<T, CoreError> {
        let mut open = self.lock_replica();
        let replica = open.as_mut().ok_or(CoreError::Locked)?;
        replica.answer_in(self.language());
        work(replica)
    }

    /// A writer that panicked has rolled its transaction back, so the replica behind the lock is whole.
    fn lock_replica(&self) -> MutexGuard<'_, Option<Replica>> {
        self.inner.replica.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn is_enrolling(&self) -> bool {
        self.inner.dir.join(ENROLLING).exists()
    }

    fn make_vault(
        &self,
        passphrase: &str,
        kdf: KdfParams,
        signing: SigningKey,
        identity: &Identity,
    ) -> Result<(), CoreError> {
        let dir = &self.inner.dir;
        if self.is_enrolling() {
            clear_cut_off_enrolment(dir).map_err(CoreError::File)?;
        }
        fs::create_dir_all(dir).map_err(CoreError::File)?;
        let marker = dir.join(ENROLLING);
        fs::write(&marker, []).map_err(CoreError::File)?;
        let made = Vault::create(dir, passphrase, kdf, signing).map_err(CoreError::from).and_then(|unlocked| {
            let mut replica = Replica::open(unlocked)?;
            replica.set_identity(identity)?;
            Ok(replica)
        });
        match made {
            Ok(replica) => {
                fs::remove_file(&marker).map_err(CoreError::File)?;
                *self.lock_replica() = Some(replica);
                Ok(())
            }
            Err(error) => {
                // Best effort: what is left is cleared by the next enrolment, which the marker asks for.
                drop(clear_cut_off_enrolment(dir));
                Err(error)
            }
        }
    }
}

/// Removes what a cut-off enrolment left. It held keys that the server may know, and no work.
fn clear_cut_off_enrolment(dir: &Path) -> io::Result<()> {
    for file in Vault::FILES {
        match fs::remove_file(dir.join(file)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    fs::remove_file(dir.join(ENROLLING))
}

fn me(identity: &Identity) -> Me {
    Me {
        user_name: identity.user_name.clone(),
        role: identity.role,
        team_name: identity.team_name.clone(),
        device_name: identity.device_name.clone(),
        server_url: identity.server_url.clone(),
        server_name: identity.server_name.clone(),
        synthetic_only: identity.synthetic_only,
    }
}
