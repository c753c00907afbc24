import { describe, expect, it } from 'vitest';
import type { CaseDocument, StruggleDocument, StruggleEvent } from './api/documents';
import {
  farthest,
  isMain,
  mostHidden,
  mostMistaken,
  nextVote,
  pace,
  placeOf,
  shortly,
  standing,
  strongest,
  voteMonths,
} from './history';

const month = (
  name: string,
  real: number[],
  seen: (number[] | null)[],
  platforms: number[][] = [
    [0, 0],
    [0, 0],
    [0, 0],
  ],
) =>
  ({
    month: name,
    real,
    acted_on: real,
    seen,
    platforms,
    rungs: [0, 2, null],
  }) as unknown as StruggleDocument['months'][number];
const event = (id: number, month: string, vote: boolean | null) =>
  ({
    id,
    month,
    kind: 'x',
    turning_point: false,
    vote: vote === null ? null : { passed: vote },
  }) as unknown as StruggleEvent;

const struggle = {
  months: [
    month('2000-01', [0.3, 0.3, 0.4], [null, [0.2, 0.4, 0.4], [0.3, 0.3, 0.4]]),
    month('2000-02', [0.6, 0.2, 0.2], [null, [0.2, 0.4, 0.4], [0.5, 0.3, 0.2]]),
    month('2000-03', [0.7, 0.2, 0.1], [null, [0.6, 0.3, 0.1], [0.7, 0.2, 0.1]]),
  ],
  events: [
    event(1, '2000-01', null),
    event(2, '2000-02', false),
    event(3, '2000-02', true),
    event(4, '2000-03', false),
  ],
} as unknown as StruggleDocument;
const of = {
  contenders: [{ short: 'Ada' }, { short: 'Ben' }, { short: 'Cleo' }],
  rungs: [
    { name: 'censured', expels: false },
    { name: 'dismissed', expels: true },
  ],
} as unknown as CaseDocument;

describe('a history', () => {
  it('knows in which months something was voted on, and whether any of it passed', () => {
    expect(voteMonths(struggle)).toEqual([
      { month: 1, passed: true },
      { month: 2, passed: false },
    ]);
    expect(nextVote([{ month: 1 }, { month: 5 }], 1, 1)).toBe(5);
    expect(nextVote([{ month: 1 }, { month: 5 }], 1, -1)).toBeNull();
  });
  it('finds a month, or the last one where it is shorter', () => {
    expect(placeOf(struggle, '2000-02', 0)).toBe(1);
    expect(placeOf(struggle, '2001-01', 0)).toBe(2);
    expect(placeOf(struggle, null, 7)).toBe(7);
  });
  it('looks through the eyes of whoever is most mistaken, at the month in which most was hidden', () => {
    expect(strongest(struggle)).toBe(0);
    expect(mostMistaken(struggle)).toBe(1);
    expect(mostHidden(struggle, 1)).toBe(1);
    expect(mostHidden(struggle, 0)).toBe(2);
  });
  it('says where somebody stands', () => {
    const now = struggle.months[0]!;
    expect([0, 1, 2].map((who) => standing(of, now, who))).toEqual(['in good standing', 'dismissed', 'dead']);
  });
  it('compares in ideas only those who are inside', () => {
    const at = month(
      '2000-01',
      [],
      [],
      [
        [0, 0],
        [0.9, 0.9],
        [-0.9, 0],
      ],
    );
    expect(farthest(of, at)).toBe('Where they stand');
    expect(farthest(of, { ...at, rungs: [0, 0, null] })).toBe('Ada and Ben stand farthest apart');
  });
  it('cuts an entry only where a sentence ends', () => {
    expect(shortly('Trotsky is off the Politburo; nobody has been brought so far before.')).toBe(
      'Trotsky is off the Politburo',
    );
    expect(shortly('Bukharin, Kamenev, Rykov, Tomsky and Zinoviev form a coalition.')).toBeNull();
  });
  it('tells votes, turning points and what came from outside in the short chronicle', () => {
    expect(isMain(event(1, '2000-01', true))).toBe(true);
    expect(isMain(event(1, '2000-01', null))).toBe(false);
    expect(isMain({ ...event(1, '2000-01', null), kind: 'from_outside' })).toBe(true);
  });
  it('is told in about half a minute, however long', () => {
    expect(93 / pace(93)).toBeLessThan(30);
    expect(12 / pace(12)).toBeLessThan(15);
  });
});
