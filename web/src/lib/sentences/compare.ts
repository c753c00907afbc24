// What a comparison may be said to show. No sentence says more than the intervals do.

import type { Comparison, ComparisonArm, Estimate } from '../api/documents';
import { figure, percent, points } from '../format';

/** Whether an interval of a difference leaves out zero. */
export function isClear(estimate: Estimate): boolean {
  return estimate.low > 0 || estimate.high < 0;
}

/**
 * The contender whom differences are told about: who wins most often in the baseline, or, where nobody ever does, in the arm
 * in which somebody wins most often.
 */
export function subject(comparison: Comparison): string | null {
  for (const arms of [comparison.arms.slice(0, 1), comparison.arms.slice(1)]) {
    const outcomes = arms
      .flatMap((arm) => arm.outcomes)
      .filter((outcome) => outcome.contender && outcome.histories > 0);
    const best = outcomes.sort((a, b) => b.histories - a.histories)[0];
    if (best?.contender) return best.contender;
  }
  return null;
}

export function outcomeOf(arm: ComparisonArm, contender: string | null) {
  return arm.outcomes.find((outcome) => outcome.contender === contender) ?? null;
}

/** "−33 ± 1.5 points"; the larger half of the interval, so that nothing looks surer than it is. */
export function differenceWords(estimate: Estimate): string {
  const half = Math.max(estimate.high - estimate.value, estimate.value - estimate.low);
  const digits = half < 0.1 ? 1 : 0;
  return `${points(estimate.value, digits)} ± ${figure(half * 100, digits)} points`;
}

/** What an arm does to the odds of the subject, in a sentence without a full stop. */
export function armSentence(comparison: Comparison, arm: ComparisonArm): string {
  const who = subject(comparison);
  const outcome = outcomeOf(arm, who);
  const before = comparison.arms[0] ? outcomeOf(comparison.arms[0], who) : null;
  if (!who || !outcome?.difference || !before) return `Nobody dominates in any history, whether or not ${arm.name}`;
  const { estimate } = outcome.difference;
  if (!isClear(estimate)) {
    const most = Math.max(Math.abs(estimate.low), Math.abs(estimate.high));
    return `If ${arm.name}, no difference for ${outcome.name} can be told from luck: at most ${figure(most * 100)} points either way`;
  }
  const way = estimate.value < 0 ? 'less often' : 'more often';
  return `If ${arm.name}, ${outcome.name} dominates ${way}: ${percent(outcome.share.value)} of histories instead of ${percent(before.share.value)}`;
}

/** The arm whose effect on the subject is largest among those that are clear; `null` if none is. */
export function largest(comparison: Comparison): ComparisonArm | null {
  const who = subject(comparison);
  let found: ComparisonArm | null = null;
  let most = 0;
  for (const arm of comparison.arms.slice(1)) {
    const difference = outcomeOf(arm, who)?.difference;
    if (!difference || !isClear(difference.estimate)) continue;
    if (Math.abs(difference.estimate.value) > most) {
      most = Math.abs(difference.estimate.value);
      found = arm;
    }
  }
  return found;
}

/** The headline of a comparison. */
export function comparisonHeadline(comparison: Comparison): string {
  const arms = comparison.arms.slice(1);
  const first = arms[0];
  if (!first) return 'The odds as the case has them';
  const arm = largest(comparison);
  if (arm) return armSentence(comparison, arm);
  if (arms.length === 1) return armSentence(comparison, first);
  return 'None of these changes can be told from luck';
}
