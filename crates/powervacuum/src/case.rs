//! Cases by name or by path: what is played.

use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};
use powervacuum_engine::Scenario;
use powervacuum_formats::{Files, Loaded, Problems, suggest};

/// The cases that ship with the program, one folder each.
static SHIPPED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../scenarios");

/// The case that is played when nobody names one.
pub const FLAGSHIP: &str = "ussr-1922";

/// Where a case comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Shipped with the program, under this name.
    BuiltIn(String),
    /// Read from this folder.
    Folder(PathBuf),
    /// Made of files in memory, under this name.
    Memory(String),
}

/// A case that was loaded and checked.
#[derive(Clone, Debug)]
pub struct Case {
    origin: Origin,
    loaded: Loaded,
}

/// Why a case cannot be played.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CaseError {
    /// Neither a shipped case nor a folder.
    #[error("there is no case `{name}`: it is neither shipped nor a folder{}", hint(suggestion))]
    Unknown {
        /// The name found.
        name: String,
        /// The shipped case that was probably meant.
        suggestion: Option<String>,
        /// The shipped cases.
        known: Vec<String>,
    },
    /// The case is there and wrong.
    #[error("case `{name}` is not valid")]
    Invalid {
        /// Name or path.
        name: String,
        /// Everything that is wrong with it.
        #[source]
        problems: Box<Problems>,
    },
}

pub(crate) fn hint(suggestion: &Option<String>) -> String {
    suggestion.as_ref().map_or_else(String::new, |name| format!("; did you mean `{name}`?"))
}

impl Case {
    /// The names of the shipped cases, in alphabetical order.
    pub fn builtin_names() -> Vec<String> {
        let name = |dir: &Dir| dir.path().file_name().map(|name| name.to_string_lossy().into_owned());
        let mut names: Vec<String> = SHIPPED.dirs().filter_map(name).collect();
        names.sort();
        names
    }

    /// The case that is played when nobody names one: [`FLAGSHIP`], or the first shipped case in a build without it.
    ///
    /// # Errors
    /// When no case is shipped, or the shipped case is wrong.
    pub fn flagship() -> Result<Case, CaseError> {
        let names = Self::builtin_names();
        let shipped = names.iter().find(|name| *name == FLAGSHIP).or(names.first());
        Self::builtin(shipped.map_or(FLAGSHIP, String::as_str))
    }

    /// A shipped case, by name.
    ///
    /// # Errors
    /// When there is no such case.
    pub fn builtin(name: &str) -> Result<Case, CaseError> {
        let Some(folder) = SHIPPED.get_dir(name).filter(|_| !name.contains(['/', '\\'])) else {
            let known = Self::builtin_names();
            let suggestion = suggest(name, known.iter().map(String::as_str)).map(str::to_owned);
            return Err(CaseError::Unknown { name: name.to_owned(), suggestion, known });
        };
        let loaded = powervacuum_formats::load_files(&files(folder)).map_err(|problems| invalid(name, problems))?;
        Ok(Case { origin: Origin::BuiltIn(name.to_owned()), loaded })
    }

    /// The case in a folder.
    ///
    /// # Errors
    /// When the folder cannot be read or what it says is wrong.
    pub fn folder(path: &Path) -> Result<Case, CaseError> {
        let loaded = powervacuum_formats::load_folder(path)
            .map_err(|problems| invalid(&path.display().to_string(), problems))?;
        Ok(Case { origin: Origin::Folder(path.to_owned()), loaded })
    }

    /// The files of a shipped case; none if there is no such case.
    pub fn builtin_files(name: &str) -> Option<Files> {
        SHIPPED.get_dir(name).filter(|_| !name.contains(['/', '\\'])).map(files)
    }

    /// A case made of files in memory, which is called `name`.
    ///
    /// # Errors
    /// When what the files say is wrong.
    pub fn from_files(name: &str, files: &Files) -> Result<Case, CaseError> {
        let loaded = powervacuum_formats::load_files(files).map_err(|problems| invalid(name, problems))?;
        Ok(Case { origin: Origin::Memory(name.to_owned()), loaded })
    }

    /// A case by name or path. A shipped name wins; write `./name` for a folder that is called like a shipped case.
    ///
    /// # Errors
    /// When there is no such case, or it is wrong.
    pub fn open(name: &str) -> Result<Case, CaseError> {
        if !Self::builtin_names().iter().any(|known| known == name) && Path::new(name).exists() {
            return Self::folder(Path::new(name));
        }
        Self::builtin(name)
    }

    /// Where it comes from.
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// How it is named on the command line: the shipped name, or the path.
    pub fn name(&self) -> String {
        match &self.origin {
            Origin::BuiltIn(name) | Origin::Memory(name) => name.clone(),
            Origin::Folder(path) => path.display().to_string(),
        }
    }

    /// The case as the engine plays it, before any what-if.
    pub fn scenario(&self) -> &Scenario {
        &self.loaded.scenario
    }

    /// Everything that was loaded: facts, sources, warnings.
    pub fn loaded(&self) -> &Loaded {
        &self.loaded
    }

    /// The same case played by another scenario: one with more what-ifs.
    pub(crate) fn with_scenario(&self, scenario: Scenario) -> Case {
        let mut case = self.clone();
        case.loaded.scenario = scenario;
        case
    }

    /// Names the exact content of the case.
    pub fn fingerprint(&self) -> String {
        self.loaded.fingerprint.to_string()
    }
}

fn invalid(name: &str, problems: Problems) -> CaseError {
    CaseError::Invalid { name: name.to_owned(), problems: Box::new(problems) }
}

/// The files of an embedded folder and of the folders in it, by their names within it.
fn files(folder: &Dir) -> Files {
    let within = |file: &include_dir::File| {
        let name = file.path().strip_prefix(folder.path()).ok()?.to_str()?.replace('\\', "/");
        Some((name, file.contents().to_vec()))
    };
    std::iter::once(folder).chain(folder.dirs()).flat_map(Dir::files).filter_map(within).collect()
}
