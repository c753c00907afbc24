//! What outside events, the passing of a month and publications do to the state.

use super::apply::nudge;
use super::queries::squared_distance;
use super::{Drive, Legacy, State};
use crate::ids::{ContenderId, Contenders, DocumentId, EventId, IssueId, OutsideEventId, Person};
use crate::scenario::{Effect, Limits, Scenario};

/// Share of a secretary's control that is lost each month while nobody is its patron. Assumed.
const LEADERLESS_DECAY: f64 = 0.05;
/// How much the latest month counts in a trend. Assumed.
const TREND_UPDATE: f64 = 0.15;
/// Share of local prestige that is forgotten each month. Assumed.
const LOCAL_FADING: f64 = 0.05;

/// A month passes: control grows, trust grows and fades, prestige recovers, members join.
pub(super) fn begin_month(state: &mut State, scenario: &Scenario) {
    grow_control(state, scenario);
    change_trust(state, scenario);
    let parameters = scenario.parameters();
    for (contender, start) in state.contenders.iter_mut().zip(&scenario.spec().contenders) {
        let steps = scenario.spec().ladder.len().max(1) as f64;
        let rest = start.prestige.get() * (1.0 - 0.5 * f64::from(contender.rung) / steps);
        contender.prestige += parameters.prestige_recovery * (rest - contender.prestige);
        contender.defiance -= parameters.defiance_fading * contender.defiance;
    }
    enrol_members(state, scenario);
}

/// Trust between allies goes where the threat to them leads it: conflict with others binds, and where it is over the bond
/// loosens (Simmel 1908, Soziologie, chapter 4; Coser 1956, The Functions of Social Conflict). Between others it fades.
fn change_trust(state: &mut State, scenario: &Scenario) {
    let parameters = scenario.parameters();
    let count = state.contenders.len();
    let standing = state.standing();
    let before = state.trust.clone();
    let trust_in = |a: usize, b: usize| before[a * count + b];
    for truster in 0..count {
        let allies = state.contenders[truster].coalition;
        let seen = |id: ContenderId| state.assessment.seen[truster * count + id.index()];
        let hostility = |id: ContenderId| seen(id) * (-trust_in(truster, id.index())).max(0.0);
        let threat: f64 = standing.minus(allies).iter().map(hostility).sum();
        let cohesion = (threat / parameters.cohesion_threat).min(1.0);
        for trusted in (0..count).filter(|&trusted| trusted != truster) {
            let trust = &mut state.trust[truster * count + trusted];
            if allies.mask() >> trusted & 1 == 1 {
                *trust += parameters.trust_growth * (cohesion - *trust);
            } else {
                *trust -= parameters.trust_fading * *trust;
            }
            *trust = trust.clamp(-1.0, 1.0);
        }
    }
}

fn grow_control(state: &mut State, scenario: &Scenario) {
    let growth = scenario.parameters().control_growth;
    for index in 0..state.constituencies.len() {
        let constituency = &scenario.spec().constituencies[index];
        let here = &mut state.constituencies[index];
        here.local.iter_mut().for_each(|local| *local -= LOCAL_FADING * *local);
        match here.patron {
            Some(patron) => {
                let skill = 0.5 + scenario.contender(patron).traits.organisation.get();
                here.control += growth * skill * (constituency.control_ceiling.get() - here.control).max(0.0);
            }
            None => here.control -= LEADERLESS_DECAY * here.control,
        }
    }
}

fn enrol_members(state: &mut State, scenario: &Scenario) {
    let groups = &scenario.spec().groups;
    for (group, spec) in state.groups.iter_mut().zip(groups) {
        group.members = (group.members * (1.0 + scenario.constituency(spec.constituency).growth)).min(Limits::MEMBERS);
    }
    let total = state.member_count();
    if total <= 0.0 {
        return;
    }
    for drive in std::mem::take(&mut state.drives) {
        for index in 0..state.constituencies.len() {
            let range = group_range(scenario, index);
            let here: f64 = state.groups[range.clone()].iter().map(|group| group.members).sum();
            let joined = range.clone().find(|&group| groups[group].cohort == drive.cohort).or(range.last());
            if let Some(group) = joined {
                state.groups[group].members += drive.monthly * here / total;
            }
        }
        if drive.months_left > 1 {
            state.drives.push(Drive { months_left: drive.months_left - 1, ..drive });
        }
    }
}

