//! A case as its files say it, before any reference is resolved. The JSON Schema is made from these types.

pub(crate) mod case;
pub(crate) mod organisation;
pub(crate) mod outside;
pub(crate) mod tables;

use crate::place::At;

/// What a short name looks like, for the schema; [`crate::names::is_short_name`] decides.
const SHORT_NAME: &str = "^[a-z0-9][a-z0-9-]{0,63}$";
/// What a month looks like, for the schema.
const MONTH: &str = "^[0-9]{4}-(0[1-9]|1[0-2])$";

/// Where an entity's facts come from.
pub(crate) struct Provenance<'a> {
    pub source: Option<&'a At<String>>,
    pub confidence: Option<&'a At<String>>,
    pub note: Option<&'a At<String>>,
}

/// An entity that says where its facts come from.
pub(crate) trait Sourced {
    fn provenance(&self) -> Provenance<'_>;
}

/// Declares an entity of `scenario.toml`: its fields, and the three that every entity has. A field that may be left out is
/// marked `#[toml(default)]`: inside a macro the derive does not see that it is an `Option`.
macro_rules! entity {
    ($(#[$doc:meta])* $name:ident { $($(#[$($meta:tt)*])* $field:ident: $type:ty,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, toml_spanner::Toml, schemars::JsonSchema)]
        #[toml(recoverable)]
        #[schemars(deny_unknown_fields)]
        pub(crate) struct $name {
            $($(#[$($meta)*])* pub $field: $type,)*
            /// Ids of sources.csv, separated by `;`.
            pub source: Option<crate::place::At<String>>,
            /// How sure the facts are: high, medium, low or contested.
            #[schemars(extend("enum" = ["high", "medium", "low", "contested"]))]
            pub confidence: Option<crate::place::At<String>>,
            /// A remark for readers.
            pub note: Option<crate::place::At<String>>,
        }

        impl crate::raw::Sourced for $name {
            fn provenance(&self) -> crate::raw::Provenance<'_> {
                crate::raw::Provenance {
                    source: self.source.as_ref(),
                    confidence: self.confidence.as_ref(),
                    note: self.note.as_ref(),
                }
            }
        }
    };
}
pub(crate) use entity;
