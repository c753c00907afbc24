import { describe, expect, it } from 'vitest';
import type { Attribution } from '../api/documents';
import { attributionHeadline } from './attribute';

function of(...causes: [string, number, number][]): Attribution {
  const zero = { value: 0, low: 0, high: 0 };
  const document = {
    format: 'powervacuum-attribution',
    scenario: 'x',
    seed: 1,
    asked: 10,
    played: 10,
    of: 'ada',
    of_name: 'Ada',
    measure: 'dominates',
    method: 'all_subsets',
    level: 0.95,
    with_all: zero,
    with_none: zero,
    total: zero,
    causes: causes.map(([id, value, half]) => ({
      id,
      name: id,
      without: [],
      contribution: { value, low: value - half, high: value + half },
      standard_error: half / 2,
    })),
    interactions: [],
  };
  return document as unknown as Attribution;
}

describe('the headline of an attribution', () => {
  it('says that a cause matters most only where it is clear of the next', () => {
    expect(attributionHeadline(of(['posts', 0.5, 0.05], ['letter', 0.1, 0.05]))).toBe(
      '“Posts” matters most: it adds 50 points to Ada’s odds of dominating',
    );
    expect(attributionHeadline(of(['posts', 0.5, 0.2], ['letter', 0.4, 0.2]))).toMatch(/not clearly more than letter/);
  });
  it('claims nothing where the largest may be nothing', () => {
    expect(attributionHeadline(of(['posts', 0.1, 0.2]))).toMatch(/can be told from luck yet/);
    expect(attributionHeadline(of())).toBe('No cause was named');
  });
  it('knows causes that work against', () => {
    expect(attributionHeadline(of(['posts', -0.5, 0.05], ['letter', 0.1, 0.05]))).toMatch(/takes 50 points from/);
  });
});
