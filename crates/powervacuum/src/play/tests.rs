//! Promises about games: what is hidden stays hidden, the engine's choices give the engine's history, and a game is its
//! choices.

use std::sync::Arc;

use powervacuum_engine::{Month, Share};

use super::*;

fn heirs() -> Arc<Case> {
    Arc::new(Case::builtin("three-heirs").unwrap())
}

fn flagship() -> Arc<Case> {
    Arc::new(Case::flagship().unwrap())
}

/// Skips what is asked.
fn skip(game: &mut Game) {
    let open: Vec<String> =
        game.view().questions.into_iter().filter(|q| q.answer.is_none()).map(|question| question.id).collect();
    open.iter().for_each(|question| game.predict(question, "skip").unwrap());
}

#[test]
fn who_chooses_what_the_engine_would_choose_gets_the_engines_history() {
    for (case, contender, seed) in [(heirs(), "ben", 3), (flagship(), "trotsky", 11)] {
        let history = Run { seed, ..Run::new(Arc::clone(&case)) }.play().unwrap();
        let mut game = Game::new(case, contender, seed, &[]).unwrap();
        while !game.is_over() {
            // Making options is to have no effect either.
            let _ = game.view();
            let mine = game.engine_decisions().into_iter().find(|decision| decision.contender == game.me);
            match mine {
                Some(decision) => game.take(decision.action, None),
                None => game.watch(Some(1)).unwrap(),
            }
        }
        assert_eq!(game.chronicle, history.chronicle());
        assert_eq!(game.books, history.books());
        assert_eq!(&game.state, history.state());
    }
}

#[test]
fn watching_gives_the_engines_history() {
    let history = Run { seed: 5, ..Run::new(flagship()) }.play().unwrap();
    let mut game = Game::new(flagship(), "stalin", 5, &[]).unwrap();
    game.watch(Some(20)).unwrap();
    assert!(game.debrief().is_err());
    game.watch(None).unwrap();
    assert_eq!(game.chronicle, history.chronicle());
    assert!(matches!(game.watch(None), Err(GameError::Over)));
}

/// Another world that looks the same to whoever is played: everything that is hidden is different.
fn twin(game: &Game) -> Game {
    let mut twin = game.clone();
    let (scenario, me) = (&game.scenario, game.me);
    let count = scenario.contender_count();
    let state = &mut twin.state;
    let hidden: Vec<ContenderId> =
        scenario.all_contenders().iter().filter(|&of| !game.state.knows_ties(scenario, me, of)).collect();
    for a in (0..count).filter(|&a| a != me.index()) {
        state.trust[a * count..(a + 1) * count].iter_mut().for_each(|trust| *trust = -*trust * 0.5 + 0.1);
        for b in 0..count {
            state.assessment.seen[a * count + b] = 1.0 / count as f64;
            state.assessment.expected[a * count + b] = 1.0 / count as f64;
            state.assessment.seen_delegates[a * count + b] = 0.0;
            state.trend[a * count + b] += 0.1;
        }
    }
    state.assessment.real.reverse();
    state.assessment.delegates.reverse();
    state.assessment.responsive *= 0.5;
    state.ascendancy = Some((me, Month(0)));
    state.alarm = !state.alarm;
    for (index, here) in state.constituencies.iter_mut().enumerate() {
        if !here.patron.is_some_and(|patron| game.state.knows_ties(scenario, me, patron)) {
            here.patron = hidden.get(index % (hidden.len() + 1)).copied();
            here.control = 0.123;
        }
    }
    for notable in &mut state.notables {
        if !notable.patron.is_some_and(|patron| game.state.knows_ties(scenario, me, patron)) {
            notable.patron = hidden.last().copied();
        }
    }
    let notables = state.notables.clone();
    for seat in state.bodies.iter_mut().flat_map(|body| &mut body.seats) {
        match seat.holder {
            Some(powervacuum_engine::Person::Notable(id)) => seat.patron = notables[id.index()].patron,
            Some(_) => {}
            None if seat.patron.is_some_and(|patron| game.state.knows_ties(scenario, me, patron)) => {}
            None => seat.patron = hidden.first().copied(),
        }
    }
    for document in &mut state.documents {
        document.holders = scenario.all_contenders().without(me).or(document.holders);
    }
    twin
}

