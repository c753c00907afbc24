// What an attribution may be said to show.

import type { Attribution } from '../api/documents';
import { figure, percent } from '../format';
import { isClear } from './compare';

/** The causes by the size of their contribution, the largest first. */
export function ranked(attribution: Attribution): Attribution['causes'] {
  return [...attribution.causes].sort(
    (a, b) => Math.abs(b.contribution.value) - Math.abs(a.contribution.value) || a.id.localeCompare(b.id),
  );
}

/** The headline: the largest cause, if it is clear of zero, and whether it is clear of the next one. */
export function attributionHeadline(attribution: Attribution): string {
  const [first, second] = ranked(attribution);
  if (!first) return 'No cause was named';
  const odds = attribution.measure === 'dominates' ? 'odds of dominating' : 'odds of being first';
  if (!isClear(first.contribution)) return `No cause of ${attribution.of_name}’s ${odds} can be told from luck yet`;
  const way = first.contribution.value > 0 ? 'adds' : 'takes';
  const apart =
    !second ||
    Math.abs(first.contribution.value) - Math.abs(second.contribution.value) >
      (first.contribution.high - first.contribution.low + second.contribution.high - second.contribution.low) / 2;
  const size = `${figure(Math.abs(first.contribution.value) * 100)} points`;
  const name = `“${first.name.charAt(0).toUpperCase()}${first.name.slice(1)}”`;
  return apart
    ? `${name} matters most: it ${way} ${size} ${way === 'adds' ? 'to' : 'from'} ${attribution.of_name}’s ${odds}`
    : `${name} ${way} about ${size} ${way === 'adds' ? 'to' : 'from'} ${attribution.of_name}’s ${odds}, not clearly more than ${second?.name}`;
}

/** How to read it, with the two ends that the contributions lie between. */
export function attributionReading(attribution: Attribution): string {
  return (
    `With all causes ${attribution.of_name} ${attribution.measure === 'dominates' ? 'dominates' : 'is first'} in ` +
    `${percent(attribution.with_all.value)} of histories, with none of them in ${percent(attribution.with_none.value)}. ` +
    'Each bar is a cause’s fair part of the difference, a mean over all orders in which the causes can be added.'
  );
}
