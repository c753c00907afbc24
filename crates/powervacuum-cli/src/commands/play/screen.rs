//! A game as text.

use powervacuum::engine::CalendarMonth;
use powervacuum::{Debrief, GameView, OptionView, month_name, percent};

use crate::page::{BAD, DIM, HEAD, TURN, hanging, heading, paragraph};

/// Options that are shown without being asked for.
const SHOWN: usize = 8;

/// Everything that there is to see.
pub fn whole(view: &GameView) -> String {
    let mut text = format!("\n{HEAD}{}. You are {}.{HEAD:#}\n", month_name(view.month), view.name);
    text += &news(view);
    text += &contenders(view);
    text += &list("On the agenda", view.agenda.iter().map(String::as_str));
    let coming = view.coming.iter().map(|coming| format!("{}: {}", month_name(coming.month), coming.text));
    text += &list("Coming up", coming.collect::<Vec<_>>().iter().map(String::as_str));
    if !view.can_act {
        return text + &paragraph(0, "You can act no more. `end` shows how it ends.");
    }
    text + &questions(view)
}

/// What was heard.
pub fn news(view: &GameView) -> String {
    list("News", view.news.iter().map(String::as_str))
}

fn list<'t>(title: &str, lines: impl Iterator<Item = &'t str>) -> String {
    let lines: String = lines.map(|line| hanging("  - ", line)).collect();
    if lines.is_empty() { lines } else { heading(title) + &lines }
}

fn contenders(view: &GameView) -> String {
    let mut text = heading("As you see it");
    for (position, one) in view.contenders.iter().enumerate() {
        let mut about: Vec<String> = Vec::new();
        if one.standing != "in good standing" {
            about.push(one.standing.clone());
        }
        about.extend(one.offices.iter().cloned());
        if view.coalitions.iter().any(|c| c.contains(&position) && c.contains(&view.position)) && one.trust.is_some() {
            about.push("your ally".to_owned());
        }
        match one.trust {
            Some(trust) if trust <= -0.3 => about.push("you distrust".to_owned()),
            Some(trust) if trust >= 0.3 => about.push("you trust".to_owned()),
            _ => {}
        }
        let lead = format!("  {:<12} {:>5}  ", one.name, percent(view.seen[position]));
        text += &match about.is_empty() {
            true => format!("{}\n", lead.trim_end()),
            false => hanging(&lead, &about.join("; ")),
        };
    }
    let ours = view.constituencies.iter().filter(|here| here.patron == Some(view.position)).count();
    let known = view.constituencies.iter().filter(|here| here.patron.is_some()).count() - ours;
    let unknown = view.constituencies.len() - ours - known;
    text + &paragraph(
        2,
        &format!("Secretaries: {ours} yours, {known} known to follow others, {unknown} of whom you cannot tell."),
    )
}

/// The next open question, or the options.
pub fn questions(view: &GameView) -> String {
    let Some(question) = view.questions.iter().find(|question| question.answer.is_none()) else {
        return options(view);
    };
    let mut text = heading("What do you expect?");
    text += &paragraph(2, &question.text);
    for (number, answer) in question.answers.iter().enumerate() {
        text += &hanging(&format!("  {:>3}  ", number + 1), &answer.text);
    }
    text + &format!("  {DIM}skip  to say nothing{DIM:#}\n")
}

fn options(view: &GameView) -> String {
    let mut text = heading("What you can do, the most promising first");
    text += &some_options(&view.options[..view.options.len().min(SHOWN)], 1);
    if view.options.len() > SHOWN {
        text += &format!("  {DIM}more  shows all {}{DIM:#}\n", view.options.len());
    }
    text
}

/// Every option.
pub fn every_option(view: &GameView) -> String {
    heading("Everything you can do") + &some_options(&view.options, 1)
}

fn some_options(options: &[OptionView], first: usize) -> String {
    let mut text = String::new();
    for (number, option) in options.iter().enumerate() {
        let lead = format!("  {:>3}  {:>+6.1}  ", first + number, 100.0 * option.value);
        text += &hanging(&lead, &format!("{} [{}]", option.title, option.id));
        if option.advised {
            text += &paragraph(15, &option.reasons.join(" "));
        }
    }
    text + &format!("  {DIM}Figures: what your advisers expect, in points of power.{DIM:#}\n")
}

/// The truth.
pub fn debrief(debrief: &Debrief) -> String {
    let mut text = format!("\n{TURN}{}.{TURN:#}\n", debrief.headline);
    debrief.standfirst.iter().for_each(|sentence| text += &paragraph(0, sentence));
    text += &blur(debrief);
    text += &predictions(debrief);
    if !debrief.beside_the_record.is_empty() {
        text += &heading("Beside the record");
        for beside in &debrief.beside_the_record {
            let here = beside.here.map_or("never".to_owned(), month_name);
            let line = format!("{} In the record {}, here {here}.", beside.text, month_name(beside.record));
            text += &hanging("  - ", &line);
        }
    }
    text += &heading("What decided it");
    for decided in &debrief.decided {
        text += &hanging(&format!("  {:<16}", month_name(decided.month)), &decided.text);
        for reason in decided.because.iter().take(2) {
            text += &hanging(&format!("  {:>20}  ", percent(reason.part)), &reason.text);
        }
    }
    if !debrief.regrets.is_empty() {
        text += &heading("What your advisers would rather have done");
        for regret in &debrief.regrets {
            let line = format!("{} instead of: {} (+{:.1})", regret.best, regret.chosen, 100.0 * regret.lost);
            text += &hanging(&format!("  {:<16}", month_name(regret.month)), &line);
        }
    }
    text
}

/// The widest errors, one a contender.
fn blur(debrief: &Debrief) -> String {
    let mut lines = String::new();
    let count = debrief.months.first().map_or(0, |month| month.real.len());
    for who in (0..count).filter(|&who| who != debrief.position) {
        let gap = |month: &&powervacuum::BlurMonth| (month.real[who] - month.believed[who]).abs();
        let worst = debrief.months.iter().max_by(|a, b| gap(a).total_cmp(&gap(b)));
        let Some(worst) = worst.filter(|worst| gap(worst) >= 0.03) else { continue };
        let lead = format!("  {:<16}", month_name(worst.month));
        let name = &debrief.names[who];
        let line = format!(
            "{name}: you saw {} of the weight, and there was {}.",
            percent(worst.believed[who]),
            percent(worst.real[who])
        );
        lines += &hanging(&lead, &line);
    }
    if lines.is_empty() {
        lines = paragraph(2, "You never misjudged anybody by 3 points or more.");
    }
    heading("What you could not see") + &lines
}

fn predictions(debrief: &Debrief) -> String {
    let settled: Vec<_> = debrief.predictions.iter().filter(|settled| settled.right.is_some()).collect();
    if settled.is_empty() {
        return String::new();
    }
    let right = settled.iter().filter(|settled| settled.right == Some(true)).count();
    let mut text = heading("What you expected");
    text += &paragraph(2, &format!("{right} of {} came true.", settled.len()));
    for settled in settled {
        let month: CalendarMonth = settled.month;
        let (said, came) =
            (settled.answer.as_deref().unwrap_or_default(), settled.truth.as_deref().unwrap_or_default());
        let mark = if settled.right == Some(true) { String::new() } else { format!(" {BAD}But: {came}.{BAD:#}") };
        text += &hanging(&format!("  {:<16}", month_name(month)), &format!("{} You: {said}.{mark}", settled.question));
    }
    text
}
