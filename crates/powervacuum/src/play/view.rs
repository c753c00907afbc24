//! What whoever plays is shown: what the contender can know, and nothing else.

use powervacuum_engine::{
    Action, BodyId, CalendarMonth, ContenderId, Forecast, Month, Scenario, Source, Struggle, Term,
};
use serde::{Deserialize, Serialize};

use super::asking::QuestionView;
use super::knowledge::Knowledge;
use super::{Game, acts, news};
use crate::document::{OutcomeDocument, outcome};
use crate::narrate::{Names, Narrator, be, month_name, percent, sentence};
use crate::run::Recipe;
use crate::struggle::{coalitions, rounded};

/// The `format` of a [`GameView`].
pub const GAME_FORMAT: &str = "powervacuum-game";
/// The `version` of a [`GameView`].
pub const GAME_VERSION: u32 = 1;

/// Options that advisers advise.
const ADVISED: usize = 3;
/// Reasons of an option that are told.
const REASONS: usize = 3;
/// Months ahead that the calendar shows.
const AHEAD: u16 = 12;

/// A game as whoever plays sees it. Contenders go by their positions in the [`CaseDocument`](crate::CaseDocument).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GameView {
    /// Always [`GAME_FORMAT`].
    pub format: String,
    /// [`GAME_VERSION`].
    pub version: u32,
    /// What reproduces the luck of the game.
    #[serde(flatten)]
    pub recipe: Recipe,
    /// Id of the contender who is played.
    pub contender: String,
    /// Its position.
    pub position: usize,
    /// Its name in a sentence.
    pub name: String,
    /// The month that is to be decided, or the last one.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub month: CalendarMonth,
    /// Whether the struggle has ended.
    pub over: bool,
    /// Whether there is something to decide.
    pub can_act: bool,
    /// How it ended; none while it goes on.
    pub outcome: Option<OutcomeDocument>,
    /// Months decided by whoever plays.
    pub decisions: usize,
    /// Months left to the engine.
    pub watched: usize,
    /// How often a month was taken back.
    pub taken_back: u32,
    /// Weights as the contender sees them, by contender.
    pub seen: Vec<f64>,
    /// Weights as the public sees them.
    pub public: Vec<f64>,
    /// Weights as the contender saw them month by month.
    pub before: Vec<SeenMonth>,
    /// Contenders as they are known.
    pub contenders: Vec<ContenderView>,
    /// Coalitions of two or more.
    pub coalitions: Vec<Vec<usize>>,
    /// Constituencies as they are known.
    pub constituencies: Vec<ConstituencyView>,
    /// Committees as they are known.
    pub bodies: Vec<BodyView>,
    /// Motions and appeals that wait, in English.
    pub agenda: Vec<String>,
    /// What the calendar holds.
    pub coming: Vec<ComingView>,
    /// What was heard since the last month was decided, in English.
    pub news: Vec<String>,
    /// Questions of this month; they are to be answered, or skipped, before anything is chosen.
    pub questions: Vec<QuestionView>,
    /// What can be done, the most promising first.
    pub options: Vec<OptionView>,
}

/// Weights as the contender saw them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SeenMonth {
    /// The month.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub month: CalendarMonth,
    /// By contender.
    pub seen: Vec<f64>,
}

/// A contender as it is known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ContenderView {
    /// Short name in files.
    pub id: String,
    /// Name in a sentence.
    pub name: String,
    /// Where it stands, in English: "in good standing", "off the board", "dead".
    pub standing: String,
    /// Whether it lives and belongs to the organisation.
    pub stands: bool,
    /// Names of the offices that it holds.
    pub offices: Vec<String>,
    /// Prestige, in [0, 1].
    pub prestige: f64,
    /// Platform, by axis.
    pub platform: Vec<f64>,
    /// How far the contender who is played trusts it, in [-1, 1]; none for itself.
    pub trust: Option<f64>,
    /// Whether it is known of each post whether its holder follows it.
    pub ties_known: bool,
}

/// A constituency as it is known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConstituencyView {
    /// Short name in files.
    pub id: String,
    /// Position of whom the secretary is known to follow; none if that is not known, or nobody.
    pub patron: Option<usize>,
    /// How much of the delegation one's own secretary delivers; none for others.
    pub control: Option<f64>,
}

/// A committee as it is known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BodyView {
    /// Short name in files.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// Seats known to follow each contender.
    pub followers: Vec<u32>,
    /// Seats of which it is not known whom they follow, or that follow nobody.
    pub unknown: u32,
}

/// Something that the calendar holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ComingView {
    /// When.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub month: CalendarMonth,
    /// What, in English.
    pub text: String,
}

/// Something that can be done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OptionView {
    /// Names it; see [`Game::choose`].
    pub id: String,
    /// What kind of action it is.
    pub kind: String,
    /// As an order, in English.
    pub title: String,
    /// What advisers expect it to be worth, on the contender's own beliefs; 1 is the whole of power, for certain.
    pub value: f64,
    /// Whether it is among the three that advisers think best.
    pub advised: bool,
    /// What speaks for it and against it, in English.
    pub reasons: Vec<String>,
}

