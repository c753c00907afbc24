use powervacuum_engine::*;
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let loaded = match powervacuum_formats::load_folder(std::path::Path::new(&args[1])) { Ok(l) => l, Err(p) => { eprintln!("{p:?}"); return } };
    let n: u64 = args[2].parse().unwrap();
    let what: Vec<&str> = args[3..].iter().map(String::as_str).filter(|a| !a.contains('=')).collect();
    let mut spec = loaded.scenario.spec().clone();
    for a in args[3..].iter().filter(|a| a.contains('=')) { let (k, v) = a.split_once('=').unwrap(); spec.parameters.set(k, v.parse().unwrap()).unwrap(); }
    let base = Scenario::new(spec).unwrap();
    let s = base.with(&what).unwrap();
    let c = s.contender_count();
    let mut lead = vec![0; c + 1];
    let ladder = &s.spec().ladder;
    let mut falls = vec![vec![Vec::<u16>::new(); ladder.len()]; c];
    let mut events = 0; let mut months = 0; let mut formed = 0; let mut enrol = Vec::new(); let mut reveal = 0; let mut ends = Vec::new();
    for h in 0..n {
        let mut st = Struggle::new(&s);
        st.play(&mut KeyedChance::new(1, h), &mut QuantalResponse, None);
        match st.outcome() { Some(Outcome::Dominance { leader, since }) => { lead[leader.index()] += 1; ends.push(since.0) }, _ => lead[c] += 1 }
        events += st.chronicle().len(); months += st.books().len();
        for e in st.chronicle() { match &e.kind {
            EventKind::StandingLowered { contender, rung, .. } => falls[contender.index()][rung.index()].push(e.month.0),
            EventKind::CoalitionFormed { .. } | EventKind::CoalitionLeft {..} => formed += 1,
            EventKind::EnrolmentDecided { .. } => enrol.push(e.month.0),
            EventKind::DocumentRevealed { .. } => reveal += 1,
            _ => {} } }
    }
    let date = |m: u16| s.calendar(Month(m)).to_string();
    for i in 0..c { print!("{:10} {:.3} |", s.spec().contenders[i].id, lead[i] as f64 / n as f64);
        for r in 0..ladder.len() { let f = &mut falls[i][r]; f.sort(); 
            if f.is_empty() { print!(" {}:-", &ladder[r].id[..6.min(ladder[r].id.len())]); } else { print!(" {}:{:.2}@{}", &ladder[r].id[..(8.min(ladder[r].id.len()))], f.len() as f64 / n as f64, date(f[f.len()/2])); } }
        println!(); }
    ends.sort(); enrol.sort();
    println!("collective {:.3}; events {} months {:.1} coalitions changes/history {:.1} enrol {:.2}@{} reveal {:.2} dominance since {}", lead[c] as f64 / n as f64, events as u64 / n, months as f64 / n as f64, formed as f64 / n as f64, enrol.len() as f64 / n as f64, enrol.get(enrol.len()/2).map(|m| date(*m)).unwrap_or_default(), reveal as f64 / n as f64, ends.get(ends.len()/2).map(|m| date(*m)).unwrap_or_default());
}
