//! Results borrowed from the literature, as pure functions: paper, equation, known answers.
//!
//! Nothing here knows the state of a struggle. Each file says where it departs from its paper.
//!
//! | file | answers | source |
//! |---|---|---|
//! | [`ruling_coalition`] | who eliminates whom, which coalition lasts | Acemoglu, Egorov & Sonin 2008 |
//! | [`contest`] | how a prize is divided by effort | Tullock 1980 |
//! | [`quantal_response`] | how a contender chooses among actions | McKelvey & Palfrey 1995; Yellott 1977 |
//! | [`random_utility`] | how a following divides, how a voter takes a side | McFadden 1974; Coughlin 1992 |
//! | [`learning`] | what a vote reveals about strength | Kalman 1960 |

pub mod contest;
pub mod learning;
pub mod quantal_response;
pub mod random_utility;
pub mod ruling_coalition;
