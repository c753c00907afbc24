//! The files of the repository.

use std::fs;
use std::path::{Path, PathBuf};

/// Folders that hold nothing that was written here.
const FOREIGN: [&str; 3] = ["target", "node_modules", ".venv"];

/// A copy of the repository.
pub(crate) struct Repository {
    root: PathBuf,
}

impl Repository {
    pub(crate) fn at(root: PathBuf) -> Self {
        Repository { root }
    }

    /// The text of a file; a complaint if there is none.
    pub(crate) fn read(&self, path: &str) -> Result<String, String> {
        fs::read_to_string(self.root.join(path)).map_err(|error| format!("`{path}` cannot be read: {error}"))
    }

    /// Writes a file and the folders that it needs.
    pub(crate) fn write(&self, path: &str, text: &str) -> Result<(), String> {
        let file = self.root.join(path);
        let folder = file.parent().map_or(Ok(()), fs::create_dir_all);
        folder.and_then(|()| fs::write(file, text)).map_err(|error| format!("`{path}` cannot be written: {error}"))
    }

    /// Whether there is a file or a folder.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.root.join(path).exists()
    }

    /// The files of a folder and of all folders in it whose name ends in `ending`, in order of path.
    pub(crate) fn files(&self, folder: &str, ending: &str) -> Vec<String> {
        let mut found = Vec::new();
        self.walk(&self.root.join(folder), ending, &mut found);
        found.sort();
        found
    }

    fn walk(&self, folder: &Path, ending: &str, found: &mut Vec<String>) {
        let Ok(entries) = fs::read_dir(folder) else { return };
        for entry in entries.flatten() {
            let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            if is_folder && !name.starts_with('.') && !FOREIGN.contains(&name.as_str()) {
                self.walk(&path, ending, found);
            } else if !is_folder && name.ends_with(ending) {
                found.extend(path.strip_prefix(&self.root).ok().map(slashed));
            }
        }
    }
}

fn slashed(path: &Path) -> String {
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// Resolves `.` and `..` in a path with slashes; none if it leads out of the repository.
pub(crate) fn resolve(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_resolve_within_the_repository_only() {
        assert_eq!(resolve("docs/book/src", "../../model.md").as_deref(), Some("docs/model.md"));
        assert_eq!(resolve("", "README.md").as_deref(), Some("README.md"));
        assert_eq!(resolve("docs", "../../elsewhere"), None);
    }
}
