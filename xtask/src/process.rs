//! Other programs: started with a clean environment, watched, and never left behind.

use crate::{
    clock::{self, Stopwatch},
    tally::{Counts, Runner},
};
use anyhow::{Context, Result, bail, ensure};
use std::{
    env,
    ffi::OsStr,
    io::{BufRead, BufReader, Read},
    path::Path,
    process::{Child, Command, ExitStatus, Stdio},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
        mpsc::{self, RecvTimeoutError},
    },
    thread,
    time::Duration,
};

/// Process groups to end when this tool is interrupted.
static GROUPS: Mutex<Vec<u32>> = Mutex::new(Vec::new());

/// Set once somebody pressed Ctrl+C.
static INTERRUPTED: AtomicBool = AtomicBool::new(false);

/// How long a child may take to end by itself; the server finishes what is in flight within ten seconds.
const END_SECS_MAX: u32 = 12;

/// A runner that says nothing for so long hangs: the longest silence of one that works is its slowest crate or test file.
const SILENCE_MAX: Duration = Duration::from_secs(15 * 60);

/// How often a silent runner is looked after.
const LOOK_AGAIN: Duration = Duration::from_millis(200);

/// How long lines may take to come out of a pipe whose writers have ended.
const LAST_WORDS_MAX: Duration = Duration::from_secs(5);

/// Variables that `cargo run` sets for this tool and that would make a nested cargo rebuild crates with C code.
const NOISE: [&str; 5] = ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_", "CARGO_PRIMARY_"];

/// From now on an interrupt ends all children first; whoever waits for them then sees them gone.
pub fn end_children_on_interrupt() -> Result<()> {
    ctrlc::set_handler(|| {
        INTERRUPTED.store(true, Ordering::SeqCst);
        for group in GROUPS.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            signal_group(*group, "TERM");
        }
    })
    .context("listening for Ctrl+C")
}

/// Whether somebody pressed Ctrl+C.
pub fn interrupted() -> bool {
    INTERRUPTED.load(Ordering::SeqCst)
}

/// A command with this tool's own cargo variables taken away.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    for (name, _) in env::vars_os() {
        if name.to_str().is_some_and(|name| NOISE.iter().any(|prefix| name.starts_with(prefix))) {
            command.env_remove(&name);
        }
    }
    command.stdin(Stdio::null());
    command
}

/// The cargo that started this tool.
pub fn cargo(root: &Path) -> Command {
    let mut command = command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root);
    command
}

/// Whether a program can be found.
pub fn exists(program: &str) -> bool {
    let Some(path) = env::var_os("PATH") else { return false };
    env::split_paths(&path).any(|folder| folder.join(format!("{program}{}", env::consts::EXE_SUFFIX)).is_file())
}

/// Runs a command to its end, its output on this terminal.
pub fn run(command: &mut Command) -> Result<()> {
    let spoken = spoken(command);
    let mut child = Guarded::spawn(command)?;
    check(child.wait()?, &spoken)
}

