//! `powervacuum why`: the causal past of an entry.

use std::sync::Arc;

use powervacuum::{Case, Run, WhyGraph, explain, percent, select};

use crate::args::{WhyArguments, WhyFormat};
use crate::commands::lab::pasts::pasts;
use crate::commands::run::json;
use crate::failure::Failure;
use crate::output::{self, Existing};
use crate::page::{BAR, DIM, HEAD, hanging};

/// Says what led to an entry, in one history or across many; returns the exit code.
pub fn why(arguments: &WhyArguments) -> Result<u8, Failure> {
    match arguments.histories {
        Some(histories) => pasts(arguments, histories),
        None => in_one(arguments).map(|()| 0),
    }
}

fn in_one(arguments: &WhyArguments) -> Result<(), Failure> {
    let run = Run {
        case: Arc::new(Case::open(&arguments.case)?),
        what_ifs: arguments.luck.what_ifs.clone(),
        seed: arguments.luck.seed,
        history: arguments.luck.history,
        until: None,
    };
    let history = run.play()?;
    let id = select(&history, &arguments.event)?;
    let depth = usize::from(arguments.depth);
    let graph = explain(&history, id, depth)
        .ok_or_else(|| Failure::Failed(format!("the history has no entry {}", id.index())))?;
    output::to(arguments.out.as_deref(), Existing::unless_forced(arguments.force), |out| match arguments.format {
        WhyFormat::Text => Ok(out.write_all(text(&graph).as_bytes())?),
        WhyFormat::Json => json(&graph, out),
        WhyFormat::Dot => Ok(out.write_all(graph.to_dot().as_bytes())?),
    })
}

/// The causal past as an indented list; parts in per cent, what spoke against with a minus.
fn text(graph: &WhyGraph) -> String {
    let mut text = String::new();
    for line in graph.lines() {
        match line.part {
            None => text += &hanging("", &format!("{HEAD}{}{HEAD:#}", line.text)),
            Some(part) => {
                let indent = "  ".repeat(line.depth);
                let lead = format!("{}{BAR}{:>6}{BAR:#}  ", &indent[2..], percent(part));
                text += &hanging(&lead, &line.text);
            }
        }
    }
    text += &hanging(
        "",
        &format!(
            "\n{DIM}In per cent: the part of each cause in the decision or count that it led to; negative for what spoke against.{DIM:#}"
        ),
    );
    text
}
