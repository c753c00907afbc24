// Changes that a reader builds: what they are in words, and whether they are complete.

import type { Built, CaseDocument } from './api/documents';
import { figure, monthName } from './format';

/** A change in words, as a clause without a full stop. */
export function changeWords(of: CaseDocument, change: Built): string {
  switch (change.kind) {
    case 'trait': {
      const who = of.contenders.find((one) => one.id === change.contender);
      const before = who?.traits.find((one) => one.name === change.trait)?.value;
      const was = before === undefined ? '' : ` instead of ${figure(before, 2)}`;
      return `${who?.short ?? change.contender} has ${change.trait} ${figure(change.value, 2)}${was}`;
    }
    case 'office': {
      const office = of.offices.find((one) => one.id === change.office)?.name ?? change.office;
      if (!change.holder) return `nobody is ${office}`;
      const person = [...of.contenders, ...of.notables].find((one) => one.id === change.holder);
      return `${person?.short ?? change.holder} is ${office}`;
    }
    case 'drop_event':
      return `it does not happen that ${lower(of.events.find((one) => one.id === change.event)?.name ?? change.event)}`;
    case 'parameter': {
      const before = of.parameters.find((one) => one.name === change.name)?.value;
      return `${change.name} is ${figure(change.value, 3)}${before === undefined ? '' : ` instead of ${figure(before, 3)}`}`;
    }
  }
}

/** The first letter small, unless the text begins with a name. */
function lower(text: string): string {
  return /^(The|A|An|No|Nobody|Somebody) /.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** When an event from outside happens, in words. */
export function timingWords(of: CaseDocument, event: CaseDocument['events'][number]): string {
  const { timing } = event;
  switch (timing.kind) {
    case 'on':
      return monthName(timing.month);
    case 'hazard':
      return `between ${monthName(timing.first)} and ${monthName(timing.last)}`;
    case 'after': {
      const first = of.events.find((one) => one.id === timing.event)?.name ?? timing.event;
      return `${timing.delay_months} months after: ${first}`;
    }
    case 'never':
      return 'only where a change brings it about';
  }
}

/** Adds a change; one about the same thing is replaced. */
export function withChange(changes: readonly Built[], change: Built): Built[] {
  return [...changes.filter((one) => subjectOf(one) !== subjectOf(change)), change];
}

function subjectOf(change: Built): string {
  switch (change.kind) {
    case 'trait':
      return `trait ${change.contender} ${change.trait}`;
    case 'office':
      return `office ${change.office}`;
    case 'drop_event':
      return `event ${change.event}`;
    case 'parameter':
      return `parameter ${change.name}`;
  }
}

/** Changes from an address; anything that is not a list of changes is no change. */
export function readBuilt(text: string | null): Built[] {
  if (!text) return [];
  try {
    const value: unknown = JSON.parse(text);
    const kinds = ['trait', 'office', 'drop_event', 'parameter'];
    return Array.isArray(value) ? (value as Built[]).filter((one) => kinds.includes(one?.kind)) : [];
  } catch {
    return [];
  }
}
