//! What can be typed after `worktrail-server`.

use clap::{Args as Arguments, Parser, Subcommand, ValueEnum};
use std::{net::SocketAddr, path::PathBuf};
use worktrail_domain::{Caseload, DeviceId, Role};
use worktrail_server::REFRESH_MINUTES_DEFAULT;

/// The central server of WorkTrail.
#[derive(Debug, Parser)]
#[command(version, about, propagate_version = true)]
pub struct Args {
    /// Folder with the server's data; made when it is not there
    #[arg(long, value_name = "DIR", global = true)]
    pub data: Option<PathBuf>,
    /// What to do
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve devices until interrupted
    Serve(Serve),
    /// Accounts
    #[command(subcommand)]
    User(User),
    /// Teams
    #[command(subcommand)]
    Team(Team),
    /// Laptops and their one-time codes
    #[command(subcommand)]
    Device(Device),
    /// Envelopes kept for a person to decide
    #[command(subcommand)]
    Quarantine(Quarantine),
    /// The synthetic person register
    #[command(subcommand)]
    Register(Register),
    /// The log of who did what
    #[command(subcommand)]
    Audit(Audit),
}

/// How to serve.
#[derive(Debug, Arguments)]
pub struct Serve {
    /// Address to listen on; port 0 lets the system choose
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8787")]
    pub listen: SocketAddr,
    /// Address to tell figures for Prometheus on, at /metrics: counts, sizes and times, nothing about anybody; not told
    /// when left out
    #[arg(long, value_name = "ADDR")]
    pub metrics: Option<SocketAddr>,
    /// Listen beyond this machine, behind a proxy that ends TLS
    #[arg(long)]
    pub behind_tls_proxy: bool,
    /// Allow national identity numbers of real people from now on
    #[arg(long, conflicts_with = "synthetic_ids_only")]
    pub allow_real_ids: bool,
    /// Allow synthetic national identity numbers only from now on (the default of a new server)
    #[arg(long)]
    pub synthetic_ids_only: bool,
    /// Ask the person register again about everybody this often, in minutes; 0 never does
    #[arg(long, value_name = "MINUTES", default_value_t = REFRESH_MINUTES_DEFAULT, value_parser = refresh_minutes)]
    pub register_refresh: u32,
}

/// Shortest interval in minutes: a run asks about everybody.
const REFRESH_MINUTES_MIN: u32 = 5;

/// Longest interval in minutes, a week.
const REFRESH_MINUTES_MAX: u32 = 7 * 24 * 60;

fn refresh_minutes(typed: &str) -> Result<u32, String> {
    let minutes: u32 = typed.parse().map_err(|_| "not a number of minutes".to_owned())?;
    if minutes == 0 || (REFRESH_MINUTES_MIN..=REFRESH_MINUTES_MAX).contains(&minutes) {
        Ok(minutes)
    } else {
        Err(format!("must be 0, or from {REFRESH_MINUTES_MIN} to {REFRESH_MINUTES_MAX}"))
    }
}

/// Accounts.
#[derive(Debug, Subcommand)]
pub enum User {
    /// Open an account
    Add {
        /// Full name
        name: String,
        /// What the person is
        #[arg(long, value_enum)]
        role: RoleArg,
        /// Team to put the person into
        #[arg(long, value_name = "TEAM")]
        team: Option<String>,
    },
    /// Close an account; its devices are refused from now on
    Close {
        /// Full name
        name: String,
    },
    /// List all accounts
    List,
}

/// Teams.
#[derive(Debug, Subcommand)]
pub enum Team {
    /// Make a team
    Add {
        /// Name of the team
        name: String,
        /// Members
        #[arg(value_name = "USER")]
        users: Vec<String>,
        /// Whether every member has every trail of the team
        #[arg(long, value_enum, default_value_t = CaseloadArg::Shared)]
        caseload: CaseloadArg,
    },
    /// Put a person into a team; a specialist leaves the former one
    Member {
        /// Name of the team
        team: String,
        /// Full name of the person
        user: String,
        /// Take the person out instead
        #[arg(long)]
        remove: bool,
    },
    /// List all teams
    List,
}

/// Laptops.
#[derive(Debug, Subcommand)]
pub enum Device {
    /// Print a one-time code for enrolling a person's laptop
    Code {
        /// Full name of the person
        name: String,
    },
    /// List all enrolled laptops
    List,
    /// Refuse a laptop from now on
    Revoke {
        /// Identifier of the laptop
        id: DeviceId,
    },
}

/// Quarantine.
#[derive(Debug, Subcommand)]
pub enum Quarantine {
    /// List what is in quarantine, with reasons
    List,
    /// Let an envelope in, whoever its author is by now; every other check stands
    Release {
        /// Its hash, or the first eight digits or more
        hash: String,
        /// Also what the same laptop wrote after it in the same trail
        #[arg(long)]
        following: bool,
    },
    /// Turn an envelope away: it is kept, and listed no more
    Reject {
        /// Its hash, or the first eight digits or more
        hash: String,
    },
}

/// The synthetic person register.
#[derive(Debug, Subcommand)]
pub enum Register {
    /// Say what the register has of a synthetic person; what is left out is as it is made up
    Set {
        /// National identity number of the synthetic series
        national_id: String,
        /// How the address is protected
        #[arg(long, value_enum)]
        protection: Option<ProtectionArg>,
        /// Works in Nav
        #[arg(long)]
        nav_employee: bool,
        /// Is dead
        #[arg(long)]
        deceased: bool,
        /// The register has nobody with the number
        #[arg(long)]
        unknown: bool,
        /// Date of birth, as in 2010-01-31, or `none` when the register lacks it
        #[arg(long, value_name = "DATE")]
        birth_date: Option<String>,
        /// Name
        #[arg(long)]
        name: Option<String>,
    },
    /// Ask the register again about everybody: missing dates of birth, changed protection
    Refresh,
}

/// A protection, as typed.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum ProtectionArg {
    /// Not protected
    Ungraded,
    /// Confidential
    Confidential,
    /// Strictly confidential
    StrictlyConfidential,
    /// Strictly confidential abroad
    StrictlyConfidentialAbroad,
}

impl ProtectionArg {
    /// The value as the register writes it.
    pub const fn register_value(self) -> &'static str {
        match self {
            Self::Ungraded => "UGRADERT",
            Self::Confidential => "FORTROLIG",
            Self::StrictlyConfidential => "STRENGT_FORTROLIG",
            Self::StrictlyConfidentialAbroad => "STRENGT_FORTROLIG_UTLAND",
        }
    }
}

/// Audit.
#[derive(Debug, Subcommand)]
pub enum Audit {
    /// Check that no row was changed, removed or inserted
    Verify,
}

/// A role, as typed.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum RoleArg {
    /// Follows up participants
    Specialist,
    /// Leads a team
    Supervisor,
    /// Keeps accounts; sees no participant
    Admin,
}

impl From<RoleArg> for Role {
    fn from(arg: RoleArg) -> Self {
        match arg {
            RoleArg::Specialist => Self::Specialist,
            RoleArg::Supervisor => Self::Supervisor,
            RoleArg::Admin => Self::Admin,
        }
    }
}

/// A division of trails, as typed.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum CaseloadArg {
    /// Every member has every trail of the team
    Shared,
    /// Only the owner and the team's supervisors have a trail
    Private,
}

impl From<CaseloadArg> for Caseload {
    fn from(arg: CaseloadArg) -> Self {
        match arg {
            CaseloadArg::Shared => Self::Shared,
            CaseloadArg::Private => Self::Private,
        }
    }
}
