//! Contenders, notables, the founder and coalitions.

use powervacuum_engine::{Contender, Contenders, EntityKind, Founder, Notable, ScenarioSpec, Share, Traits};

use super::registry::{Ordered, Registry};
use super::{Cx, key};
use crate::place::{At, Map};
use crate::raw::case::{RawCase, RawContender, RawTraits};

pub(super) fn resolve(case: &RawCase, ordered: &Ordered<'_>, cx: &mut Cx<'_>, spec: &mut ScenarioSpec) {
    cx.sink.about = EntityKind::Contender;
    spec.contenders = ordered.contenders.iter().map(|raw| contender(raw, ordered.charges.len(), cx)).collect();
    cx.sink.about = EntityKind::Notable;
    for row in &ordered.notables {
        let notable = Notable {
            key: key(&row.key),
            id: row.id.text().to_owned(),
            name: row.name.text().to_owned(),
            patron: row.patron.as_ref().and_then(|patron| cx.contender(patron, "patron")),
            loyalty: cx.sink.share(&row.loyalty, "loyalty"),
            platform: cx.point_of(&row.issues, "the column"),
            rank: cx.sink.share(&row.rank, "rank"),
        };
        spec.notables.push(notable);
    }
    founder(case, ordered, cx, spec);
    coalitions(case, cx, spec);
}

fn contender(raw: &RawContender, charges: usize, cx: &mut Cx<'_>) -> Contender {
    Contender {
        key: key(&raw.key),
        id: raw.id.text().to_owned(),
        name: raw.name.text().to_owned(),
        traits: traits(&raw.traits, cx),
        platform: cx.point(raw.platform.as_ref(), "platform"),
        prestige: cx.sink.share(&raw.prestige, "prestige"),
        visibility: cx.sink.share(&raw.visibility, "visibility"),
        vulnerabilities: vulnerabilities(raw.vulnerable.as_ref(), charges, cx),
    }
}

fn traits(raw: &RawTraits, cx: &mut Cx<'_>) -> Traits {
    Traits {
        oratory: cx.sink.share(&raw.oratory, "oratory"),
        organisation: cx.sink.share(&raw.organisation, "organisation"),
        theory: cx.sink.share(&raw.theory, "theory"),
        cunning: cx.sink.share(&raw.cunning, "cunning"),
        ruthlessness: cx.sink.share(&raw.ruthlessness, "ruthlessness"),
        flexibility: cx.sink.share(&raw.flexibility, "flexibility"),
        record: cx.sink.share(&raw.record, "record"),
    }
}

fn vulnerabilities(map: Option<&Map>, charges: usize, cx: &mut Cx<'_>) -> Vec<Share> {
    let mut vulnerabilities = vec![Share::ZERO; charges];
    for (name, value) in map.iter().flat_map(|map| &map.entries) {
        if let Some(charge) = cx.charge(name, "vulnerable")
            && let Some(entry) = vulnerabilities.get_mut(charge.index())
        {
            *entry = cx.sink.share(value, name.text());
        }
    }
    vulnerabilities
}

fn founder(case: &RawCase, ordered: &Ordered<'_>, cx: &mut Cx<'_>, spec: &mut ScenarioSpec) {
    cx.sink.about = EntityKind::Founder;
    let Some(founder) = &case.founder else { return };
    let authority = cx.sink.share(&founder.authority, "authority");
    if founder.person.value.as_deref().is_some_and(|name| cx.names.contenders.contains(name)) {
        let message = format!("the founder `{}` is a contender", founder.person.text());
        cx.sink
            .error("founder", founder.person.place, message)
            .label("expected a notable")
            .hint("the founder does not struggle for the succession: list the founder in notables.csv instead");
        return;
    }
    let Some(person) = cx.notable(&founder.person, "person") else { return };
    spec.founder = Some(Founder { person, authority });
    if let Some(patron) = ordered.notables.get(person.index()).and_then(|row| row.patron.as_ref()) {
        cx.sink
            .error("founder", patron.place, format!("the founder `{}` has a patron", founder.person.text()))
            .hint("leave the cell empty: the founder follows nobody");
        cx.sink.tainted.insert(EntityKind::Notable);
    }
}

fn coalitions(case: &RawCase, cx: &mut Cx<'_>, spec: &mut ScenarioSpec) {
    cx.sink.about = EntityKind::Coalition;
    let registry = cx.names;
    let mut taken = Contenders::NONE;
    for raw in case.coalition.iter().flat_map(|list| &list.items) {
        let members: Contenders = cx.contenders(Some(&raw.members), "members").into_iter().collect();
        for member in raw.members.items.iter().filter(|member| member_of(member, taken, registry)) {
            let message = format!("`{}` belongs to another coalition already", member.text());
            cx.sink.error("coalition", member.place, message).hint("coalitions at the start have no member in common");
        }
        if members.len() < 2 && raw.members.items.len() < 2 {
            let place = raw.members.items.first().map_or(super::top(), |member| member.place);
            cx.sink.error("coalition", place, "a coalition has fewer than 2 members").label("expected another member");
        }
        taken = taken.or(members);
        spec.coalitions.push(members);
    }
    spec.coalitions.sort_unstable();
}

fn member_of(member: &At<String>, taken: Contenders, registry: &Registry) -> bool {
    let position = registry.contenders.position(member.text());
    position.and_then(powervacuum_engine::ContenderId::from_index).is_some_and(|id| taken.contains(id))
}
