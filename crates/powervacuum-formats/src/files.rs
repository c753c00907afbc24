//! The files of a case: which there are, where they come from, what their content is called.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

use crate::diagnostic::Severity;
use crate::place::{FileId, Place};
use crate::sink::Sink;
use crate::suggest::suggest;

/// The largest file that is read, in bytes.
pub const MAX_FILE_BYTES: usize = 4 << 20;
/// The most entries of a folder that are looked at.
pub const MAX_FOLDER_ENTRIES: usize = 64;
/// The folder within a case's folder that holds the record which the case is scored against.
const RECORD_FOLDER: &str = "record";
/// The files that are no part of what a case is called.
const LEFT_OUT: [&str; 2] = ["posterior.csv", "map.csv"];

/// The files of a case by name, as bytes; only the names of [`Files::NAMES`] mean anything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files {
    contents: BTreeMap<String, Vec<u8>>,
}

impl Files {
    /// The names that a case's files can have, in the order in which problems are reported.
    pub const NAMES: [&'static str; 13] = [
        "scenario.toml",
        "notables.csv",
        "constituencies.csv",
        "groups.csv",
        "seats.csv",
        "trust.csv",
        "sources.csv",
        "facts.csv",
        "record/falls.csv",
        "posterior.csv",
        "record/patterns.csv",
        "record/priors.csv",
        "map.csv",
    ];

    /// No files.
    pub fn new() -> Self {
        Files::default()
    }

    /// Adds or replaces a file.
    pub fn insert(&mut self, name: impl Into<String>, content: impl Into<Vec<u8>>) {
        self.contents.insert(name.into(), content.into());
    }

    /// The content of a file.
    pub fn get(&self, name: &str) -> Option<&[u8]> {
        self.contents.get(name).map(Vec::as_slice)
    }

    /// Every file with its content, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.contents.iter().map(|(name, content)| (name.as_str(), content.as_slice()))
    }

    /// The files of a bundle: bytes in which a line `=== name` begins the file of that name. What stands before the
    /// first such line is left out.
    ///
    /// # Examples
    /// ```
    /// let files = powervacuum_formats::Files::from_bundle(b"=== trust.csv\na,b,trust\n");
    /// assert_eq!(files.get("trust.csv"), Some(b"a,b,trust\n".as_slice()));
    /// ```
    pub fn from_bundle(bundle: &[u8]) -> Self {
        let mut contents: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        let mut current = None;
        for line in bundle.split_inclusive(|byte| *byte == b'\n') {
            match line.strip_prefix(b"=== ") {
                Some(name) => {
                    let name = String::from_utf8_lossy(name).trim().to_owned();
                    contents.entry(name.clone()).or_default();
                    current = Some(name);
                }
                None => {
                    if let Some(content) = current.as_ref().and_then(|name| contents.get_mut(name)) {
                        content.extend_from_slice(line);
                    }
                }
            }
        }
        Files { contents }
    }

    /// Writes the files into a folder, which is made if it is not there.
    ///
    /// # Errors
    /// When the folder or a file cannot be written, or a file is already there.
    pub fn write_to(&self, folder: &Path) -> std::io::Result<()> {
        std::fs::create_dir_all(folder)?;
        for (name, content) in self.iter() {
            let path = folder.join(name);
            path.parent().map_or(Ok(()), std::fs::create_dir_all)?;
            let mut file = std::fs::File::create_new(path)?;
            std::io::Write::write_all(&mut file, content)?;
        }
        Ok(())
    }

    /// What the content is called: the same for the same files, whatever their line ends. `posterior.csv` and `map.csv` are
    /// left out: how sure one is of the parameters, and where a picture shows a constituency, is not the case.
    pub fn fingerprint(&self) -> Fingerprint {
        let mut hasher = blake3::Hasher::new();
        for name in Files::NAMES.into_iter().filter(|name| !LEFT_OUT.contains(name)) {
            let Some(content) = self.get(name) else { continue };
            let content = without_carriage_returns(content.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(content));
            hasher.update(name.as_bytes());
            hasher.update(&[0]);
            hasher.update(&(content.len() as u64).to_le_bytes());
            hasher.update(&content);
        }
        Fingerprint(*hasher.finalize().as_bytes())
    }
}

