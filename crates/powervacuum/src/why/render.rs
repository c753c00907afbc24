//! A causal past as text and as a drawing.

use super::WhyGraph;
use crate::narrate::{month_name, percent};

/// A line of a causal past as text.
#[derive(Clone, Debug, PartialEq)]
pub struct WhyLine {
    /// How far to indent it: 0 for the entry asked about, 1 for its causes, and so on.
    pub depth: usize,
    /// The part in what it caused, in [-1, 1]; none for the entry asked about.
    pub part: Option<f64>,
    /// The line without its part: "March 1923, entry 812: Zinoviev allies with Kamenev."
    pub text: String,
}

impl WhyGraph {
    /// The causal past from the entry asked about downwards; causes of an entry are listed where it first appears.
    pub fn lines(&self) -> Vec<WhyLine> {
        let mut lines = Vec::new();
        let mut told = vec![false; self.nodes.len()];
        self.tell(0, None, 0, &mut told, &mut lines);
        lines
    }

    fn tell(&self, node: usize, part: Option<f64>, depth: usize, told: &mut [bool], lines: &mut Vec<WhyLine>) {
        let again = std::mem::replace(&mut told[node], true);
        let has_causes = self.causes_of(node).next().is_some();
        let mut text = match (self.nodes[node].month, self.nodes[node].event) {
            (Some(month), Some(event)) => format!("{}, entry {event}: {}", month_name(month), self.nodes[node].text),
            _ => self.nodes[node].text.clone(),
        };
        if again && has_causes {
            text += " (causes above)";
        }
        lines.push(WhyLine { depth, part, text });
        if !again {
            for edge in self.causes_of(node) {
                self.tell(edge.cause, Some(edge.part), depth + 1, told, lines);
            }
        }
    }

    /// The causal past as plain text, one line an entry or term, indented by two spaces a step.
    pub fn to_text(&self) -> String {
        let line = |line: WhyLine| {
            let part = line.part.map_or_else(String::new, |part| format!("{}  ", percent(part)));
            format!("{}{part}{}\n", "  ".repeat(line.depth), line.text)
        };
        self.lines().into_iter().map(line).collect()
    }

    /// The causal past as a graph for Graphviz: arrows from cause to effect, dashed for what spoke against.
    pub fn to_dot(&self) -> String {
        let mut dot = String::from("digraph why {\n  rankdir=BT;\n  node [shape=box, fontname=\"sans-serif\"];\n");
        for (index, node) in self.nodes.iter().enumerate() {
            let label = match node.month {
                Some(month) => format!("{}\\n{}", month_name(month), folded(&node.text)),
                None => folded(&node.text),
            };
            let style = if node.event.is_none() { ", style=rounded, color=gray40" } else { "" };
            dot += &format!("  n{index} [label=\"{label}\"{style}];\n");
        }
        for edge in &self.edges {
            let style = if edge.part < 0.0 { ", style=dashed" } else { "" };
            dot += &format!("  n{} -> n{} [label=\"{}\"{style}];\n", edge.cause, edge.effect, percent(edge.part));
        }
        dot + "}\n"
    }
}

/// Escaped for a label, broken into lines of about 36 characters.
fn folded(text: &str) -> String {
    const WIDTH: usize = 36;
    let mut label = String::new();
    let mut width = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if width > 0 && width + length > WIDTH {
            label.push_str("\\n");
            width = 0;
        } else if width > 0 {
            label.push(' ');
        }
        label.push_str(&word.replace('\\', "\\\\").replace('"', "\\\""));
        width += length + 1;
    }
    label
}