#[test]
fn worlds_that_differ_in_what_is_hidden_look_the_same() {
    let mut checked = 0;
    for (case, contender) in [(heirs(), "ada"), (flagship(), "zinoviev"), (flagship(), "stalin")] {
        let mut game = Game::new(case, contender, 2, &[]).unwrap();
        for _ in 0..18 {
            if game.is_over() {
                break;
            }
            let twin = twin(&game);
            assert_ne!(twin.state, game.state);
            let (there, here) = (twin.view(), game.view());
            assert_eq!(there, here, "{contender} in {}", here.month);
            checked += 1;
            game.watch(Some(1)).unwrap();
        }
    }
    assert!(checked > 30);
}

/// Three heirs in which nothing shows of whom the followers of others follow.
fn veiled(patron: Option<&str>) -> Arc<Case> {
    let case = Case::builtin("three-heirs").unwrap();
    let mut spec = case.scenario().spec().clone();
    spec.parameters.set("insight", 0.0).unwrap();
    let ids: Vec<String> = spec.contenders.iter().map(|one| one.id.clone()).collect();
    spec.contenders.iter_mut().filter(|one| one.id != "ada").for_each(|one| one.visibility = Share::clamped(0.0));
    let patron = patron.and_then(|id| ids.iter().position(|known| known == id)).and_then(ContenderId::from_index);
    let place = spec.constituencies.iter_mut().find(|here| here.id == "offices").unwrap();
    place.patron = patron;
    Arc::new(case.with_scenario(Scenario::new(spec).unwrap()))
}

#[test]
fn cases_that_differ_in_what_is_hidden_begin_alike() {
    let view = |patron| Game::new(veiled(patron), "ada", 1, &[]).unwrap().view();
    assert_eq!(view(Some("ben")), view(Some("cleo")));
    assert_ne!(view(Some("ben")), view(Some("ada")), "what is one's own shows");
}

#[test]
fn appointments_that_are_hidden_are_no_news() {
    // Nobody sees through anything, whatever the fit says.
    let case = flagship();
    let mut spec = case.scenario().spec().clone();
    spec.parameters.set("insight", 0.0).unwrap();
    let case = Arc::new(case.with_scenario(Scenario::new(spec).unwrap()));
    let mut told = 0;
    for seed in 0..4 {
        let mut game = Game::new(Arc::clone(&case), "kamenev", seed, &[]).unwrap();
        while !game.is_over() && game.moves.len() < 30 {
            game.watch(Some(1)).unwrap();
            let knowledge = knowledge::Knowledge::of(&game.scenario, &game.state, game.me);
            for event in &game.chronicle[game.news_from..] {
                let powervacuum_engine::EventKind::SecretaryAppointed { by, former, .. } = event.kind else { continue };
                let is_known = knowledge.knows(Some(by)) || former == Some(game.me);
                assert_eq!(news::heard(&knowledge, event).is_some(), is_known);
                told += usize::from(!is_known);
            }
        }
    }
    assert!(told > 0, "no appointment of the sample was hidden, so nothing was checked");
}

#[test]
fn a_saved_game_is_taken_up_where_it_was_left() {
    let mut game = Game::new(flagship(), "bukharin", 4, &[]).unwrap();
    let question = game.view().questions[0].clone();
    game.predict(&question.id, &question.answers[0].id).unwrap();
    for _ in 0..6 {
        skip(&mut game);
        let option = game.view().options[1].id.clone();
        game.choose(&option).unwrap();
    }
    game.watch(Some(2)).unwrap();
    let text = serde_json::to_string(&game.save()).unwrap();
    let again = Game::resume(flagship(), &serde_json::from_str(&text).unwrap()).unwrap();
    assert_eq!(again.view(), game.view());
    assert_eq!(again.save(), game.save());
    assert_eq!(again.chronicle, game.chronicle);
}

