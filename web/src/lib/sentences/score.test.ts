import { describe, expect, it } from 'vitest';
import type { Scoreboard } from '../api/documents';
import { inWords, scoreboardHeadline, skillWords } from './score';

const board = (inside: boolean[], falls: Scoreboard['main_falls'] = null) =>
  ({ patterns: inside.map((one) => ({ inside: one })), main_falls: falls }) as unknown as Scoreboard;

describe('a scoreboard in words', () => {
  it('counts what lies within, and says how far the main falls are off', () => {
    expect(scoreboardHeadline(board([true, true, false]))).toBe(
      '2 of 3 patterns of the record lie within the middle 80\u202f% of histories',
    );
    expect(scoreboardHeadline(board([false], { count: 13, inside: 8, mean_error_months: 17.3 }))).toMatch(
      /^0 of 1 .*; the main falls come 17 months off on the mean$/,
    );
    expect(scoreboardHeadline(board([]))).toBe('The record has no pattern to score');
  });
  it('reads numbers by their unit', () => {
    expect(inWords('1926-07', 'month')).toBe('July 1926');
    expect(inWords(null, 'month')).toBe('never');
    expect(inWords(0.5, 'share')).toBe('50\u202f%');
    expect(inWords(1, 'yes_or_no')).toBe('yes');
    expect(inWords(350000, 'members')).toBe('350\u202f000');
  });
  it('does not praise what is no better than nothing', () => {
    expect(skillWords(0.42)).toMatch(/^42/);
    expect(skillWords(0.001)).toBe('no better than “nothing changes”');
    expect(skillWords(-0.2)).toMatch(/^worse/);
    expect(skillWords(null)).toBe('nothing to beat');
  });
});
