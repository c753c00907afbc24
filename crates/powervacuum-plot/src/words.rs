//! Figures and dates as words: at most one decimal, a thin space before %, a true minus sign.

use crate::frame::Estimate;

const THIN: char = '\u{2009}';
const MINUS: char = '\u{2212}';
/// The space that no line break may take.
const FIXED: char = '\u{a0}';

/// A number with `decimals` decimals, grouped by thousands; what rounds to zero has no sign.
pub(crate) fn number(value: f64, decimals: usize) -> String {
    let plain = format!("{:.*}", decimals, value.abs());
    let (whole, part) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut grouped = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && whole.len() > 4 && (whole.len() - place) % 3 == 0 {
            grouped.push(THIN);
        }
        grouped.push(digit);
    }
    let zero = plain.chars().all(|sign| matches!(sign, '0' | '.'));
    let sign = if value < 0.0 && !zero { String::from(MINUS) } else { String::new() };
    let point = if part.is_empty() { "" } else { "." };
    format!("{sign}{grouped}{point}{part}")
}

/// As [`number`], with a plus where the value is above zero.
fn signed(value: f64, decimals: usize) -> String {
    let text = number(value, decimals);
    let zero = text.chars().all(|sign| matches!(sign, '0' | '.'));
    if value > 0.0 && !zero { format!("+{text}") } else { text }
}

/// A share as per cent: two digits, and no rounding to never or always.
pub(crate) fn percent(share: f64) -> String {
    let value = share * 100.0;
    match value {
        _ if value > 0.0 && value < 0.05 => format!("<0.1{THIN}%"),
        _ if value > 99.0 && value < 100.0 && value.round() >= 100.0 => format!(">99{THIN}%"),
        _ if value.abs() < 9.95 && value != 0.0 => format!("{}{THIN}%", number(value, 1)),
        _ => format!("{}{THIN}%", number(value, 0)),
    }
}

/// A figure and its interval: "−33.1 ± 1.5", or "−33 (−40 to −20)" where the interval is not even.
pub(crate) fn estimate(it: &Estimate, factor: f64, sign: bool) -> String {
    let (value, low, high) = (it.value * factor, it.low * factor, it.high * factor);
    let (value, low, high) = if factor < 0.0 { (value, high, low) } else { (value, low, high) };
    let (below, above) = (value - low, high - value);
    let decimals = match below.max(above) {
        0.0 => usize::from(value.abs() < 9.95 && value != 0.0),
        half => usize::from(half < 2.0),
    };
    let show = |figure: f64| if sign { signed(figure, decimals) } else { number(figure, decimals) };
    if below == 0.0 && above == 0.0 {
        return show(value);
    }
    let unit = if decimals == 0 { 1.0 } else { 0.1 };
    if (below - above).abs() < unit / 2.0 {
        format!("{}{FIXED}±{FIXED}{}", show(value), number(below.max(above), decimals))
    } else {
        format!("{}{FIXED}({}{FIXED}to{FIXED}{})", show(value), show(low), show(high))
    }
}

/// A difference of shares: "−33.1 ± 1.5 points".
pub(crate) fn points(it: &Estimate) -> String {
    format!("{}{FIXED}points", estimate(it, 100.0, true))
}

/// A decimal year as month and year: "Jan 1924".
pub(crate) fn month(at: f64) -> String {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let year = at.floor();
    let index = ((at - year) * 12.0).floor().clamp(0.0, 11.0) as usize;
    format!("{}{FIXED}{}", MONTHS[index], year as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_have_a_true_minus_and_one_decimal_at_most() {
        assert_eq!(points(&Estimate::plus_minus(-0.331, 0.015)), "−33.1\u{a0}±\u{a0}1.5\u{a0}points");
        assert_eq!(points(&Estimate::plus_minus(0.331, 0.036)), "+33\u{a0}±\u{a0}4\u{a0}points");
        assert_eq!(
            points(&Estimate { value: 0.2, low: 0.1, high: 0.25 }),
            "+20\u{a0}(+10\u{a0}to\u{a0}+25)\u{a0}points"
        );
        assert_eq!(points(&Estimate::exact(-0.0001)), "0.0\u{a0}points");
        assert_eq!(points(&Estimate::exact(0.5)), "+50\u{a0}points");
    }

    #[test]
    fn rare_is_not_never_and_nearly_always_is_not_always() {
        let shares = [0.0, 0.0002, 0.043, 0.0996, 0.82, 0.9996, 1.0];
        let words: Vec<_> = shares.into_iter().map(|share| percent(share).replace(THIN, "")).collect();
        assert_eq!(words, ["0%", "<0.1%", "4.3%", "10%", "82%", ">99%", "100%"]);
    }

    #[test]
    fn thousands_are_grouped_and_months_named() {
        assert_eq!(number(1_234_567.0, 0), "1\u{2009}234\u{2009}567");
        assert_eq!(number(1234.5, 1), "1234.5");
        assert_eq!(month(crate::decimal_year(1927, 11)), "Nov\u{a0}1927");
    }
}
