//! `worktrail-server` as it is typed.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::Path,
    process::{Child, ChildStdout, Command, Output, Stdio},
};
use worktrail_server::Hub;

fn program(dir: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_worktrail-server"));
    command.arg("--data").arg(dir).env_remove("RUST_LOG");
    command
}

fn run(dir: &Path, words: &[&str]) -> Output {
    program(dir).args(words).output().unwrap()
}

fn ok(dir: &Path, words: &[&str]) -> String {
    let output = run(dir, words);
    assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{words:?} is silent on standard error");
    String::from_utf8(output.stdout).unwrap()
}

fn fails(dir: &Path, words: &[&str]) -> String {
    let output = run(dir, words);
    assert!(!output.status.success(), "{words:?} must fail");
    assert!(output.stdout.is_empty());
    String::from_utf8(output.stderr).unwrap()
}

/// A served program, and the address it printed.
struct Served {
    child: Child,
    said: BufReader<ChildStdout>,
    address: String,
}

impl Served {
    fn start(dir: &Path) -> Self {
        Self::start_with(dir, &[])
    }

    fn start_with(dir: &Path, words: &[&str]) -> Self {
        let mut child = program(dir)
            .args(["serve", "--listen", "127.0.0.1:0"])
            .args(words)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        said.read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("listening on http://").expect("the one line").to_owned();
        Self { child, said, address }
    }

    fn get(&self, path: &str) -> String {
        Self::get_from(&self.address, path)
    }

