//! Promises about wrong cases: what an author reads. One snapshot for each realistic mistake, at width 100.
//!
//! Caught so far: optional keys reported as missing.

#![allow(clippy::unwrap_used)] // a test may panic

mod three_heirs;

use powervacuum_formats::{Files, Problems, Style, load_files, load_folder};
use three_heirs::{append, edit, three_heirs};

fn problems(files: &Files) -> Problems {
    load_files(files).expect_err("the case is wrong")
}

fn drawn(files: &Files) -> String {
    problems(files).render(Style { width: 100, colour: false })
}

const T: &str = "scenario.toml";

/// Mistakes made by replacing one text of one file: name, file, from, to.
const REPLACED: &[(&str, &str, &str, &str)] = &[
    ("toml_unclosed_string", T, "name = \"Ada\"", "name = \"Ada"),
    ("toml_unquoted_string", T, "id = \"ben\"", "id = ben"),
    ("toml_missing_comma", T, "theory = 0.6, cunning", "theory = 0.6 cunning"),
    ("toml_unclosed_list", T, "holders = [\"cleo\"]", "holders = [\"cleo\""),
    ("toml_key_twice", T, "prestige = 0.7", "prestige = 0.7\nprestige = 0.8"),
    ("toml_unknown_key", T, "prestige = 0.7", "prestige = 0.7\nprestgie = 0.8"),
    ("toml_unknown_table", T, "[[contender]]", "[[contendor]]"),
    ("toml_missing_key", T, "visibility = 0.9\n", ""),
    ("toml_missing_id", T, "id = \"ada\"\n", ""),
    ("toml_missing_inner_key", T, "cunning = 0.3, ", ""),
    ("toml_missing_section_key", T, "months = 12\n", ""),
    ("toml_wrong_type", T, "prestige = 0.7", "prestige = \"high\""),
    ("toml_fraction_for_whole", T, "months = 12", "months = 12.5"),
    ("toml_number_for_list", T, "members = [\"ben\", \"cleo\"]", "members = 2"),
    ("format_from_the_future", T, "format = 1", "format = 2"),
    ("months_too_many", T, "months = 12", "months = 1000000000"),
    ("months_none", T, "months = 12", "months = 0"),
    ("start_not_a_month", T, "start = \"2000-01\"", "start = \"January 2000\""),
    ("month_outside", T, "on = \"2000-03\"", "on = \"2001-03\""),
    ("month_misspelt", T, "on = \"2000-03\"", "on = \"2000-3\""),
    ("share_above_one", T, "prestige = 0.7", "prestige = 7"),
    ("share_not_a_number", T, "prestige = 0.7", "prestige = nan"),
    ("trait_negative", T, "oratory = 0.8", "oratory = -0.8"),
    ("id_with_space", T, "id = \"ada\"", "id = \"Ada L\""),
    ("id_twice", T, "id = \"ben\"", "id = \"ada\""),
    ("key_twice", T, "key = 2\nid = \"ben\"", "key = 1\nid = \"ben\""),
    ("key_negative", T, "key = 2\nid = \"ben\"", "key = -2\nid = \"ben\""),
    ("unknown_issue", T, "platform = { expansion = 0.5 }", "platform = { expanson = 0.5 }"),
    ("unknown_charge", T, "vulnerable = { debts = 0.4 }", "vulnerable = { debt = 0.4 }"),
    ("unknown_holder", T, "holder = \"ben\"", "holder = \"bem\""),
    ("unknown_holder_without_likeness", T, "holder = \"ben\"", "holder = \"xyzzy\""),
    ("unknown_body", T, "body = \"board\"", "body = \"bored\""),
    ("unknown_event", T, "event = \"founder-dies\"", "event = \"founder-died\""),
    ("unknown_action", T, "\"denounce\"", "\"denunce\""),
    ("unknown_parameter", T, "review_rate = 0.1", "reveiw_rate = 0.1"),
    ("parameter_out_of_range", T, "review_rate = 0.1", "review_rate = 1.5"),
    ("unknown_effect", T, "kind = \"moves_ideals\"", "kind = \"move_ideals\""),
    (
        "effect_without_value",
        T,
        "kind = \"blame\", issue = \"expansion\", strength = 0.1",
        "kind = \"blame\", issue = \"expansion\"",
    ),
    ("effect_with_too_much", T, "{ kind = \"alarm\" }", "{ kind = \"alarm\", loud = true }"),
    ("unknown_change", T, "kind = \"true_sight\"", "kind = \"truesight\""),
    ("event_without_time", T, "on = \"2000-03\"\n", ""),
    ("event_with_two_times", T, "on = \"2000-03\"\n", "on = \"2000-03\"\nnever = true\n"),
    ("hazard_backwards", T, "from = \"2000-05\", to = \"2000-10\"", "from = \"2000-10\", to = \"2000-05\""),
    ("charge_not_a_month", T, "until = \"2000-11\"", "until = \"October\""),
    ("charge_outside", T, "from = \"2000-03\"", "from = \"1999-03\""),
    ("charge_backwards", T, "until = \"2000-11\"", "until = \"2000-02\""),
    ("weights_do_not_add_up", T, "weight = 0.4", "weight = 0.5"),
    ("nobody_recruits", T, "recruits = true\n", ""),
    ("cause_of_unknown_what_if", T, "without = [\"true-weights\"]", "without = [\"true-weight\"]"),
    ("cause_without_what_if", T, "without = [\"true-weights\"]", "without = []"),
    ("cause_twice_the_same", T, "without = [\"true-weights\"]", "without = [\"true-weights\", \"true-weights\"]"),
    ("coalition_of_one", T, "members = [\"ben\", \"cleo\"]", "members = [\"ben\"]"),
    ("coalitions_overlap", T, "[[coalition]]", "[[coalition]]\nmembers = [\"ada\", \"ben\"]\n[[coalition]]"),
    ("founder_is_a_contender", T, "person = \"founder\"", "person = \"ada\""),
    ("no_founder_to_die", T, "[founder]\nperson = \"founder\"\nauthority = 0.3\n", ""),
    ("body_of_unknown_kind", T, "kind = \"committee\"", "kind = \"comittee\""),
    ("assembly_with_electors", T, "kind = \"assembly\"", "kind = \"assembly\"\nelected_by = \"board\""),
    ("electors_in_a_circle", T, "elected_by = \"meeting\"", "elected_by = \"board\""),
    ("appeal_to_itself", T, "appeal = { to = \"meeting\"", "appeal = { to = \"board\""),
    ("rung_without_bodies", T, "bodies = [\"board\"]", "bodies = []"),
    ("rung_readmits_down", T, "deed = \"censures\"", "deed = \"censures\"\nreadmits_to = \"dismissed\""),
    ("slate_of_an_assembly", T, "slate = [\"board\"]", "slate = [\"meeting\"]"),
    ("office_named_twice", T, "base = [\"works\"]", "base = [\"works\", \"works\"]"),
    ("maturity_unknown", T, "maturity = \"tested\"", "maturity = \"finished\""),
    ("confidence_unknown", T, "confidence = \"high\"", "confidence = \"certain\""),
    ("source_unknown", T, "source = \"invented\"", "source = \"invented; inventd\""),
    ("intervention_of_nobody", T, "holder = \"ada\" }", "holder = \"adda\" }"),
    ("csv_unknown_column", "notables.csv", "loyalty", "loyality"),
    ("csv_column_twice", "trust.csv", "a,b,trust", "a,a,trust"),
    ("csv_row_too_short", "groups.csv", "works,newcomers,200,0.3,invented,high,", "works,newcomers,200"),
    ("csv_unclosed_quote", "notables.csv", "Dora", "\"Dora"),
    ("csv_number_misspelt", "groups.csv", "300", "3oo"),
    ("csv_empty_cell", "groups.csv", "300", ""),
    ("csv_negative_members", "groups.csv", "300", "-300"),
    ("csv_endless_members", "groups.csv", "300", "inf"),
    ("csv_yes_or_no", "trust.csv", "yes", "true"),
    ("group_twice", "groups.csv", "works,newcomers", "works,veterans"),
    ("unknown_constituency", "groups.csv", "works,veterans", "work,veterans"),
    ("patron_is_a_notable", "constituencies.csv", "emil,ada", "emil,dora"),
    ("secretary_is_a_contender", "constituencies.csv", "emil,ada", "ada,ada"),
    ("seat_in_assembly", "seats.csv", "board,,cleo", "meeting,,cleo"),
    ("seat_twice", "seats.csv", "board,ben", "board,ada"),
    ("seat_of_another_patron", "seats.csv", "board,dora,", "board,dora,ada"),
    ("seat_of_many", "seats.csv", "board,dora,,1", "board,dora,,3"),
    ("trust_in_oneself", "trust.csv", "ada,ben", "ada,ada"),
    ("trust_twice", "trust.csv", "ben,cleo", "ben,ada"),
    ("trust_too_strong", "trust.csv", "-0.1", "-10"),
    ("founder_with_patron", "notables.csv", "the founder,,1", "the founder,ada,1"),
    ("notable_named_like_a_contender", "notables.csv", "emil,Emil", "ada,Emil"),
];