fn group_range(scenario: &Scenario, constituency: usize) -> std::ops::Range<usize> {
    crate::ids::ConstituencyId::from_index(constituency).map_or(0..0, |id| scenario.groups_of(id))
}

/// An enrolment drive begins.
pub(super) fn start_drive(state: &mut State, scenario: &Scenario, members: f64, months: u16) {
    let recruits = scenario.spec().cohorts.iter().position(|cohort| cohort.recruits);
    if let Some(cohort) = recruits.and_then(crate::ids::CohortId::from_index) {
        let months_left = months.max(1);
        state.drives.push(Drive { monthly: members / f64::from(months_left), cohort, months_left });
    }
}

/// The books are made up: who has been ascendant, and since when.
pub(super) fn close_month(state: &mut State, scenario: &Scenario) {
    let standing = state.standing();
    // No rival can win a vote: all others together fall well short of a majority.
    let parameters = scenario.parameters();
    let short_of_a_majority = parameters.majority - parameters.dominance_margin;
    let uncontested = standing.iter().find(|&id| {
        let real = state.assessment.real(id);
        real > 0.5 && 1.0 - real < short_of_a_majority && state.founder_authority <= 0.0
    });
    state.ascendancy = match (uncontested, state.ascendancy) {
        (Some(leader), Some((before, since))) if leader == before => Some((leader, since)),
        (Some(leader), _) => Some((leader, state.month)),
        (None, _) => None,
    };
    if !state.last_seen.is_empty() {
        for ((trend, seen), last) in state.trend.iter_mut().zip(&state.assessment.seen).zip(&state.last_seen) {
            *trend += TREND_UPDATE * (seen - last - *trend);
        }
    }
    state.last_seen.clone_from(&state.assessment.seen);
    state.reviewing = Contenders::NONE;
    state.stage = super::Stage::Before;
    state.month = state.month.plus(1);
}

/// An outside event happens.
pub(super) fn happen(state: &mut State, scenario: &Scenario, event: OutsideEventId, id: EventId) {
    state.happened[event.index()] = Some(state.month);
    state.provenance.outside[event.index()] = Some(id);
    for effect in &scenario.outside_event(event).effects {
        apply_effect(state, scenario, effect, id);
    }
}

fn apply_effect(state: &mut State, scenario: &Scenario, effect: &Effect, id: EventId) {
    match effect {
        Effect::FounderAuthority(authority) => {
            state.founder_authority = authority.get();
            state.provenance.founder = Some(id);
        }
        Effect::FounderDies => bury_founder(state, scenario, id),
        Effect::Dies(person) => die(state, *person, id),
        Effect::Incapacitates { contender, months, degree } => {
            state.contenders[contender.index()].incapacity = Some((state.month.plus(*months), degree.get()));
        }
        Effect::Prestige { contender, change } => state.add_prestige(*contender, *change, id),
        Effect::Vulnerability { contender, charge, change } => {
            nudge(&mut state.contenders[contender.index()].vulnerabilities[charge.index()], *change);
        }
        Effect::MovesIdeals { issue, change, constituency, cohort } => {
            for (group, spec) in state.groups.iter_mut().zip(&scenario.spec().groups) {
                let there = constituency.is_none_or(|wanted| wanted == spec.constituency);
                if there && cohort.is_none_or(|wanted| wanted == spec.cohort) {
                    let ideal = &mut group.ideal[issue.index()];
                    *ideal = (*ideal + change).clamp(-1.0, 1.0);
                }
            }
            state.provenance.issue[issue.index()] = Some(id);
        }
        Effect::Salience { issue, change } => {
            let salience = &mut state.salience[issue.index()];
            *salience = (*salience + change).clamp(0.0, Limits::SALIENCE);
            state.provenance.issue[issue.index()] = Some(id);
        }
        Effect::Blame { issue, strength } => blame(state, *issue, *strength, id),
        Effect::Alarm => {
            state.alarm = true;
            state.provenance.alarm = Some(id);
        }
        Effect::HandsOver { document, to } => {
            let holders = &mut state.documents[document.index()].holders;
            *holders = holders.or(to.iter().copied().collect());
            state.provenance.document[document.index()] = Some(id);
        }
        Effect::Publishes(document) => publish(state, scenario, *document, None, id),
        Effect::Vacates(office) => state.vacate(*office, id),
        Effect::Enlarges { body, seats } => {
            let size = &mut state.bodies[body.index()].size;
            *size = (*size).max(*seats);
        }
        Effect::Inflow { cohort, members, months } => {
            let months_left = (*months).max(1);
            state.drives.push(Drive { monthly: members / f64::from(months_left), cohort: *cohort, months_left });
        }
    }
}

