//! The texts of a case, numbered, so that a row needs a number instead of a text.

use powervacuum_engine::{
    BodyId, ChargeId, ConstituencyId, Contenders, DocumentId, IssueId, NotableId, OfficeId, OutsideEventId, RungId,
    Scenario,
};

use crate::cells::TextList;
use crate::kinds::{KINDS, TERMS};

/// The outcomes, by their position in [`Vocabulary::outcomes`].
const OUTCOMES: [&str; 2] = ["dominance", "collective"];

/// The texts that rows of a case refer to by position.
pub(crate) struct Vocabulary {
    pub contenders: TextList,
    pub rungs: TextList,
    pub kinds: TextList,
    pub terms: TextList,
    pub outcomes: TextList,
    /// The ids of everything that an entry can be about, list after list.
    pub details: TextList,
    names: Vec<String>,
    begins: [u32; LISTS],
}

const LISTS: usize = 9;

/// What an entry is about.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Detail {
    Constituency(ConstituencyId),
    Body(BodyId),
    Office(OfficeId),
    Rung(RungId),
    Charge(ChargeId),
    Issue(IssueId),
    Document(DocumentId),
    OutsideEvent(OutsideEventId),
    Notable(NotableId),
}

impl Vocabulary {
    pub fn new(scenario: &Scenario) -> Vocabulary {
        let spec = scenario.spec();
        let mut details: Vec<&str> = Vec::new();
        let mut begins = [0; LISTS];
        macro_rules! enter {
            ($($place:literal: $list:ident),*) => {$(
                begins[$place] = details.len() as u32;
                details.extend(spec.$list.iter().map(|entity| entity.id.as_str()));
            )*};
        }
        // In the order of `Detail::place`.
        enter!(0: constituencies, 1: bodies, 2: offices, 3: ladder, 4: charges, 5: issues, 6: documents);
        enter!(7: outside_events, 8: notables);
        let names: Vec<String> = spec.contenders.iter().map(|contender| contender.id.clone()).collect();
        Vocabulary {
            contenders: texts(&names),
            rungs: texts(&spec.ladder.iter().map(|rung| rung.id.as_str()).collect::<Vec<_>>()),
            kinds: texts(&KINDS),
            terms: texts(&TERMS),
            outcomes: texts(&OUTCOMES),
            details: texts(&details),
            names,
            begins,
        }
    }

    /// The position of what an entry is about in the details.
    pub fn detail(&self, detail: Detail) -> u32 {
        let (list, index) = detail.place();
        self.begins[list] + index as u32
    }

    /// The ids of a set of contenders, joined by `+`.
    pub fn joined(&self, set: Contenders) -> String {
        set.iter().map(|id| self.names[id.index()].as_str()).collect::<Vec<_>>().join("+")
    }
}

impl Detail {
    fn place(self) -> (usize, usize) {
        match self {
            Detail::Constituency(id) => (0, id.index()),
            Detail::Body(id) => (1, id.index()),
            Detail::Office(id) => (2, id.index()),
            Detail::Rung(id) => (3, id.index()),
            Detail::Charge(id) => (4, id.index()),
            Detail::Issue(id) => (5, id.index()),
            Detail::Document(id) => (6, id.index()),
            Detail::OutsideEvent(id) => (7, id.index()),
            Detail::Notable(id) => (8, id.index()),
        }
    }
}

/// Texts as a list.
pub(crate) fn texts(texts: &[impl AsRef<str>]) -> TextList {
    texts.iter().map(|text| text.as_ref().to_owned()).collect()
}