#[test]
fn mistakes_are_explained() {
    for (name, file, from, to) in REPLACED {
        insta::assert_snapshot!(*name, drawn(&edit(file, from, to)));
    }
}

#[test]
fn damaged_files_are_explained() {
    let mut files = three_heirs();
    files.insert("groups.csv", b"constituency,cohort,members\nworks,veterans,\xFF\n".as_slice());
    insta::assert_snapshot!("file_not_utf8", drawn(&files));
    let mut files = three_heirs();
    files.insert("groups.csv", "");
    insta::assert_snapshot!("file_empty", drawn(&files));
    let mut files = three_heirs();
    files.insert("trust.csv", vec![b'a'; powervacuum_formats::MAX_FILE_BYTES + 1]);
    insta::assert_snapshot!("file_too_large", drawn(&files));
    let mut files: Files = three_heirs().iter().filter(|(name, _)| *name != "groups.csv").collect();
    files.insert("group.csv", "");
    insta::assert_snapshot!("file_missing", drawn(&files));
    insta::assert_snapshot!("no_files", drawn(&Files::new()));
    insta::assert_snapshot!("csv_nul", drawn(&edit("groups.csv", "300", "3\u{0}0")));
}

#[test]
fn limits_are_named() {
    let more: String = (10..40)
        .map(|n| {
            format!(
                "\n[[contender]]\nkey = {n}\nid = \"c{n}\"\nname = \"C\"\nprestige = 0\nvisibility = 0\ntraits = {{ \
                 oratory = 0, organisation = 0, theory = 0, cunning = 0, ruthlessness = 0, flexibility = 0, record = 0 }}\n"
            )
        })
        .collect();
    insta::assert_snapshot!("too_many_contenders", drawn(&append(T, &more)));
    let deep = format!(
        "\n[[event]]\nkey = 9\nid = \"deep\"\nname = \"d\"\neffects = {}{}\n",
        "[".repeat(5000),
        "]".repeat(5000)
    );
    assert!(drawn(&append(T, &deep)).contains("recursion"));
}

