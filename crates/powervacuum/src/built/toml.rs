//! A built what-if as a block of `scenario.toml`.

use super::Built;

/// The block.
pub(super) fn block(id: &str, name: &str, built: &[Built]) -> String {
    let changes: Vec<String> = built.iter().map(|one| format!("  {},\n", change(one))).collect();
    format!("[[intervention]]\nid = {}\nname = {}\nchanges = [\n{}]\n", text(id), text(name), changes.concat())
}

fn change(built: &Built) -> String {
    match built {
        Built::Trait { contender, name, value } => {
            let value = number(*value);
            format!("{{ kind = \"trait\", contender = {}, trait = {}, value = {value} }}", text(contender), text(name))
        }
        Built::Office { office, holder: Some(holder) } => {
            format!("{{ kind = \"office\", office = {}, holder = {} }}", text(office), text(holder))
        }
        Built::Office { office, holder: None } => format!("{{ kind = \"office\", office = {} }}", text(office)),
        Built::DropEvent { event } => format!("{{ kind = \"drop_event\", event = {} }}", text(event)),
        Built::Parameter { name, value } => {
            format!("{{ kind = \"parameter\", name = {}, value = {} }}", text(name), number(*value))
        }
    }
}

/// A basic string.
fn text(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            control if control.is_control() => quoted += &format!("\\u{:04X}", u32::from(control)),
            other => quoted.push(other),
        }
    }
    quoted + "\""
}

/// A float, which in TOML has a point or an exponent; read back to the bit.
fn number(value: f64) -> String {
    format!("{value:?}")
}
