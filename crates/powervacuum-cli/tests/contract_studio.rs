//! Promise: `powervacuum studio` prints an address that answers, loses nothing when it is killed in the middle of a run,
//! asks for its token on an address that others reach, and says what is in its way.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "helpers of tests may panic")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// A studio in a process of its own; killed when it is dropped.
struct Process {
    child: Child,
    address: String,
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn command(data: &Path, port: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_powervacuum"));
    command.args(["studio", "--no-open", "--port", port, "--data"]).arg(data);
    command.env("POWERVACUUM_LOG", "warn").stdin(Stdio::null()).stdout(Stdio::piped());
    command
}

fn start(data: &Path) -> Process {
    let mut child = command(data, "0").spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let address = line.trim().strip_prefix("http://").unwrap().trim_end_matches('/').to_owned();
    Process { child, address }
}

impl Process {
    /// Status and body.
    fn ask(&self, method: &str, path: &str, body: Option<&Value>) -> (u16, String) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        let body = body.map_or(String::new(), Value::to_string);
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
            self.address,
            body.len()
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        (head.split(' ').nth(1).unwrap().parse().unwrap(), body.to_owned())
    }

    fn json(&self, method: &str, path: &str, body: Option<&Value>) -> Value {
        let (status, text) = self.ask(method, path, body);
        assert!((200..300).contains(&status), "{method} {path}: {status} {text}");
        serde_json::from_str(&text).unwrap()
    }

    fn until(&self, run: &str, satisfies: impl Fn(&Value) -> bool) -> Value {
        let began = Instant::now();
        loop {
            let page = self.json("GET", &format!("/api/runs/{run}"), None);
            if satisfies(&page) {
                return page;
            }
            assert!(began.elapsed() < Duration::from_secs(90), "the run stays as it is: {page}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    fn start_run(&self, histories: u64) -> String {
        let request = json!({"kind": "compare", "case": "three-heirs", "histories": histories, "seed": 7,
            "arms": [{"what_ifs": ["true-weights"]}]});
        self.json("POST", "/api/runs", Some(&request))["id"].as_str().unwrap().to_owned()
    }
}

#[test]
fn nothing_is_lost_when_the_studio_is_killed_during_a_run() {
    let (data, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let studio = start(data.path());
    assert_eq!(studio.json("GET", "/api/health", None)["status"], "ok");
    let done = studio.start_run(50);
    studio.until(&done, |page| page["state"] == "done");
    let document = studio.json("GET", &format!("/api/runs/{done}/document"), None);
    let about = json!({"case": "three-heirs", "seed": 1, "history": 2, "title": "kept"});
    let saved = studio.json("POST", "/api/histories", Some(&about));
    let copy = studio.json("POST", "/api/cases/three-heirs/duplicate", Some(&json!({})));
    let under_way = studio.start_run(6_000);
    let waiting = [studio.start_run(50), studio.start_run(51), studio.start_run(52)];
    studio.until(&under_way, |page| page["done"].as_u64().unwrap() > 0);
    // Dropping it kills it, with no time to put anything in order.
    drop(studio);

    let studio = start(data.path());
    assert_eq!(studio.json("GET", &format!("/api/runs/{done}/document"), None), document);
    assert_eq!(studio.json("GET", "/api/histories", None), json!([saved]));
    let id = copy["id"].as_str().unwrap();
    assert_eq!(studio.json("GET", &format!("/api/cases/{id}/files"), None)["revision"], 1);
    assert_eq!(studio.json("GET", "/api/runs", None).as_array().unwrap().len(), 5);
    for run in waiting.iter().chain([&under_way]) {
        assert_eq!(
            studio.until(run, |page| !matches!(page["state"].as_str(), Some("queued" | "running")))["state"],
            "done"
        );
    }
    let cut_off = studio.json("GET", &format!("/api/runs/{under_way}/document"), None);
    let untouched = start(other.path());
    let same = untouched.start_run(6_000);
    untouched.until(&same, |page| page["state"] == "done");
    assert_eq!(cut_off, untouched.json("GET", &format!("/api/runs/{same}/document"), None));
}

#[test]
fn a_studio_that_is_asked_to_end_ends_in_good_order() {
    let data = tempfile::tempdir().unwrap();
    let mut studio = start(data.path());
    let run = studio.start_run(1_000_000);
    studio.until(&run, |page| page["state"] == "running");
    // A page that watches does not keep it from ending.
    let mut watching = TcpStream::connect(&studio.address).unwrap();
    write!(watching, "GET /api/runs/{run}/events HTTP/1.1\r\nhost: {}\r\n\r\n", studio.address).unwrap();
    let mut first = [0; 16];
    watching.read_exact(&mut first).unwrap();
    assert!(Command::new("kill").arg(studio.child.id().to_string()).status().unwrap().success());
    let began = Instant::now();
    let ended = loop {
        if let Some(status) = studio.child.try_wait().unwrap() {
            break status;
        }
        assert!(began.elapsed() < Duration::from_secs(20), "it does not end");
        std::thread::sleep(Duration::from_millis(20));
    };
    assert!(ended.success(), "{ended}");
    let studio = start(data.path());
    studio.until(&run, |page| page["state"] == "running");
    studio.json("POST", &format!("/api/runs/{run}/cancel"), Some(&json!({})));
    studio.until(&run, |page| page["state"] == "cancelled");
}

#[test]
fn a_data_folder_has_one_studio_and_a_port_one_program() {
    let (data, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let studio = start(data.path());
    let second = command(data.path(), "0").stderr(Stdio::piped()).output().unwrap();
    let said = String::from_utf8_lossy(&second.stderr).into_owned();
    assert!(second.status.code() == Some(1) && said.contains("another studio uses the data folder"), "{said}");
    let port = studio.address.rsplit(':').next().unwrap();
    let third = command(other.path(), port).stderr(Stdio::piped()).output().unwrap();
    let said = String::from_utf8_lossy(&third.stderr).into_owned();
    assert!(third.status.code() == Some(1) && said.contains("--port 0"), "{said}");
}

#[test]
fn an_address_that_others_reach_has_a_token() {
    let data = tempfile::tempdir().unwrap();
    let mut child = command(data.path(), "0").args(["--host", "0.0.0.0"]).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let (address, token) = line.trim().split_once("/?token=").unwrap();
    let port = address.rsplit(':').next().unwrap();
    let studio = Process { child, address: format!("127.0.0.1:{port}") };
    assert!(token.len() >= 16, "{token}");
    assert_eq!(studio.ask("GET", "/api/cases", None).0, 401);
    assert_eq!(studio.ask("GET", &format!("/api/cases?token={token}"), None).0, 303);
}
