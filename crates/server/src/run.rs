//! Carries out the command line: the only place of the server that reads the clock and starts a runtime.

use crate::{
    args::{Args, Command, Serve},
    office,
};
use anyhow::{Context, bail};
use std::{
    io::Write,
    path::PathBuf,
    sync::Arc,
    time::{SystemTime, UNIX_EPOCH},
};
use tokio::{net::TcpListener, runtime::Runtime};
use tracing_subscriber::EnvFilter;
use worktrail_domain::Timestamp;
use worktrail_server::{Asked, Hub, HubError, Pace, http, keep_fresh};

pub fn run(args: Args) -> anyhow::Result<()> {
    let data = match args.data {
        Some(dir) => dir,
        None => default_data()?,
    };
    if let Command::Serve(options) = &args.command {
        check_address(options)?;
    }
    let hub = Hub::open(&data).with_context(|| format!("opening the data in {}", data.display()))?;
    let lines = match args.command {
        Command::Serve(options) => return serve(hub, &options),
        Command::User(command) => office::user(&hub, command, now())?,
        Command::Team(command) => office::team(&hub, command, now())?,
        Command::Device(command) => office::device(&hub, command, now())?,
        Command::Quarantine(command) => office::quarantine(&hub, command, now())?,
        Command::Register(command) => office::register(&hub, command, now())?,
        Command::Audit(command) => office::audit(&hub, &command)?,
    };
    let mut out = std::io::stdout().lock();
    for line in lines {
        writeln!(out, "{line}").context("printing")?;
    }
    Ok(())
}

fn default_data() -> anyhow::Result<PathBuf> {
    let Some(base) = dirs::data_dir() else {
        bail!("no data folder is known for this account; name one with --data DIR");
    };
    Ok(base.join("worktrail-server"))
}

/// Requests carry participants' data, and this program speaks plain HTTP.
fn check_address(options: &Serve) -> anyhow::Result<()> {
    if !options.listen.ip().is_loopback() && !options.behind_tls_proxy {
        bail!(
            "{} can be reached from other machines, and this server does not encrypt by itself; \
             put a proxy that ends TLS in front of it and add --behind-tls-proxy",
            options.listen
        );
    }
    Ok(())
}

fn serve(hub: Hub, options: &Serve) -> anyhow::Result<()> {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(false).init();
    if options.allow_real_ids || options.synthetic_ids_only {
        hub.allow_real_ids(options.allow_real_ids, now())?;
    }
    Runtime::new().context("starting the runtime")?.block_on(async {
        // Listened for before the line is printed, so that whoever reads it may stop us at once.
        let stop = stop_signal()?;
        let listener =
            TcpListener::bind(options.listen).await.with_context(|| format!("listening on {}", options.listen))?;
        let address = listener.local_addr().context("asking for the address")?;
        let mut out = std::io::stdout().lock();
        writeln!(out, "listening on http://{address}").and_then(|()| out.flush()).context("printing")?;
        let figures = match options.metrics {
            Some(address) => {
                let listener = TcpListener::bind(address).await.with_context(|| format!("listening on {address}"))?;
                let address = listener.local_addr().context("asking for the address of the figures")?;
                writeln!(out, "figures on http://{address}/metrics").and_then(|()| out.flush()).context("printing")?;
                Some(listener)
            }
            None => None,
        };
        drop(out);
        let (hub, clock): (_, http::Clock) = (Arc::new(hub), Arc::new(now));
        let fresh = async {
            match options.register_refresh {
                0 => std::future::pending().await,
                minutes => keep_fresh(Arc::clone(&hub), Arc::clone(&clock), Pace::minutes(minutes), told).await,
            }
        };
        let told = async {
            match figures {
                Some(listener) => http::serve_figures(listener, Arc::clone(&hub)).await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            served = http::serve(listener, Arc::clone(&hub), Arc::clone(&clock), stop) => served.context("serving"),
            () = fresh => Ok(()),
            ended = told => ended.context("telling figures"),
        }
    })
}

/// One line in the log for each time the registers were asked, without anything about anybody.
fn told(run: Result<Asked, HubError>) {
    match run {
        Ok(asked) => tracing::info!(asked = asked.trails, changed = asked.changed, "registers asked again"),
        Err(error) => tracing::warn!(error = %format!("{:#}", anyhow::Error::from(error)), "registers not asked"),
    }
}

/// Ends at the first interrupt or request to terminate.
#[cfg(unix)]
fn stop_signal() -> anyhow::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt()).context("listening for interrupts")?;
    let mut terminate = signal(SignalKind::terminate()).context("listening for termination")?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// Ends at the first interrupt.
#[cfg(not(unix))]
fn stop_signal() -> anyhow::Result<impl Future<Output = ()>> {
    Ok(async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}

#[expect(clippy::disallowed_methods, reason = "the shell reads the clock and hands it on")]
fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp::from_millis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}