impl Game {
    /// What whoever plays is shown now.
    pub fn view(&self) -> GameView {
        let knowledge = Knowledge::of(&self.scenario, &self.state, self.me);
        let month = if self.is_over() { Month(self.state.month.0.saturating_sub(1)) } else { self.state.month };
        let known = Known::new(&knowledge);
        let options = if self.can_act() { known.options() } else { Vec::new() };
        let heard = self.chronicle[self.news_from..].iter().filter_map(|event| news::heard(&knowledge, event));
        let open = self.asked.iter().filter(|asked| asked.month == self.state.month && self.can_act());
        let watched = self.moves.iter().filter(|taken| taken.watched).count();
        GameView {
            format: GAME_FORMAT.to_owned(),
            version: GAME_VERSION,
            recipe: self.recipe.clone(),
            contender: self.contender().to_owned(),
            position: self.me.index(),
            name: Names(&self.scenario).contender(self.me).to_owned(),
            month: self.scenario.calendar(month),
            over: self.is_over(),
            can_act: self.can_act(),
            outcome: outcome(&self.history()),
            decisions: self.moves.len() - watched,
            watched,
            taken_back: self.taken_back,
            seen: known.seen(),
            public: knowledge.believed.assessment.public.iter().copied().map(rounded).collect(),
            before: self.seen_before(),
            contenders: known.contenders(),
            coalitions: coalitions(&self.scenario, &knowledge.believed),
            constituencies: known.constituencies(),
            bodies: known.bodies(),
            agenda: known.agenda(),
            coming: if self.is_over() { Vec::new() } else { known.coming() },
            news: heard.collect(),
            questions: open
                .map(|asked| asked.view(&self.scenario, asked.text(&self.scenario, &self.chronicle)))
                .collect(),
            options,
        }
    }

    /// What the contender saw in each month that has been played.
    fn seen_before(&self) -> Vec<SeenMonth> {
        let one = |books: &powervacuum_engine::MonthBooks| SeenMonth {
            month: self.scenario.calendar(books.month),
            seen: books.weights.seen_by(self.me).iter().copied().map(rounded).collect(),
        };
        self.books.iter().map(one).collect()
    }
}

/// The parts of a view that are made from what is known.
pub(super) struct Known<'k> {
    knowledge: &'k Knowledge<'k>,
}

impl<'k> Known<'k> {
    pub(super) fn new(knowledge: &'k Knowledge<'k>) -> Self {
        Known { knowledge }
    }