/// Runs a command to its end and returns what it printed on standard output.
pub fn output(command: &mut Command) -> Result<String> {
    let spoken = spoken(command);
    let output = command.stderr(Stdio::piped()).output().with_context(|| format!("starting {spoken}"))?;
    if !output.status.success() {
        bail!("{spoken} failed ({}): {}", output.status, String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs a test runner to its end, shows its lines as they come, and counts what passed and failed.
///
/// It has ended when the runner itself has. What it started and left behind is ended then: such a process holds the
/// runner's output open, and would be waited for without end.
pub fn run_counting(command: &mut Command, runner: Runner) -> Result<(Counts, Result<()>)> {
    count_within(command, runner, SILENCE_MAX)
}

fn count_within(command: &mut Command, runner: Runner, silence_max: Duration) -> Result<(Counts, Result<()>)> {
    let spoken = spoken(command);
    let mut child = Guarded::spawn(command.stdout(Stdio::piped()).stderr(Stdio::piped()))?;
    let (sender, lines) = mpsc::channel();
    if let Some(pipe) = child.child.stdout.take() {
        read_lines(pipe, sender.clone());
    }
    if let Some(pipe) = child.child.stderr.take() {
        read_lines(pipe, sender);
    }
    let mut counts = Counts::default();
    let mut show = |line: String| {
        println!("{line}");
        counts += runner.read(&line);
    };
    let mut heard = Stopwatch::start();
    loop {
        match lines.recv_timeout(LOOK_AGAIN) {
            Ok(line) => {
                heard = Stopwatch::start();
                show(line);
            }
            Err(RecvTimeoutError::Timeout) if !child.is_running() => break,
            Err(RecvTimeoutError::Timeout) if heard.elapsed() > silence_max => {
                child.end_group();
                bail!("{spoken} said nothing for {} and was ended", clock::spoken(silence_max));
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    let outcome = check(child.wait()?, &spoken);
    child.end_group();
    // What was in the pipes is read now; a reader that is still held up is let go.
    while let Ok(line) = lines.recv_timeout(LAST_WORDS_MAX) {
        show(line);
    }
    Ok((counts, outcome))
}

fn read_lines(pipe: impl Read + Send + 'static, lines: mpsc::Sender<String>) {
    thread::spawn(move || {
        let mut pipe = BufReader::new(pipe);
        let mut line = Vec::new();
        while pipe.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
            let text = String::from_utf8_lossy(&line).trim_end().to_owned();
            line.clear();
            if lines.send(text).is_err() {
                return;
            }
        }
    });
}

fn check(status: ExitStatus, spoken: &str) -> Result<()> {
    ensure!(!interrupted(), "stopped by Ctrl+C");
    ensure!(status.success(), "{spoken} failed ({status})");
    Ok(())
}

fn spoken(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default();
    let words = std::iter::once(program).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

/// A child in a process group of its own, ended with everything it started when this value goes.
pub struct Guarded {
    /// The child, for its pipes.
    pub child: Child,
    ended: bool,
}

impl Guarded {
    /// Starts a command in a process group of its own.
    pub fn spawn(command: &mut Command) -> Result<Self> {
        ensure!(!interrupted(), "stopped by Ctrl+C");
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(command, 0);
        let child = command.spawn().with_context(|| format!("starting {}", spoken(command)))?;
        GROUPS.lock().unwrap_or_else(PoisonError::into_inner).push(child.id());
        Ok(Self { child, ended: false })
    }

    /// Waits until the child ends by itself or by Ctrl+C.
    pub fn wait(&mut self) -> Result<ExitStatus> {
        let status = self.child.wait().context("waiting for a child")?;
        self.forget();
        Ok(status)
    }

    /// Whether the child is still there.
    pub fn is_running(&mut self) -> bool {
        !self.ended && matches!(self.child.try_wait(), Ok(None))
    }

    /// Kills what is left of the group. Nothing else can have its number while one of it lives.
    fn end_group(&self) {
        signal_group(self.child.id(), "KILL");
    }

    fn forget(&mut self) {
        self.ended = true;
        GROUPS.lock().unwrap_or_else(PoisonError::into_inner).retain(|group| *group != self.child.id());
    }
}

impl Drop for Guarded {
    fn drop(&mut self) {
        if self.is_running() {
            signal_group(self.child.id(), "TERM");
        }
        for _ in 0..END_SECS_MAX * 20 {
            if !self.is_running() {
                break;
            }
            thread::sleep(Duration::from_millis(50));
        }
        if self.is_running() {
            signal_group(self.child.id(), "KILL");
            // The child is gone or cannot be ended by us; either way nothing is left to do about it.
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
        self.forget();
    }
}

/// A command that also ends when this tool is killed without a chance to clean up.
pub fn tied_to_us(program: &Path) -> Command {
    if cfg!(target_os = "linux") && exists("setpriv") {
        let mut command = command("setpriv");
        command.args(["--pdeathsig", "TERM", "--"]).arg(program);
        command
    } else {
        command(program)
    }
}

fn signal_group(group: u32, signal: &str) {
    if cfg!(unix) {
        // The shell's own `kill` is there on every machine; a failure means that the group has ended.
        let _ = Command::new("sh").args(["-c", &format!("kill -{signal} -{group} 2>/dev/null")]).status();
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    /// Longer than any test may take; what sleeps so long is ended before.
    const STUCK: &str = "600";

    fn shell(script: &str) -> Command {
        let mut shell = command("sh");
        shell.args(["-c", script]);
        shell
    }

    #[test]
    fn what_a_runner_leaves_behind_is_not_waited_for_and_does_not_live_on() {
        let folder = env::temp_dir().join(format!("worktrail-left-behind-{}", std::process::id()));
        let note = folder.display();
        let script = format!("sleep {STUCK} & echo $! > {note}; echo 'ℹ pass 3'; echo 'ℹ fail 1'");
        let (counts, outcome) = run_counting(&mut shell(&script), Runner::Node).unwrap();
        assert_eq!((counts.passed, counts.failed), (3, 1));
        outcome.unwrap();
        let sleeper = std::fs::read_to_string(&folder).unwrap();
        std::fs::remove_file(&folder).unwrap();
        // What is killed is gone a moment later.
        let (killed, status) = (Stopwatch::start(), format!("/proc/{}/status", sleeper.trim()));
        let lives = || std::fs::read_to_string(&status).is_ok_and(|status| !status.contains("State:\tZ"));
        while lives() {
            assert!(killed.elapsed() < LAST_WORDS_MAX, "it lives on");
            thread::yield_now();
        }
    }

    #[test]
    fn runner_that_says_nothing_is_ended_and_named() {
        let error = count_within(&mut shell(&format!("sleep {STUCK}")), Runner::Node, LOOK_AGAIN).unwrap_err();
        assert!(error.to_string().contains("said nothing"), "{error}");
    }

    #[test]
    fn refusal_of_a_runner_is_told_with_what_it_counted() {
        let (counts, outcome) = run_counting(&mut shell("echo 'ℹ pass 2' >&2; exit 3"), Runner::Node).unwrap();
        assert_eq!(counts.passed, 2);
        assert!(outcome.is_err());
    }
}