fn bury_founder(state: &mut State, scenario: &Scenario, id: EventId) {
    state.founder_authority = 0.0;
    state.legacy = Some(Legacy { died: state.month, efforts: vec![0.0; state.contenders.len()], divided: false });
    if let Some(founder) = &scenario.spec().founder {
        die(state, Person::Notable(founder.person), id);
    }
    state.provenance.founder = Some(id);
    state.provenance.alarm = Some(id);
    state.alarm = true;
}

fn die(state: &mut State, person: Person, id: EventId) {
    match person {
        Person::Contender(contender) => {
            state.expel(contender, id);
            state.contenders[contender.index()].alive = false;
        }
        Person::Notable(notable) => {
            state.remove_person(person, id);
            state.notables[notable.index()].alive = false;
        }
    }
    state.provenance.alarm = Some(id);
}

/// Whoever stands near the policy in force is blamed, in proportion to nearness and to its part in ruling.
fn blame(state: &mut State, issue: IssueId, strength: f64, id: EventId) {
    let standing = state.standing();
    let strongest = standing.iter().map(|id| state.assessment.public[id.index()]).fold(0.0, f64::max);
    for contender in standing.iter().collect::<Vec<ContenderId>>() {
        let gap = (state.contenders[contender.index()].platform[issue.index()] - state.policy[issue.index()]).abs();
        let nearness = (1.0 - gap / 2.0).max(0.0);
        let weight = state.assessment.public[contender.index()];
        let ruling = if strongest > 0.0 { weight / strongest } else { 1.0 };
        state.add_prestige(contender, -strength * nearness * nearness * nearness * ruling, id);
    }
}

/// A hidden document becomes known to all.
pub(super) fn publish(
    state: &mut State,
    scenario: &Scenario,
    document: DocumentId,
    by: Option<ContenderId>,
    id: EventId,
) {
    if state.documents[document.index()].published.is_some() {
        return;
    }
    state.documents[document.index()].published = Some(state.month);
    let silence = state.cost_of_breaking_silence(scenario, document);
    let strength = document_strength(state, scenario, document);
    let spec = &scenario.spec().documents[document.index()];
    for contender in scenario.all_contenders().iter() {
        let change = spec.effects[contender.index()] * strength;
        if change != 0.0 {
            state.add_prestige(contender, change, id);
        }
        if let (true, Some(by)) = (change < 0.0, by) {
            state.add_trust(contender, by, change, id);
        }
    }
    for &(contender, charge, adds) in &spec.charges {
        let open = &mut state.contenders[contender.index()].vulnerabilities[charge.index()];
        nudge(open, adds.get() * strength);
    }
    if let Some(by) = by {
        state.add_prestige(by, -silence, id);
    }
    state.alarm = true;
    state.provenance.alarm = Some(id);
    state.provenance.document[document.index()] = Some(id);
}

/// What is left of a document's effects: they wear off after the founder's death.
pub(crate) fn document_strength(state: &State, scenario: &Scenario, document: DocumentId) -> f64 {
    let persistence = scenario.spec().documents[document.index()].persistence.get();
    let months = state.legacy.as_ref().map_or(0, |legacy| state.month.since(legacy.died));
    crate::math::pow(persistence, f64::from(months))
}

/// Distance in ideas of a contender from what the members want on average, each issue by its salience.
pub(crate) fn distance_from_members(state: &State, contender: ContenderId) -> f64 {
    squared_distance(&state.assessment.mean_ideal, &state.contenders[contender.index()].platform, &state.salience)
        .sqrt()
}