    fn scenario(&self) -> &'k Scenario {
        self.knowledge.scenario
    }

    fn ids(&self) -> impl Iterator<Item = ContenderId> {
        self.scenario().all_contenders().iter()
    }

    pub(super) fn seen(&self) -> Vec<f64> {
        let assessment = &self.knowledge.believed.assessment;
        assessment.seen_by(self.knowledge.me).iter().copied().map(rounded).collect()
    }

    pub(super) fn contenders(&self) -> Vec<ContenderView> {
        let (scenario, state, me) = (self.scenario(), &self.knowledge.believed, self.knowledge.me);
        let axes = scenario.spec().issues.len();
        let one = |id: ContenderId| {
            let contender = &state.contenders[id.index()];
            let rung = usize::from(contender.rung).checked_sub(1).map(|rung| &scenario.spec().ladder[rung]);
            let standing = match (contender.alive, rung) {
                (false, _) => "dead",
                (_, Some(rung)) => &rung.name,
                _ => "in good standing",
            };
            ContenderView {
                id: scenario.contender(id).id.clone(),
                name: Names(scenario).contender(id).to_owned(),
                standing: standing.to_owned(),
                stands: state.standing().contains(id),
                offices: state.offices_of(id).map(|office| scenario.office(office).name.clone()).collect(),
                prestige: rounded(contender.prestige),
                platform: contender.platform[..axes].iter().copied().map(rounded).collect(),
                trust: (id != me).then(|| rounded(state.trust_in(me, id))),
                ties_known: self.knowledge.knows(Some(id)),
            }
        };
        self.ids().map(one).collect()
    }

    pub(super) fn constituencies(&self) -> Vec<ConstituencyView> {
        let one = |(index, here): (usize, &powervacuum_engine::ConstituencyState)| ConstituencyView {
            id: self.scenario().spec().constituencies[index].id.clone(),
            patron: here.patron.map(ContenderId::index),
            control: (here.patron == Some(self.knowledge.me)).then(|| rounded(here.control)),
        };
        self.knowledge.believed.constituencies.iter().enumerate().map(one).collect()
    }

    pub(super) fn bodies(&self) -> Vec<BodyView> {
        let (scenario, state) = (self.scenario(), &self.knowledge.believed);
        let one = |id: BodyId| {
            let mut followers = vec![0; scenario.contender_count()];
            let mut unknown = 0;
            for seat in &state.bodies[id.index()].seats {
                match state.seat_patron(seat) {
                    Some(patron) => followers[patron.index()] += 1,
                    None => unknown += 1,
                }
            }
            let (id, name) = (scenario.body(id).id.clone(), scenario.body(id).name.clone());
            BodyView { id, name, followers, unknown }
        };
        let committees = (0..state.bodies.len()).filter(|&index| !state.bodies[index].seats.is_empty());
        committees.filter_map(BodyId::from_index).map(one).collect()
    }

    pub(super) fn agenda(&self) -> Vec<String> {
        let names = Names(self.scenario());
        let state = &self.knowledge.believed;
        let what = |motion: &powervacuum_engine::Motion| {
            let fallen = be(&names.fallen(motion.rung, motion.office));
            format!("that {} {fallen}", names.contender(motion.target))
        };
        let motions = state.motions.iter().map(|motion| {
            let by = names.contender(motion.mover);
            sentence(&format!("{by} moves {}, before {}", what(motion), names.voters(motion.rung)))
        });
        let appeals = state.appeals.iter().map(|appeal| {
            let (by, month) = (names.contender(appeal.by), month_name(self.scenario().calendar(appeal.meets)));
            let against = what(&appeal.motion);
            sentence(&format!(
                "{by} appeals to {} against the vote {against}; it meets in {month}",
                names.body(appeal.to)
            ))
        });
        motions.chain(appeals).collect()
    }

    /// Meetings of the months ahead, but for those of bodies that meet all the time.
    pub(super) fn coming(&self) -> Vec<ComingView> {
        let (scenario, now) = (self.scenario(), self.knowledge.believed.month);
        let mut coming: Vec<(Month, String)> = Vec::new();
        for body in (0..scenario.spec().bodies.len()).filter_map(BodyId::from_index) {
            let calendar = &scenario.body(body).calendar;
            if calendar.every.is_some_and(|every| every <= 2) {
                continue;
            }
            for month in
                (now.0..now.0.saturating_add(AHEAD)).map(Month).filter(|month| month.0 < scenario.spec().months)
            {
                let regular = calendar.every.is_some_and(|every| every > 0 && month.0.is_multiple_of(every));
                if regular || calendar.months.contains(&month) {
                    coming.push((month, sentence(&format!("{} meets", Names(scenario).body(body)))));
                }
            }
        }
        coming.sort_by_key(|(month, _)| *month);
        coming.into_iter().map(|(month, text)| ComingView { month: scenario.calendar(month), text }).collect()
    }

    /// What can be done, with what the advisers make of it.
    pub(super) fn options(&self) -> Vec<OptionView> {
        let (scenario, me) = (self.scenario(), self.knowledge.me);
        let struggle = Struggle::resume(scenario, self.knowledge.believed.clone());
        let mut forecasts = struggle.options(me);
        forecasts.sort_by(|a, b| b.value.total_cmp(&a.value));
        let allies = self.knowledge.believed.coalition_of(me).without(me);
        let allies = Names(scenario).contenders(allies);
        let one = |(place, forecast): (usize, &Forecast)| OptionView {
            id: acts::id(scenario, &forecast.action),
            kind: forecast.action.kind().name().to_owned(),
            title: acts::title(scenario, me, &forecast.action, &allies),
            value: rounded(forecast.value),
            advised: place < ADVISED,
            reasons: self.reasons(&struggle, &forecast.action),
        };
        forecasts.iter().enumerate().map(one).collect()
    }

    fn reasons(&self, struggle: &Struggle, action: &Action) -> Vec<String> {
        let causes = struggle.reasons(self.knowledge.me, action);
        let told = causes.iter().filter_map(|cause| match &cause.source {
            Source::Term(term) => Some((term, cause.part)),
            Source::Event(_) => None,
        });
        let line = |(term, part): (&Term, f64)| {
            let text = self.term(term);
            sentence(&if part < 0.0 { format!("against it: {text}") } else { text })
        };
        told.take(REASONS).map(line).collect()
    }

    /// A reason as advisers put it: of what is not known they say what is supposed.
    fn term(&self, term: &Term) -> String {
        let (names, me) = (Names(self.scenario()), self.knowledge.me);
        match *term {
            Term::Strength { of, seen, .. } if of == me => format!("you count for {} of the weight", percent(seen)),
            Term::Strength { of, seen, .. } => {
                format!("as far as you can see, {} counts for {} of the weight", names.contender(of), percent(seen))
            }
            Term::Trust { of, to } if of == me => format!("how far you trust {}", names.contender(to)),
            Term::Trust { of, to } if to == me => format!("how far {} is likely to trust you", names.contender(of)),
            Term::Ambition => "you want to be stronger".to_owned(),
            Term::Occasion => "nothing speaks for anything else".to_owned(),
            _ => {
                let text = Narrator::new(self.scenario()).term(term);
                let mut letters = text.trim_end_matches('.').chars();
                // The narrator begins with a capital, which a name keeps.
                match letters.next() {
                    Some(first) if text.starts_with("How") || text.starts_with("The") || text.starts_with("What") => {
                        first.to_lowercase().chain(letters).collect()
                    }
                    Some(first) => std::iter::once(first).chain(letters).collect(),
                    None => String::new(),
                }
            }
        }
    }
}
