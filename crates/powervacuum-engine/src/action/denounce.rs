//! Denounce: accuse a rival.
//!
//! *Needs* a charge in use this month to which the rival is open. *Effect*: the target loses prestige in proportion to
//! force (oratory, press, allies who join in) times vulnerability; a charge about the line bites only as far as the
//! target stands from the members. The accuser loses some if nobody joins. *Source*: negative campaigning, Skaperdas &
//! Grofman 1995; who joins in is assumed.

use smallvec::SmallVec;

use super::Action;
use crate::event::{Cause, EventKind, Term};
use crate::ids::{ChargeId, ContenderId, Contenders};
use crate::month::actions::Breadth;
use crate::reckoning::{Reasons, View};
use crate::simulation::World;
use crate::state::State;
use crate::survey::Survey;

/// Force that each ally who joins adds, relative to its own. Assumed.
const CHORUS: f64 = 0.35;

pub(super) fn candidates(view: &View, breadth: Breadth, found: &mut Vec<Action>) {
    if !view.standing.contains(view.me) {
        return;
    }
    let rivals = view.rivals();
    if breadth == Breadth::Considered {
        let sharpest = view.survey.sharpest_charges.get_or_init(|| sharpest_charges(view.survey));
        let against_rivals = sharpest.iter().filter(|(target, _)| rivals.contains(*target));
        found.extend(against_rivals.map(|&(target, charge)| Action::Denounce { target, charge }));
        return;
    }
    for target in rivals.iter() {
        let open = open_charges(view.survey, target);
        found.extend(open.map(|(charge, _)| Action::Denounce { target, charge }));
    }
}

/// The charges in use that bite, and how much.
fn open_charges<'v>(survey: &'v Survey, target: ContenderId) -> impl Iterator<Item = (ChargeId, f64)> + 'v {
    let vulnerabilities = &survey.state.contenders[target.index()].vulnerabilities;
    let about_the_line = astray_from_the_line(survey, target);
    let bites = charges_in_use(survey).iter().map(move |&(charge, is_about_the_line)| {
        (charge, vulnerabilities[charge.index()] * if is_about_the_line { about_the_line } else { 1.0 })
    });
    bites.filter(|(_, bite)| *bite > 0.0)
}

/// The charges that anybody thinks of this month, and whether each is about the line.
fn charges_in_use<'v>(survey: &'v Survey) -> &'v [(ChargeId, bool)] {
    survey.charges_in_use.get_or_init(|| {
        let charges = &survey.scenario.spec().charges;
        let ids = (0..charges.len()).filter_map(ChargeId::from_index);
        let in_use = ids.zip(charges).filter(|(_, charge)| charge.is_in_use(survey.state.month));
        in_use.map(|(id, charge)| (id, charge.issue.is_some())).collect()
    })
}

/// The charges that bite the most against each standing contender.
fn sharpest_charges(survey: &Survey) -> SmallVec<[(ContenderId, ChargeId); 16]> {
    let mut sharpest = SmallVec::new();
    for target in survey.standing.iter() {
        // Sharper charges than those before put them aside.
        let (first, mut most) = (sharpest.len(), 0.0);
        for (charge, bite) in open_charges(survey, target) {
            if bite > most {
                sharpest.truncate(first);
                most = bite;
            }
            if bite >= most {
                sharpest.push((target, charge));
            }
        }
    }
    sharpest
}

/// How far a charge bites: one about the line only as far as the target stands from the members.
fn astray(survey: &Survey, target: ContenderId, charge: ChargeId) -> f64 {
    match survey.scenario.spec().charges[charge.index()].issue {
        Some(_) => astray_from_the_line(survey, target),
        None => 1.0,
    }
}

fn astray_from_the_line(survey: &Survey, target: ContenderId) -> f64 {
    (0.3 + 0.7 * survey.astray(target)).min(1.0)
}

/// How forcefully each contender accuses.
fn forces(survey: &Survey) -> [f64; Contenders::MAX] {
    let mut forces = [0.0; Contenders::MAX];
    for who in survey.scenario.all_contenders().iter() {
        let oratory = survey.scenario.contender(who).traits.oratory.get();
        forces[who.index()] = (0.4 * oratory + 0.6 * survey.press[who.index()]) * survey.state.vigour(who);
    }
    forces
}

/// Allies of the accuser who like it better than its target.
fn chorus(state: &State, by: ContenderId, target: ContenderId) -> Contenders {
    let allies = state.coalition_of(by).without(by).without(target);
    allies.iter().filter(|&ally| state.trust_in(ally, by) > state.trust_in(ally, target)).collect()
}

/// Prestige lost by the target and by the accuser.
fn losses(survey: &Survey, by: ContenderId, (target, charge): (ContenderId, ChargeId)) -> (f64, f64, Contenders) {
    let (parameters, state) = (survey.scenario.parameters(), survey.state);
    let joined = chorus(state, by, target);
    let forces = survey.forces.get_or_init(|| forces(survey));
    let voices = forces[by.index()] + CHORUS * joined.iter().map(|ally| forces[ally.index()]).sum::<f64>();
    let open = state.contenders[target.index()].vulnerabilities[charge.index()];
    let standing = 0.3 + 0.7 * state.contenders[target.index()].prestige;
    let loss = parameters.denunciation_force * voices.min(1.5) * open * astray(survey, target, charge) * standing;
    let backfire = if joined.is_empty() { parameters.denunciation_backfire * (1.0 - open) } else { 0.0 };
    (loss, backfire, joined)
}

pub(super) fn forecast(view: &View, target: ContenderId, charge: ChargeId) -> f64 {
    let (loss, backfire, _) = losses(view.survey, view.me, (target, charge));
    let parameters = view.scenario.parameters();
    let changes =
        [(target, view.weight_of_prestige(target, -loss)), (view.me, view.weight_of_prestige(view.me, -backfire))];
    let rivalry = 0.5 * (1.0 - view.trust_for_now(target));
    let worn = parameters.motion_gain * -view.weight_of_prestige(target, -loss) * rivalry;
    // Whoever is accused will not be an ally soon.
    let quarrel = parameters.coalition_trust * parameters.denounced_loss * view.seen(target) * (1.0 - rivalry);
    view.gain(&changes) + worn - quarrel
}

pub(super) fn reasons(view: &View, target: ContenderId, charge: ChargeId) -> Vec<Cause> {
    let (state, provenance) = (view.state, &view.state.provenance);
    let open = state.contenders[target.index()].vulnerabilities[charge.index()];
    let mut reasons = Reasons::default();
    reasons.add(None, Term::Vulnerability { of: target, charge }, open);
    reasons.strength(state, view.me, target, 2.0 * view.seen(target));
    let mistrust = (-state.trust_in(view.me, target)).max(0.0);
    reasons.add(provenance.trust(view.me, target), Term::Trust { of: view.me, to: target }, mistrust);
    if let Some(issue) = view.scenario.spec().charges[charge.index()].issue {
        let behind = provenance.issue[issue.index()].or(provenance.platform[target.index()]);
        reasons.add(behind, Term::Distance { a: target, b: target }, 0.5 * view.survey.astray(target));
    }
    if !chorus(state, view.me, target).is_empty() {
        reasons.because(provenance.coalition[view.me.index()], 0.4);
    }
    reasons.take()
}

pub(super) fn carry_out(
    world: &mut World,
    by: ContenderId,
    (target, charge): (ContenderId, ChargeId),
    causes: Vec<Cause>,
) {
    let (loss, backfire, joined) = losses(&world.survey(), by, (target, charge));
    world.record(EventKind::Denounced { by, target, charge, joined, loss, backfire }, causes);
}