impl<N: Into<String>, C: Into<Vec<u8>>> FromIterator<(N, C)> for Files {
    fn from_iter<T: IntoIterator<Item = (N, C)>>(iter: T) -> Self {
        let mut files = Files::new();
        for (name, content) in iter {
            files.insert(name, content);
        }
        files
    }
}

fn without_carriage_returns(content: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(content.len());
    for (index, &byte) in content.iter().enumerate() {
        if !(byte == b'\r' && content.get(index + 1) == Some(&b'\n')) {
            bytes.push(byte);
        }
    }
    bytes
}

/// A fingerprint of a case's files (BLAKE3), written as 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(pub [u8; 32]);

impl std::fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl std::fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Fingerprint({self})")
    }
}

/// Reads the files of a folder that belong to a case; other files are left alone.
pub(crate) fn read_folder(folder: &Path, sink: &mut Sink) -> Files {
    let mut files = Files::new();
    read_entries(folder, "", &mut files, sink);
    if folder.join(RECORD_FOLDER).is_dir() {
        read_entries(&folder.join(RECORD_FOLDER), RECORD_FOLDER, &mut files, sink);
    }
    files
}

/// Reads what belongs to a case in one folder; its names begin with `prefix`.
fn read_entries(folder: &Path, prefix: &str, files: &mut Files, sink: &mut Sink) {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            let message = if folder.is_file() {
                format!("`{}` is a file, expected a folder with a `scenario.toml`", folder.display())
            } else {
                format!("cannot read the folder `{}`: {error}", folder.display())
            };
            sink.report(Severity::Error, "folder", None, message).hint("name the folder of a case");
            sink.unreadable = true;
            return;
        }
    };
    for (count, entry) in entries.flatten().enumerate() {
        if count == MAX_FOLDER_ENTRIES {
            let message = format!("the folder has more than {MAX_FOLDER_ENTRIES} entries, the limit");
            sink.report(Severity::Error, "limit", None, message).hint("keep a case's files in a folder of their own");
            break;
        }
        let Ok(name) = entry.file_name().into_string() else { continue };
        let name = if prefix.is_empty() { name } else { format!("{prefix}/{name}") };
        match FileId::of(&name) {
            Some(file) => match read_file(&entry.path()) {
                Ok(content) => files.insert(name, content),
                Err(message) => {
                    let message = format!("`{name}` {message}");
                    sink.report(Severity::Error, "file", Some(Place::start_of(file)), message);
                    sink.lost_files.insert(file);
                }
            },
            None => note_stranger(&name, sink),
        }
    }
}

/// Warns of a file that looks as if it were meant to belong to the case.
pub(crate) fn note_stranger(name: &str, sink: &mut Sink) {
    if !name.ends_with(".csv") && !name.ends_with(".toml") {
        return;
    }
    let report =
        sink.report(Severity::Warning, "file", None, format!("`{name}` is not a file of a case and is not read"));
    // What the table of falls is easily called is nothing like its name.
    let near = if name == "record.csv" { Some(FileId::FALLS.name()) } else { suggest(name, Files::NAMES) };
    match near {
        Some(known) => report.hint(format!("did you mean `{known}`?")),
        None => report.hint(format!("the files of a case are {}", Files::NAMES.join(", "))),
    };
}

fn read_file(path: &Path) -> Result<Vec<u8>, String> {
    let metadata = std::fs::metadata(path).map_err(|error| format!("cannot be read: {error}"))?;
    if !metadata.is_file() {
        return Err("is not a plain file".to_owned());
    }
    let file = std::fs::File::open(path).map_err(|error| format!("cannot be read: {error}"))?;
    let mut content = Vec::new();
    let limit = MAX_FILE_BYTES as u64 + 1;
    file.take(limit).read_to_end(&mut content).map_err(|error| format!("cannot be read: {error}"))?;
    Ok(content)
}