#[test]
fn mistakes_in_different_files_are_reported_together() {
    let mut files = edit(T, "prestige = 0.7", "prestige = 7");
    let swap = |file: &str, from: &str, to: &str| {
        String::from_utf8(three_heirs().get(file).unwrap().to_vec()).unwrap().replacen(from, to, 1)
    };
    files.insert("groups.csv", swap("groups.csv", "300", "many"));
    files.insert("seats.csv", swap("seats.csv", "dora", "\"dora"));
    files.insert("trust.csv", swap("trust.csv", "ada", "adda"));
    insta::assert_snapshot!("everything_at_once", drawn(&files));
}

#[test]
fn a_refused_entity_hides_no_others_and_starts_no_avalanche() {
    let files = edit(T, "visibility = 0.9\n", "visibilty = 0.9\n");
    insta::assert_snapshot!("refused_contender", drawn(&files));
}

#[test]
fn problems_are_data_too() {
    let json = problems(&edit(T, "prestige = 0.7", "prestige = 7")).to_json();
    insta::assert_snapshot!("json", serde_json::to_string_pretty(&json).unwrap());
}

#[test]
fn warnings_come_with_the_case() {
    let mut files = append("sources.csv", "spare,A book that nobody cites,book,,\n");
    files.insert("notable.csv", "");
    files.insert("facts.csv", "subject,statement,value,source,confidence,note\nwroks,is large,500,invented,high,\n");
    let loaded = load_files(&files).unwrap();
    let style = Style { width: 100, colour: false };
    insta::assert_snapshot!("warnings", powervacuum_formats::render(&loaded.warnings, style));
}

#[test]
fn what_names_no_source_is_noted() {
    let unsourced = |files: &Files| load_files(files).unwrap().unsourced;
    let files = edit("constituencies.csv", "0.5,0.8,0,invented,high,", "0.5,0.8,0, ,high,");
    let found = unsourced(&files);
    assert_eq!(found.len(), unsourced(&three_heirs()).len() + 1);
    insta::assert_snapshot!("unsourced", powervacuum_formats::render(&found, Style { width: 100, colour: false }));
}

#[test]
fn a_folder_that_is_none_is_explained() {
    let file = three_heirs::folder().join("scenario.toml");
    let text = load_folder(&file).unwrap_err().diagnostics()[0].message.clone();
    assert!(text.ends_with("is a file, expected a folder with a `scenario.toml`"), "{text}");
    assert!(load_folder(&three_heirs::folder().join("nowhere")).is_err());
}

#[cfg(unix)]
#[test]
fn links_that_lead_nowhere_are_explained() {
    let folder = std::env::temp_dir().join(format!("powervacuum-links-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("groups.csv")).unwrap();
    std::os::unix::fs::symlink("scenario.toml", folder.join("scenario.toml")).unwrap();
    std::os::unix::fs::symlink("/dev/zero", folder.join("trust.csv")).unwrap();
    let found = load_folder(&folder);
    std::fs::remove_dir_all(&folder).unwrap();
    let found: Vec<String> = found.unwrap_err().diagnostics().iter().map(|d| d.message.clone()).collect();
    assert!(found.iter().any(|text| text.starts_with("`scenario.toml` cannot be read")), "{found:?}");
    assert!(found.contains(&"`groups.csv` is not a plain file".to_owned()), "{found:?}");
    assert!(found.contains(&"`trust.csv` is not a plain file".to_owned()), "{found:?}");
}
