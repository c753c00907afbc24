import { describe, expect, it } from 'vitest';
import { count, dateWords, duration, figure, list, monthName, monthNumber, monthText, percent, points } from './format';

describe('months', () => {
  it('counts over the turn of a year and back', () => {
    expect(monthNumber('1923-01') - monthNumber('1922-12')).toBe(1);
    for (const month of ['1922-01', '1922-12', '2000-06']) expect(monthText(monthNumber(month))).toBe(month);
  });
  it('says dates as words, as far as they are known', () => {
    expect(monthName('1926-03')).toBe('March 1926');
    expect(dateWords('1926-07-23')).toBe('23 July 1926');
    expect(dateWords('1926-07')).toBe('July 1926');
    expect(dateWords('1926')).toBe('1926');
  });
});

describe('figures', () => {
  it('never says 0 % of what happened nor 100 % of what did not always happen', () => {
    expect(percent(0.324)).toBe('32\u202f%');
    expect(percent(0.002)).toBe('under 1\u202f%');
    expect(percent(0.998)).toBe('over 99\u202f%');
    expect(percent(0)).toBe('0\u202f%');
    expect(percent(1)).toBe('100\u202f%');
  });
  it('writes signs, and no minus before nothing', () => {
    expect(points(-0.33)).toBe('−33');
    expect(points(0.021, 1)).toBe('+2.1');
    expect(points(-0.001)).toBe('0');
    expect(figure(-0.01)).toBe('0');
  });
  it('groups thousands and joins names', () => {
    expect(count(10000)).toBe('10\u202f000');
    expect(count(999)).toBe('999');
    expect(list(['Ada', 'Ben', 'Cleo'])).toBe('Ada, Ben and Cleo');
    expect(list(['Ada', 'Ben'], 'or')).toBe('Ada or Ben');
    expect(list([])).toBe('');
  });
  it('says how long something takes', () => {
    expect(duration(0.3)).toBe('a second');
    expect(duration(42)).toBe('42 seconds');
    expect(duration(300)).toBe('5 minutes');
  });
});
