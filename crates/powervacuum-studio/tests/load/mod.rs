//! Viewers and jobs for a load test: plain HTTP over sockets, so that a studio in another process can be asked.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// What is to be asked of a studio.
pub struct Load {
    /// Host and port.
    pub address: String,
    /// Viewers, each on a connection of its own.
    pub viewers: u64,
    /// Runs that are asked for before the viewers come.
    pub jobs: u64,
    /// Histories of each run.
    pub histories: u64,
    /// The case.
    pub case: String,
    /// How long a viewer looks before it asks again, about.
    pub look: Duration,
    /// How long it goes on.
    pub time: Duration,
}

/// How long answers took.
pub struct Measured {
    /// By kind of answer, each sorted.
    pub kinds: Vec<(&'static str, Vec<Duration>)>,
    /// What went wrong, each once.
    pub errors: Vec<String>,
    /// Runs that were not over when the viewers left.
    pub under_way: u64,
}

/// A connection that stays.
struct Connection {
    address: String,
    reader: BufReader<TcpStream>,
}

impl Connection {
    fn open(address: &str) -> std::io::Result<Connection> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        Ok(Connection { address: address.to_owned(), reader: BufReader::new(stream) })
    }

    /// Status and body.
    fn ask(&mut self, method: &str, path: &str, body: &str) -> std::io::Result<(u16, Vec<u8>)> {
        let request = format!(
            "{method} {path} HTTP/1.1\r\nhost: {}\r\naccept-encoding: gzip\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
            self.address,
            body.len()
        );
        self.reader.get_mut().write_all(request.as_bytes())?;
        let (mut status, mut length, mut line) = (0, 0, String::new());
        loop {
            line.clear();
            if self.reader.read_line(&mut line)? == 0 {
                return Err(std::io::ErrorKind::UnexpectedEof.into());
            }
            let text = line.trim_end();
            if text.is_empty() {
                break;
            }
            if status == 0 {
                status = text.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
            } else if let Some(value) = text.to_ascii_lowercase().strip_prefix("content-length:") {
                length = value.trim().parse().unwrap_or(0);
            }
        }
        let mut body = vec![0; length];
        self.reader.read_exact(&mut body)?;
        Ok((status, body))
    }
}

/// Numbers that look random and are the same every time (Vigna's SplitMix64).
struct Dice(u64);

impl Dice {
    fn next(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % below
    }
}

impl Load {
    /// Asks for the runs, then lets the viewers look.
    pub fn run(&self) -> Measured {
        let mut office = Connection::open(&self.address).expect("the studio answers");
        let request =
            format!("{{\"kind\":\"compare\",\"case\":\"{}\",\"histories\":{},\"arms\":[]}}", self.case, self.histories);
        let mut errors = Vec::new();
        for _ in 0..self.jobs {
            match office.ask("POST", "/api/runs", &request) {
                Ok((202, _)) => {}
                Ok((status, body)) => errors.push(format!("a run: {status} {}", String::from_utf8_lossy(&body))),
                Err(error) => errors.push(format!("a run: {error}")),
            }
        }
        let (stop, unique) = (AtomicBool::new(false), AtomicU64::new(1_000));
        let found = Mutex::new((Vec::new(), errors));
        std::thread::scope(|scope| {
            for viewer in 0..self.viewers {
                let (stop, unique, found) = (&stop, &unique, &found);
                scope.spawn(move || {
                    let (times, errors) = self.look(viewer, stop, unique);
                    let mut found = found.lock().expect("no viewer panics");
                    found.0.extend(times);
                    found.1.extend(errors);
                });
            }
            std::thread::sleep(self.time);
            stop.store(true, Ordering::Relaxed);
        });
        let (times, mut errors) = found.into_inner().expect("no viewer panics");
        errors.sort();
        errors.dedup();
        let mut kinds: Vec<(&'static str, Vec<Duration>)> = Vec::new();
        for (kind, time) in times {
            match kinds.iter_mut().find(|(known, _)| *known == kind) {
                Some((_, all)) => all.push(time),
                None => kinds.push((kind, vec![time])),
            }
        }
        kinds.iter_mut().for_each(|(_, all)| all.sort_unstable());
        kinds.sort_by_key(|(kind, _)| *kind);
        let health = office.ask("GET", "/api/health", "").map(|(_, body)| body).unwrap_or_default();
        let health = String::from_utf8_lossy(&health).into_owned();
        let under_way =
            health.split("\"runs_under_way\":").nth(1).and_then(|rest| rest.trim_end_matches('}').parse().ok());
        Measured { kinds, errors, under_way: under_way.unwrap_or(0) }
    }

    /// One viewer: opens the page, then a case, then looks at histories, most of which others look at too.
    fn look(&self, viewer: u64, stop: &AtomicBool, unique: &AtomicU64) -> (Vec<(&'static str, Duration)>, Vec<String>) {
        let (mut times, mut errors, mut dice) = (Vec::new(), Vec::new(), Dice(viewer));
        // Viewers do not come all at once.
        let span = (self.look.as_millis() as u64).max(1);
        std::thread::sleep(Duration::from_millis(dice.next(span)));
        let mut connection = match Connection::open(&self.address) {
            Ok(connection) => connection,
            Err(error) => return (times, vec![format!("connecting: {error}")]),
        };
        while !stop.load(Ordering::Relaxed) {
            let (kind, path) = match dice.next(20) {
                0 => ("page", "/".to_owned()),
                1 | 2 => ("cases", "/api/cases".to_owned()),
                3 | 4 => ("case", format!("/api/cases/{}", self.case)),
                5..=7 => ("runs", "/api/runs".to_owned()),
                8 => {
                    let number = unique.fetch_add(1, Ordering::Relaxed);
                    ("history, first look", format!("/api/cases/{}/histories/1922/{number}", self.case))
                }
                9 => ("why", format!("/api/cases/{}/histories/1922/{}/why/end", self.case, dice.next(20))),
                _ => ("history", format!("/api/cases/{}/histories/1922/{}", self.case, dice.next(20))),
            };
            let before = Instant::now();
            match connection.ask("GET", &path, "") {
                Ok((200, body)) if !body.is_empty() => times.push((kind, before.elapsed())),
                Ok((status, body)) => errors.push(format!("{path}: {status}, {} bytes", body.len())),
                Err(error) => {
                    errors.push(format!("{path}: {error}"));
                    match Connection::open(&self.address) {
                        Ok(fresh) => connection = fresh,
                        Err(_) => break,
                    }
                }
            }
            std::thread::sleep(Duration::from_millis(span / 2 + dice.next(span)));
        }
        (times, errors)
    }
}

impl Measured {
    /// All answers together, sorted.
    pub fn all(&self) -> Vec<Duration> {
        let mut all: Vec<Duration> = self.kinds.iter().flat_map(|(_, times)| times).copied().collect();
        all.sort_unstable();
        all
    }
}

/// The time that a part of sorted times does not exceed.
pub fn quantile(times: &[Duration], part: f64) -> Duration {
    let place = (part * times.len() as f64).ceil() as usize;
    times.get(place.saturating_sub(1)).copied().unwrap_or_default()
}
