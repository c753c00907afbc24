//! Parameters of the model: every number that is not a fact of a scenario.
//!
//! Every default is a prior, to be calibrated against a record (model, section 14); none is tuned to one answer.

/// A parameter's documentation, for books, schemas and sensitivity studies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ParameterInfo {
    /// Name in files and on the command line.
    pub name: &'static str,
    /// What it is.
    pub about: &'static str,
    /// Default value.
    pub default: f64,
    /// Least value accepted.
    pub min: f64,
    /// Greatest value accepted.
    pub max: f64,
}

macro_rules! parameters {
    ($($(#[doc = $doc:literal])+ $name:ident = $default:literal, $min:literal ..= $max:literal;)*) => {
        /// The parameters of the model.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Parameters {
            $($(#[doc = $doc])+ pub $name: f64,)*
        }

        impl Default for Parameters {
            fn default() -> Self {
                Parameters { $($name: $default,)* }
            }
        }

        impl Parameters {
            /// Every parameter with its meaning, default and range.
            pub const INFO: &'static [ParameterInfo] = &[$(ParameterInfo {
                name: stringify!($name),
                about: concat!($($doc),+),
                default: $default,
                min: $min,
                max: $max,
            },)*];

            /// Every parameter's name, in the order of [`Parameters::INFO`].
            pub const NAMES: &'static [&'static str] = &[$(stringify!($name),)*];

            /// The value of a parameter; none if there is no such parameter.
            pub fn get(&self, name: &str) -> Option<f64> {
                match name {
                    $(stringify!($name) => Some(self.$name),)*
                    _ => None,
                }
            }

            /// Sets a parameter.
            ///
            /// # Errors
            /// When there is no such parameter, or the value is outside its range.
            pub fn set(&mut self, name: &str, value: f64) -> Result<(), ParameterError> {
                match name {
                    $(stringify!($name) => {
                        if !($min..=$max).contains(&value) {
                            return Err(ParameterError::Range { name: stringify!($name), found: value, min: $min, max: $max });
                        }
                        self.$name = value;
                    })*
                    _ => return Err(ParameterError::Unknown { name: name.to_owned() }),
                }
                Ok(())
            }
        }
    };
}

/// Why a parameter was not set.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ParameterError {
    /// No such parameter.
    #[error("there is no parameter `{name}`")]
    Unknown {
        /// The name found.
        name: String,
    },
    /// Outside its range.
    #[error("parameter `{name}` is {found}, expected a number from {min} to {max}")]
    Range {
        /// Which parameter.
        name: &'static str,
        /// The value found.
        found: f64,
        /// Least value accepted.
        min: f64,
        /// Greatest value accepted.
        max: f64,
    },
}

