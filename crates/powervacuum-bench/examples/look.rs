//! Probe.
use powervacuum_engine::*;
fn main() {
    let loaded = powervacuum_formats::load_folder(std::path::Path::new("scenarios/ussr-1922")).unwrap_or_else(|_| panic!());
    let args: Vec<String> = std::env::args().collect();
    let s = loaded.scenario.with(&args[2..].iter().map(String::as_str).collect::<Vec<_>>()).unwrap();
    let mut st = Struggle::new(&s);
    let mut ch = KeyedChance::new(1, 3);
    let until: u16 = args[1].parse().unwrap();
    while st.state().month.0 < until { st.play_month(&mut ch, &mut QuantalResponse); }
    st.open_month(&mut ch);
    let name = |set: Contenders| set.iter().map(|i| &s.contender(i).id[..3]).collect::<Vec<_>>().join("+");
    for c in s.all_contenders().iter() {
        let state = st.state();
        println!("{} in {} seen {:?} exp {:?} trust {:?}", s.contender(c).id, name(state.coalition_of(c)), state.assessment.seen_by(c).iter().map(|x| (x*100.0).round()).collect::<Vec<_>>(), state.assessment.expected_by(c).iter().map(|x| (x*100.0).round()).collect::<Vec<_>>(), s.all_contenders().iter().map(|o| (state.trust_in(c, o)*100.0).round()).collect::<Vec<_>>());
        let mut o = st.options(c);
        o.sort_by(|a, b| b.value.total_cmp(&a.value));
        for f in o.iter().take(9) { match f.action { Action::Ally { members } => println!("    ally {} {:.4}", name(members), f.value), a => println!("    {:?} {:.4} p={:.2}", a, f.value, f.probability) } }
    }
}
