//! Question: what does a page get to show? Writes the documents of a case, of one history and of one
//! game into a folder.
//!
//! ```text
//! cargo run -p powervacuum --example documents -- ussr-1922 folder
//! ```

use std::path::Path;
use std::sync::Arc;

use powervacuum::{Case, Game, Run, StruggleDocument};
use serde::Serialize;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let name = arguments.next().unwrap_or_else(|| powervacuum::FLAGSHIP.to_owned());
    let folder = arguments.next().unwrap_or_else(|| "documents".to_owned());
    let case = Arc::new(Case::open(&name)?);
    let history = Run::new(Arc::clone(&case)).play()?;
    let folder = Path::new(&folder);
    std::fs::create_dir_all(folder)?;
    let id = &case.scenario().spec().id;
    write(folder, &format!("case-{id}.json"), &case.portrait())?;
    write(folder, &format!("record-{id}.json"), &case.record())?;
    write(folder, &format!("struggle-{id}.json"), &StruggleDocument::new(&history))?;
    let mut game = Game::new(Arc::clone(&case), &case.scenario().spec().contenders[0].id, 7, &[])?;
    for month in 0..8 {
        let view = game.view();
        for question in &view.questions {
            game.predict(&question.id, &question.answers[0].id)?;
        }
        if month == 7 || !view.can_act {
            break;
        }
        game.choose(&view.options[month % view.options.len()].id)?;
    }
    write(folder, &format!("game-{id}.json"), &game.view())?;
    if !game.is_over() {
        game.watch(None)?;
    }
    write(folder, &format!("debrief-{id}.json"), &game.debrief()?)
}

fn write(folder: &Path, name: &str, document: &impl Serialize) -> Result<(), Box<dyn std::error::Error>> {
    std::fs::write(folder.join(name), serde_json::to_string(document)?)?;
    Ok(())
}
