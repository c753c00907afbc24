//! The description of the model in the ODD protocol, for one case.
//!
//! ODD (overview, design concepts, details) is the form in which agent-based models are described so that others can
//! judge and rebuild them: Grimm et al. 2020, Journal of Artificial Societies and Social Simulation 23(2) 7. Nothing in it
//! is written twice: entities and their numbers come from the checked case, parameters and draws from the engine, submodels
//! are quoted from the model's own document.

mod actions;
mod model;
mod numbers;
mod organisation;
mod outside;
mod patterns;
mod people;
mod rules;
mod table;

use minijinja::{Environment, context};
use powervacuum_engine::{Membership, Month, Parameters};

use crate::case::Case;
use crate::narrate::month_name;
use crate::run::ENGINE_VERSION;

pub use actions::{ActionNote, action_notes};

const TEMPLATE: &str = include_str!("odd.md.jinja");

/// The sections of the model that are quoted, by the words of their headings.
#[cfg(test)]
const QUOTED: [&str; 12] = [
    "What is modelled",
    "Entities",
    "Support: the weights",
    "Perception: the grey blur",
    "Coalitions",
    "Actions",
    "Votes, and the ladder down",
    "Policy and the outside",
    "A month, in order",
    "What may be scripted, what must emerge",
    "Chronicle and causes",
    "Randomness",
];

/// Why the description cannot be put together: a fault of this program, not of a case.
#[derive(Debug, thiserror::Error)]
#[error("the description cannot be put together: {0}")]
pub struct OddError(#[from] minijinja::Error);

/// Describes the model as it plays a case, in the ODD protocol, as Markdown. The same case gives the same text.
///
/// # Errors
/// When the template and what is put into it do not fit together.
///
/// # Examples
/// ```
/// let text = powervacuum::odd(&powervacuum::Case::builtin("three-heirs")?)?;
/// assert!(text.contains("## 1 Purpose and patterns"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn odd(case: &Case) -> Result<String, OddError> {
    let mut environment = Environment::new();
    environment.add_function("model", |heading: &str| model::quoted(heading));
    environment.add_template("odd.md", TEMPLATE)?;
    let (loaded, scenario) = (case.loaded(), case.scenario());
    let spec = scenario.spec();
    let seats = |body: &powervacuum_engine::Body| match &body.membership {
        Membership::Committee { seats, .. } => seats.len(),
        Membership::Assembly => 0,
    };
    let text = environment.get_template("odd.md")?.render(context! {
        case => context! {
            id => spec.id.as_str(),
            name => spec.name.as_str(),
            question => spec.question.as_str(),
            command => case.name(),
            fingerprint => case.fingerprint(),
            maturity => format!("{:?}", loaded.maturity).to_lowercase(),
        },
        version => ENGINE_VERSION,
        months => spec.months,
        first => month_name(scenario.start()),
        last => month_name(scenario.calendar(Month(spec.months.saturating_sub(1)))),
        count => context! {
            contenders => spec.contenders.len(),
            notables => spec.notables.len(),
            issues => spec.issues.len(),
            cohorts => spec.cohorts.len(),
            constituencies => spec.constituencies.len(),
            groups => spec.groups.len(),
            members => table::number(spec.groups.iter().map(|group| group.members).sum()),
            bodies => spec.bodies.len(),
            seats => spec.bodies.iter().map(seats).sum::<usize>(),
            offices => spec.offices.len(),
            rungs => spec.ladder.len(),
            charges => spec.charges.len(),
            documents => spec.documents.len(),
            events => spec.outside_events.len(),
            what_ifs => spec.interventions.len(),
            parameters => Parameters::INFO.len(),
            draws => model::draws().len(),
            facts => loaded.facts.len(),
            sources => loaded.sources.len(),
        },
        contenders => people::contenders(scenario),
        standing => people::standing(scenario),
        notables => people::notables(scenario),
        founder => people::founder(scenario),
        ties => people::ties(scenario),
        issues => organisation::issues(scenario),
        cohorts => organisation::cohorts(scenario),
        constituencies => organisation::constituencies(scenario),
        bodies => organisation::bodies(scenario),
        seats => organisation::seats(scenario),
        offices => rules::offices(scenario),
        ladder => rules::ladder(scenario),
        charges => rules::charges(scenario),
        documents => rules::documents(scenario),
        exclusions => rules::exclusions(scenario),
        what_ifs => rules::what_ifs(scenario),
        events => outside::events(scenario),
        parameters => numbers::parameters(loaded),
        fit => numbers::fit(loaded),
        held_against => patterns::held_against(loaded),
        patterns => patterns::patterns(loaded),
        phases => model::phase_table(),
        draws => model::draw_table(),
        actions => action_table(),
    })?;
    Ok(text.trim_end().to_owned() + "\n")
}

fn action_table() -> String {
    let rows = action_notes()
        .into_iter()
        .map(|note| [format!("`{}`: {}", note.kind, note.summary), note.needs, note.effect, note.source]);
    table::table(["action", "needs", "effect", "source"], rows)
}
