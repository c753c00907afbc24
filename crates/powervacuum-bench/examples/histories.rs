//! Plays histories of a case without files, for counting instructions: `histories CONTENDERS COUNT`.
use powervacuum_engine::*;
use powervacuum_testkit::cases;

fn main() {
    let mut args = std::env::args().skip(1).filter_map(|arg| arg.parse::<usize>().ok());
    let (contenders, count) = (args.next().unwrap_or(7), args.next().unwrap_or(10));
    let scenario = cases::equals(contenders, 93);
    let mut months = 0;
    for history in 0..count {
        let mut struggle = Struggle::new(&scenario);
        struggle.play(&mut KeyedChance::new(1, history as u64), &mut QuantalResponse, None);
        months += struggle.books().len();
    }
    eprintln!("{count} histories, {months} months");
}
