import { describe, expect, it } from 'vitest';
import type { Comparison, ComparisonArm, Estimate } from '../api/documents';
import { armSentence, comparisonHeadline, differenceWords, largest, subject } from './compare';

const at = (value: number, half: number): Estimate => ({
  value,
  low: value - half,
  high: value + half,
  method: 'wilson',
});

function arm(id: string, share: number, difference: Estimate | null): ComparisonArm {
  const none = {
    histories: 0,
    share: at(0, 0),
    early: null,
    median: null,
    median_interval: null,
    late: null,
    difference: null,
  };
  return {
    id,
    name: `${id} happens`,
    what_ifs: id === 'baseline' ? [] : [id],
    outcomes: [
      {
        contender: 'ada',
        name: 'Ada',
        histories: Math.round(share * 100),
        share: at(share, 0.05),
        first: 0,
        difference: difference && { estimate: difference, needed: 1, needed_independent: 1, standard_error: 0.1 },
      },
      {
        contender: null,
        name: 'nobody',
        histories: Math.round((1 - share) * 100),
        share: at(1 - share, 0.05),
        first: 0,
        difference: null,
      },
    ],
    dominance: none,
    falls: [],
  };
}
const of = (...arms: ComparisonArm[]) =>
  ({
    format: 'powervacuum-comparison',
    scenario: 'x',
    seed: 1,
    asked: 100,
    played: 100,
    level: 0.95,
    contenders: [{ id: 'ada', name: 'Ada' }],
    rungs: [],
    start: '2000-01',
    months: 12,
    arms,
  }) as unknown as Comparison;

describe('the headline of a comparison', () => {
  it('names the largest clear effect', () => {
    const comparison = of(
      arm('baseline', 0.8, null),
      arm('small', 0.7, at(-0.1, 0.02)),
      arm('large', 0.3, at(-0.5, 0.1)),
    );
    expect(largest(comparison)?.id).toBe('large');
    expect(comparisonHeadline(comparison)).toBe(
      'If large happens, Ada dominates less often: 30\u202f% of histories instead of 80\u202f%',
    );
  });
  it('claims nothing where the interval holds zero, however large the estimate', () => {
    const comparison = of(arm('baseline', 0.8, null), arm('vague', 0.4, at(-0.4, 0.45)));
    expect(largest(comparison)).toBeNull();
    expect(comparisonHeadline(comparison)).toMatch(/no difference for Ada can be told from luck/);
    expect(armSentence(comparison, comparison.arms[1]!)).toMatch(/at most 85 points/);
  });
  it('passes over a vague effect that is larger than a clear one', () => {
    const comparison = of(
      arm('baseline', 0.5, null),
      arm('vague', 0.9, at(0.4, 0.5)),
      arm('clear', 0.6, at(0.1, 0.05)),
    );
    expect(comparisonHeadline(comparison)).toMatch(/^If clear happens, Ada dominates more often/);
  });
  it('says so where nothing is clear, and where nobody dominates', () => {
    expect(
      comparisonHeadline(of(arm('baseline', 0.5, null), arm('a', 0.5, at(0, 0.1)), arm('b', 0.5, at(0, 0.1)))),
    ).toBe('None of these changes can be told from luck');
    expect(subject(of(arm('baseline', 0, null)))).toBeNull();
    expect(comparisonHeadline(of(arm('baseline', 0, null), arm('a', 0, at(0, 0.02))))).toBe(
      'Nobody dominates in any history, whether or not a happens',
    );
    expect(comparisonHeadline(of(arm('baseline', 0, null), arm('a', 0.3, at(0.3, 0.1))))).toMatch(
      /^If a happens, Ada dominates more often/,
    );
    expect(comparisonHeadline(of(arm('baseline', 0.5, null)))).toBe('The odds as the case has them');
  });
  it('gives the larger half of an interval that is not even', () => {
    expect(differenceWords({ value: -0.33, low: -0.345, high: -0.32, method: 'wilson' })).toBe('−33 ± 1.5 points');
    expect(differenceWords({ value: 0.2, low: 0.0, high: 0.36, method: 'wilson' })).toBe('+20 ± 20 points');
  });
});