#[test]
fn a_damaged_save_is_refused_with_its_place() {
    let mut game = Game::new(heirs(), "ada", 4, &[]).unwrap();
    skip(&mut game);
    game.choose("bide").unwrap();
    let save = game.save();
    let refused = |change: fn(&mut GameSave)| {
        let mut damaged = save.clone();
        change(&mut damaged);
        Game::resume(heirs(), &damaged).unwrap_err().to_string()
    };
    assert!(refused(|save| save.version = 2).contains("version 2"));
    assert!(refused(|save| save.recipe.scenario_fingerprint = "0".into()).contains("fingerprint"));
    assert!(refused(|save| save.contender = "adda".into()).contains("did you mean `ada`?"));
    assert!(refused(|save| save.moves[0] = GameMove::Chose("fly".into())).starts_with("move 1 of the saved game"));
    assert!(refused(|save| save.moves.extend(vec![GameMove::Watched; 500])).contains("the struggle is over"));
    assert!(refused(|save| save.predictions[0].question = "why".into()).contains("no open question `why`"));
}

#[test]
fn a_month_taken_back_leaves_no_trace_but_a_mark() {
    let mut game = Game::new(flagship(), "rykov", 9, &[]).unwrap();
    game.watch(Some(3)).unwrap();
    skip(&mut game);
    let before = game.view();
    let option = before.options[2].id.clone();
    game.choose(&option).unwrap();
    game.undo().unwrap();
    skip(&mut game);
    let after = game.view();
    assert_eq!(after.taken_back, 1);
    assert_eq!(GameView { taken_back: 0, ..after }, before);
    let mut fresh = Game::new(flagship(), "rykov", 9, &[]).unwrap();
    assert!(matches!(fresh.undo(), Err(GameError::NothingToTakeBack)));
}

#[test]
fn what_is_expected_is_asked_before_it_is_seen() {
    let mut game = Game::new(heirs(), "cleo", 1, &[]).unwrap();
    let question = game.view().questions[0].id.clone();
    assert!(matches!(game.choose("bide"), Err(GameError::QuestionOpen { .. })));
    assert!(matches!(game.predict(&question, "nobody"), Err(GameError::UnknownAnswer { .. })));
    game.predict(&question, "cleo").unwrap();
    assert!(matches!(game.choose("bides"), Err(GameError::UnknownOption { .. })));
    game.choose("bide").unwrap();
    assert!(matches!(game.predict(&question, "ada"), Err(GameError::UnknownQuestion { .. })));
    game.watch(None).unwrap();
    assert!(matches!(game.choose("bide"), Err(GameError::Over)));
    let debrief = game.debrief().unwrap();
    assert_eq!(debrief.predictions[0].answer.as_deref(), Some("Cleo"));
}

#[test]
fn the_debrief_tells_the_truth() {
    for seed in 0..3 {
        let mut game = Game::new(flagship(), "trotsky", seed, &[]).unwrap();
        while game.can_act() {
            for question in game.view().questions {
                game.predict(&question.id, &question.answers[0].id).unwrap();
            }
            let options = game.view().options;
            game.choose(&options[usize::from(seed == 1) * (options.len() - 1)].id).unwrap();
        }
        if !game.is_over() {
            game.watch(None).unwrap();
        }
        let debrief = game.debrief().unwrap();
        for month in &debrief.months {
            let books = game.books.iter().find(|books| game.scenario.calendar(books.month) == month.month).unwrap();
            for (believed, seen) in month.believed.iter().zip(books.weights.seen_by(game.me)) {
                assert!((believed - seen).abs() < 1e-4);
            }
            assert!((month.real.iter().sum::<f64>() - 1.0).abs() < 1e-3);
        }
        for settled in &debrief.predictions {
            assert_eq!(settled.right.is_some(), settled.answer.is_some() && settled.truth.is_some());
        }
        let (regrets, lucky) = (debrief.regrets.len(), seed != 1);
        assert!(if lucky { regrets == 0 } else { regrets > 0 }, "{regrets} regrets with seed {seed}");
        assert!(debrief.standfirst[0].contains("played Trotsky"));
        let text = serde_json::to_string(&debrief).unwrap();
        assert_eq!(serde_json::to_string(&serde_json::from_str::<Debrief>(&text).unwrap()).unwrap(), text);
    }
}

#[test]
fn options_have_ids_of_their_own() {
    let game = Game::new(flagship(), "stalin", 1, &[]).unwrap();
    let mut ids: Vec<String> = game.view().options.into_iter().map(|option| option.id).collect();
    let count = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), count);
    assert!(count > 20 && ids.contains(&"bide".to_owned()));
}
