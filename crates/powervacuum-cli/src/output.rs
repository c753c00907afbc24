//! Where output goes: standard output, or a file that is there in full or not at all.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use crate::failure::Failure;

/// Whether a file that is there already may be replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// It stays, and the program fails.
    Keep,
    /// It is replaced.
    Replace,
}

impl Existing {
    /// What `--force` asks for.
    pub fn unless_forced(force: bool) -> Self {
        if force { Existing::Replace } else { Existing::Keep }
    }
}

/// Writes to standard output, without colours unless it is a terminal that wants them.
pub fn to_stdout(write: impl FnOnce(&mut dyn Write) -> Result<(), Failure>) -> Result<(), Failure> {
    let mut out = BufWriter::new(anstream::stdout().lock());
    write(&mut out)?;
    Ok(out.flush()?)
}

/// Writes to a file, or to standard output where none is named.
pub fn to(
    path: Option<&Path>,
    existing: Existing,
    write: impl FnOnce(&mut dyn Write) -> Result<(), Failure>,
) -> Result<(), Failure> {
    match path {
        None => to_stdout(write),
        Some(path) => to_file(path, existing, write),
    }
}

/// Writes text to a file, without colours.
pub fn to_file(
    path: &Path,
    existing: Existing,
    write: impl FnOnce(&mut dyn Write) -> Result<(), Failure>,
) -> Result<(), Failure> {
    beside(path, existing, |file| {
        let mut out = BufWriter::new(anstream::StripStream::new(file));
        write(&mut out)?;
        Ok(out.flush()?)
    })
}

/// Writes bytes to a file as they are.
pub fn bytes_to_file(path: &Path, existing: Existing, bytes: &[u8]) -> Result<(), Failure> {
    beside(path, existing, |file| Ok(file.write_all(bytes)?))
}

/// Writes beside the file and renames at the end, so that the file is never there by half.
fn beside(
    path: &Path,
    existing: Existing,
    write: impl FnOnce(&mut File) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let cannot = |error: io::Error| Failure::Failed(format!("`{}` cannot be written: {error}", path.display()));
    let taken =
        || Failure::Failed(format!("`{}` is there already; choose another name, or add `--force`", path.display()));
    if existing == Existing::Keep && path.exists() {
        return Err(taken());
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut part = tempfile::Builder::new();
    part.prefix(".powervacuum-").suffix(".part");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        part.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let mut file = part.tempfile_in(folder).map_err(cannot)?;
    write(file.as_file_mut())?;
    file.as_file().sync_all().map_err(cannot)?;
    match existing {
        Existing::Replace => file.persist(path).map_err(|error| cannot(error.error))?,
        Existing::Keep => file.persist_noclobber(path).map_err(|error| match error.error.kind() {
            io::ErrorKind::AlreadyExists => taken(),
            _ => cannot(error.error),
        })?,
    };
    Ok(())
}