parameters! {
    /// Support: weight of a patron's tie (`bP`).
    support_patronage = 1.6, 0.0..=10.0;
    /// Support: weight of distance in ideas (`bI`).
    support_ideas = 0.9, 0.0..=10.0;
    /// Support: weight of prestige (`bC`).
    support_prestige = 2.4, 0.0..=10.0;
    /// Support: weight of visible rank (`bO`).
    support_rank = 0.7, 0.0..=10.0;
    /// Support: weight of being seen ahead (`bB`), per unit of seen weight above an equal share.
    support_bandwagon = 0.8, 0.0..=10.0;
    /// Support: bonus of a contender in a constituency where an office makes it at home.
    support_base = 0.8, 0.0..=10.0;
    /// Support: share of its tie that an allied patron passes on.
    support_ally_share = 0.15, 0.0..=1.0;
    /// Delegations: slate exponent (`theta`); local majorities, of allies on one slate, take more than their share.
    slate_exponent = 1.5, 1.0..=4.0;
    /// Elections of committees: share of the seats that follows the drafter's coalition rather than the electors.
    slate_drafter = 0.25, 0.0..=1.0;
    /// Appointments: control that a newly appointed secretary starts with.
    control_start = 0.15, 0.0..=1.0;
    /// Appointments: share of the gap to the ceiling that control closes each month, at organisation 1/2.
    control_growth = 0.02, 0.0..=1.0;
    /// Appointments: strength of the defence of a post relative to the attack.
    appointment_defence = 2.5, 0.0..=10.0;
    /// Appointments: share of the posts filled routinely that go to clients rather than to people of nobody's.
    appointment_yield = 0.2, 0.0..=1.0;
    /// Secretaries and seats: chance a month of reconsidering whom to follow, at loyalty 0.
    turning_rate = 0.05, 0.0..=1.0;
    /// Secretaries and seats: advantage in utility of the present patron.
    turning_inertia = 2.5, 0.0..=10.0;
    /// Perception: how much cunning adds to seeing hidden power.
    insight = 0.35, 0.0..=1.0;
    /// Perception: how much a vote that differs from the public forecast teaches.
    learning_gain = 1.5, 0.0..=10.0;
    /// Perception: monthly loss of visibility by lying low.
    hiding = 0.02, 0.0..=1.0;
    /// Coalitions: majority rule (`alpha`).
    majority = 0.5, 0.5..=0.95;
    /// Coalitions: spread of the chance of winning (`sigma`).
    winning_spread = 0.07, 0.005..=1.0;
    /// Coalitions: weight of distance in ideas (`gamma`).
    coalition_distance = 0.12, 0.0..=5.0;
    /// Coalitions: weight of trust (`delta`).
    coalition_trust = 0.12, 0.0..=5.0;
    /// Coalitions: share in the spoils of a member who expects to be dropped (`rho`).
    coalition_outsider = 0.25, 0.0..=1.0;
    /// Coalitions: how much a member fears to be dropped by those who would rule without it, where these are sure to win
    /// alone.
    coalition_foresight = 0.5, 0.0..=1.0;
    /// Coalitions: what somebody must gain to leave allies behind, times its stake.
    switching_cost = 0.05, 0.0..=1.0;
    /// Coalitions: chance a month that a contender looks for a better one.
    review_rate = 0.08, 0.0..=1.0;
    /// Coalitions: the same after a death, a removal, a shock or before an assembly.
    review_rate_alarmed = 0.3, 0.0..=1.0;
    /// Coalitions: months for which everybody expects what it has seen of late to go on.
    foresight_months = 12.0, 0.0..=60.0;
    /// Coalitions: below this trust two contenders do not sit together.
    trust_floor = -0.55, -1.0..=1.0;
    /// Coalitions: how much mistrust each unit of seen weight that threatens both makes up for.
    strange_bedfellows = 1.0, 0.0..=10.0;
    /// Coalitions: the most contenders that anyone reckons with, the strongest first.
    attention = 10.0, 2.0..=16.0;
    /// Trust: share of the gap between allies' trust and what the threat to them asks for that closes each month.
    trust_growth = 0.015, 0.0..=1.0;
    /// Trust: monthly fading towards 0 between others.
    trust_fading = 0.01, 0.0..=1.0;
    /// Trust: seen weight of hostile outsiders at which allies stand by each other without reserve; with less, trust sinks.
    cohesion_threat = 0.15, 0.01..=1.0;
    /// Trust: loss towards someone who breaks a coalition.
    betrayal_loss = 0.45, 0.0..=2.0;
    /// Trust: loss towards someone who denounces one.
    denounced_loss = 0.2, 0.0..=2.0;
    /// Trust: loss towards someone who moves a motion against one.
    motion_loss = 0.25, 0.0..=2.0;
    /// Trust: loss towards someone who takes the post of a client of one's own, or tries to.
    post_loss = 0.125, 0.0..=2.0;
    /// Trust: gain from being courted, per unit of the gap to 1.
    courtship_gain = 0.15, 0.0..=1.0;
    /// Actions: temperature of quantal response at cunning 0, in units of payoff.
    temperature = 0.006, 0.0001..=1.0;
    /// Actions: weight of one's own strength beside the coalition's prospects.
    ambition = 0.6, 0.0..=10.0;
    /// Actions: prestige won by a tour or a publication at full reach.
    publicity_gain = 0.04, 0.0..=1.0;
    /// Actions: prestige lost by a denunciation at full force and vulnerability.
    denunciation_force = 0.12, 0.0..=1.0;
    /// Actions: prestige lost by an accuser whom nobody joins.
    denunciation_backfire = 0.02, 0.0..=1.0;
    /// Actions: largest monthly step of a platform, by issue.
    platform_step = 0.25, 0.0..=2.0;
    /// Actions: weight of standing near those whom one trusts and far from those whom one mistrusts.
    line_balance = 0.15, 0.0..=5.0;
    /// Actions: prestige lost by a full step of a rigid theorist.
    credibility_cost = 0.08, 0.0..=1.0;
    /// Prestige: share of the gap to its resting level that closes each month.
    prestige_recovery = 0.01, 0.0..=1.0;
    /// Legacy: prestige that is divided when the founder dies.
    legacy_prize = 0.3, 0.0..=2.0;
    /// Legacy: months during which it can be claimed.
    legacy_months = 6.0, 1.0..=60.0;
    /// Enrolment: members that a drive brings in, as a share of the present members.
    enrolment_size = 0.45, 0.0..=2.0;
    /// Enrolment: months that a drive lasts.
    enrolment_months = 4.0, 1.0..=60.0;
    /// Enrolment: months between two drives.
    enrolment_pause = 36.0, 0.0..=600.0;
    /// Enrolment: prestige that makes a drive acceptable, won by whoever runs it.
    enrolment_prestige = 0.02, 0.0..=1.0;
    /// Votes: weight of belonging to a side.
    vote_side = 2.6, 0.0..=20.0;
    /// Votes: weight of trust and ideas among those on neither side.
    vote_judgement = 1.6, 0.0..=20.0;
    /// Votes: protection that prestige gives a target.
    vote_prestige = 2.2, 0.0..=20.0;
    /// Votes: pull of the side that is seen to be stronger.
    vote_bandwagon = 2.0, 0.0..=20.0;
    /// Votes: spread of a mover's forecast.
    vote_spread = 0.08, 0.005..=1.0;
    /// Motions: margin above the threshold that a mover wants against a target without prestige.
    motion_margin = 0.02, -0.5..=0.5;
    /// Motions: additional margin per unit of the target's prestige.
    motion_margin_prestige = 0.12, 0.0..=2.0;
    /// Motions: prestige lost by the movers of a failed motion.
    motion_failure = 0.08, 0.0..=1.0;
    /// Motions: months before the same target can be moved against again.
    motion_pause = 5.0, 0.0..=60.0;
    /// Motions: what it takes out of a mover to bring one, in units of payoff, whatever comes of it.
    motion_effort = 0.003, 0.0..=1.0;
    /// Motions: part of the rival's fall that a mover reckons as its own gain.
    motion_gain = 0.3, 0.0..=5.0;
    /// Norms: how much it weighs to do what is not done: to bring somebody further down than anybody before, to break the
    /// silence about a document.
    norm_weight = 5.0, 0.0..=20.0;
    /// Norms: how much a living founder's authority multiplies the cost of going further.
    norm_founder = 25.0, 0.0..=100.0;
    /// Norms: factor on the cost of a step for each earlier time that somebody was brought so far.
    norm_erosion = 0.6, 0.0..=1.0;
    /// Norms: part of their protection that is lost by whoever openly defies the majority.
    norm_defiance = 0.5, 0.0..=1.0;
    /// Norms: share of the gap to full defiance that accusing somebody of a stronger side closes.
    defiance_gain = 0.2, 0.0..=1.0;
    /// Norms: share of defiance that is forgotten each month.
    defiance_fading = 0.03, 0.0..=1.0;
    /// Policy: share of the gap to the ruling majority's line that the policy in force closes at a meeting.
    policy_adjustment = 0.5, 0.0..=1.0;
    /// End: how far all others together fall short of a majority where a rule is uncontested.
    dominance_margin = 0.16, 0.0..=0.5;
    /// End: months of uncontested majority that make dominance.
    dominance_months = 6.0, 1.0..=60.0;
}
