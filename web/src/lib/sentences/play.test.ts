import { describe, expect, it } from 'vitest';
import type { Debrief, GameView } from '../api/documents';
import { change, endWords, gameHeadline, predictionWords, worstMistake } from './play';

const view = (seen: number[], more: Partial<GameView> = {}) =>
  ({
    position: 0,
    name: 'Ada',
    can_act: true,
    over: false,
    seen,
    before: [{ month: '2000-01', seen: [0.4, 0.3, 0.3] }],
    contenders: ['Ada', 'Ben', 'Cleo'].map((name) => ({ name, stands: true })),
    ...more,
  }) as unknown as GameView;
const debrief = (more: Partial<Debrief>) =>
  ({ name: 'Ada', contender: 'ada', predictions: [], months: [], ...more }) as unknown as Debrief;

describe('a month of a game', () => {
  it('says what the contender believes, as a belief', () => {
    expect(gameHeadline(view([0.5, 0.3, 0.2]))).toBe(
      'You believe you are ahead: 50\u202f% of the weight, Ben 30\u202f%',
    );
    expect(gameHeadline(view([0.2, 0.3, 0.5]))).toBe(
      'You believe Cleo is ahead with 50\u202f% of the weight; you have 20\u202f%',
    );
  });
  it('does not count rivals who are out, and knows when nothing can be done', () => {
    const contenders = [
      { name: 'Ada', stands: true },
      { name: 'Ben', stands: false },
    ] as GameView['contenders'];
    expect(gameHeadline(view([1, 0], { contenders }))).toMatch(/alone are left/);
    expect(gameHeadline(view([0], { can_act: false }))).toBe('Ada can act no more');
    expect(gameHeadline(view([0], { can_act: false, over: true }))).toBe('The struggle is over');
  });
  it('compares with the month before', () => {
    expect(change(view([0.5, 0.3, 0.2]), 0)).toBeCloseTo(0.1);
    expect(change(view([0.5], { before: [] }), 0)).toBeNull();
  });
});

describe('the end of a game', () => {
  it('counts predictions that could come true', () => {
    const predictions = [{ right: true }, { right: false }, { right: null }] as Debrief['predictions'];
    expect(predictionWords(debrief({ predictions }))).toBe(
      '1 of 2 predictions came true; 1 question skipped or never settled',
    );
    expect(predictionWords(debrief({}))).toBe('Nothing was asked in this game');
  });
  it('says who won without flattery', () => {
    const outcome = (kind: 'dominance' | 'collective', leader: string | null, first: string) =>
      debrief({ outcome: { kind, leader, first, month: '', since: null } });
    expect(endWords(outcome('dominance', 'ada', 'ada'))).toBe('You won: Ada dominates');
    expect(endWords(outcome('dominance', 'ben', 'ben'))).toBe('You lost: somebody else dominates');
    expect(endWords(outcome('collective', null, 'ben'))).toMatch(/not the strongest/);
  });
  it('finds the worst mistake, and none where all was seen', () => {
    const months = [
      { month: '2000-01', real: [0.5, 0.5], believed: [0.5, 0.5] },
      { month: '2000-02', real: [0.3, 0.7], believed: [0.6, 0.4] },
    ];
    expect(worstMistake(debrief({ months }), ['Ada', 'Ben'])).toMatch(/^(Ada|Ben) had/);
    expect(worstMistake(debrief({ months: months.slice(0, 1) }), ['Ada', 'Ben'])).toBeNull();
  });
});
