//! "Did you mean …?"

/// The known name that is most like `name`; none where nothing is like it.
///
/// # Examples
/// ```
/// assert_eq!(powervacuum_formats::suggest("contendor", ["contender", "office"]), Some("contender"));
/// assert_eq!(powervacuum_formats::suggest("weather", ["contender", "office"]), None);
/// ```
pub fn suggest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    const LONGEST: usize = 64;
    if name.is_empty() || name.len() > LONGEST {
        return None;
    }
    let plain = name.to_lowercase().replace('_', "-");
    known
        .into_iter()
        .filter(|candidate| candidate.len() <= LONGEST)
        .map(|candidate| (strsim::jaro_winkler(&plain, &candidate.to_lowercase().replace('_', "-")), candidate))
        .filter(|(likeness, _)| *likeness > 0.82)
        .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(a.1)))
        .map(|(_, candidate)| candidate)
}