    fn get_from(address: &str, path: &str) -> String {
        let mut socket = TcpStream::connect(address).unwrap();
        write!(socket, "GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").unwrap();
        let mut answer = String::new();
        socket.read_to_string(&mut answer).unwrap();
        answer
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // Ended already where the test went well.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn figures_are_told_on_an_address_of_their_own_and_name_nobody() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path().join("data");
    let mut served = Served::start_with(&dir, &["--metrics", "127.0.0.1:0"]);
    ok(&dir, &["user", "add", "Kari Øvelseth", "--role", "specialist"]);
    let mut line = String::new();
    served.said.read_line(&mut line).unwrap();
    let address = line.trim().strip_prefix("figures on http://").and_then(|rest| rest.strip_suffix("/metrics"));
    let address = address.expect("the line about figures").to_owned();
    assert!(served.get("/healthz").starts_with("HTTP/1.1 200"));
    assert!(served.get("/v1/sync/Kari").starts_with("HTTP/1.1 404"));
    assert!(served.get("/metrics").starts_with("HTTP/1.1 404"), "devices' own address tells no figures");
    let told = Served::get_from(&address, "/metrics");
    for line in [
        "worktrail_requests_total{route=\"/healthz\",answer=\"ok\"} 1",
        "worktrail_requests_total{route=\"other\",answer=\"not_found\"} 2",
        "worktrail_envelopes_aside{state=\"quarantined\"} 0",
        "worktrail_event_streams 0",
    ] {
        assert!(told.contains(line), "{line}\n{told}");
    }
    assert!(!told.contains("Kari") && !told.contains("vels"), "{told}");
    assert!(Served::get_from(&address, "/healthz").starts_with("HTTP/1.1 404"));
}

#[test]
fn office_is_set_up_beside_a_running_server() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path().join("data");
    let served = Served::start(&dir);
    assert!(served.get("/healthz").starts_with("HTTP/1.1 200"));
    ok(&dir, &["user", "add", "Kari Øvelseth", "--role", "specialist"]);
    ok(&dir, &["team", "add", "Lag Nord", "kari øvelseth", "--caseload", "private"]);
    ok(&dir, &["user", "add", "Ola Prøvdal", "--role", "supervisor", "--team", "lag nord"]);
    let code = ok(&dir, &["device", "code", "KARI ØVELSETH"]);
    let code = code.split_whitespace().last().unwrap();
    let body =
        format!(r#"{{"code":"{code}","device_name":"Laptop","public_key":"{}","app_version":"1"}}"#, "ab".repeat(32));
    let mut socket = TcpStream::connect(&served.address).unwrap();
    let len = body.len();
    write!(socket, "POST /v1/enrol HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: {len}\r\n\r\n{body}")
        .unwrap();
    let mut answer = String::new();
    socket.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");

    assert!(ok(&dir, &["user", "list"]).contains("Ola Prøvdal  (Lag Nord)"));
    assert!(ok(&dir, &["team", "list"]).contains("private  Lag Nord: Kari Øvelseth, Ola Prøvdal"));
    let devices = ok(&dir, &["device", "list"]);
    assert!(devices.contains("in use") && devices.contains("Kari Øvelseth: Laptop"));
    let id = devices.split_whitespace().next().unwrap().to_owned();
    ok(&dir, &["device", "revoke", &id]);
    assert!(ok(&dir, &["device", "list"]).contains("revoked"));
    assert_eq!(ok(&dir, &["quarantine", "list"]), "Nothing is in quarantine\n");
    assert!(ok(&dir, &["audit", "verify"]).starts_with("The audit log is whole: "));
}

#[test]
fn data_folder_may_be_named_after_the_command() {
    let dir = tempfile::tempdir().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_worktrail-server"))
        .args(["user", "list", "--data"])
        .arg(dir.path())
        .output()
        .unwrap();
    assert!(output.status.success());
    assert!(dir.path().join("server.db").exists());
}

#[cfg(unix)]
#[test]
fn request_to_terminate_ends_the_program_in_order() {
    let dir = tempfile::tempdir().unwrap();
    let mut served = Served::start(dir.path());
    let idle = TcpStream::connect(&served.address).unwrap();
    let killed = Command::new("kill").args(["-TERM", &served.child.id().to_string()]).status().unwrap();
    assert!(killed.success());
    assert!(served.child.wait().unwrap().success());
    drop(idle);
    assert!(Hub::open(dir.path()).is_ok());
}

#[test]
fn every_mistake_is_one_readable_sentence() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    ok(dir, &["user", "add", "Kari", "--role", "specialist"]);
    ok(dir, &["team", "add", "Nord"]);
    for (words, part) in [
        (&["user", "add", " KARI ", "--role", "admin"][..], "in use already"),
        (&["user", "add", "", "--role", "admin"], "a name must be one line"),
        (&["user", "add", "Ola", "--role", "admin", "--team", "Sør"], "no team of that name"),
        (&["team", "add", "nord"], "in use already"),
        (&["team", "add", "Sør", "Ola"], "no user of that name"),
        (&["team", "member", "Sør", "Kari"], "no team of that name"),
        (&["device", "code", "Ola"], "no user of that name"),
        (&["device", "revoke", "01890000-0000-7000-8000-000000000000"], "no such device"),
        (&["serve", "--listen", "0.0.0.0:0"], "--behind-tls-proxy"),
    ] {
        let text = fails(dir, words);
        assert!(text.contains(part), "{words:?}: {text}");
        assert_eq!(text.lines().count(), 1, "{text}");
    }
    assert!(ok(dir, &["team", "list"]).lines().count() == 1, "a team with an unknown member was not half made");
    ok(dir, &["user", "close", "Kari"]);
    assert!(fails(dir, &["device", "code", "Kari"]).contains("closed"));
}

#[test]
fn damaged_or_foreign_data_is_named_on_the_way_up() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    ok(dir, &["user", "list"]);
    let key = std::fs::read(dir.join("server.key")).unwrap();
    std::fs::remove_file(dir.join("server.key")).unwrap();
    assert!(fails(dir, &["serve"]).contains("`server.key` is missing"));
    std::fs::write(dir.join("server.key"), [1; 32]).unwrap();
    let text = fails(dir, &["serve"]);
    assert!(text.contains("does not open with the key"));
    assert_eq!(text.lines().count(), 1, "SQLCipher adds no lines of its own: {text}");
    std::fs::write(dir.join("server.key"), key).unwrap();
    ok(dir, &["user", "list"]);
}
