import { describe, expect, it } from 'vitest';
import type { CaseDocument } from './api/documents';
import { changeWords, readBuilt, withChange } from './built';

const of = {
  contenders: [{ id: 'ada', short: 'Ada', traits: [{ name: 'cunning', value: 0.3 }] }],
  notables: [{ id: 'dora', short: 'Dora' }],
  offices: [{ id: 'chair', name: 'chair of the board' }],
  events: [{ id: 'founder-dies', name: 'The founder dies' }],
  parameters: [{ name: 'insight', value: 0.5 }],
} as unknown as CaseDocument;

describe('a change that somebody builds', () => {
  it('is said with what was before', () => {
    expect(changeWords(of, { kind: 'trait', contender: 'ada', trait: 'cunning', value: 0.9 })).toBe(
      'Ada has cunning 0.9 instead of 0.3',
    );
    expect(changeWords(of, { kind: 'office', office: 'chair', holder: 'dora' })).toBe('Dora is chair of the board');
    expect(changeWords(of, { kind: 'office', office: 'chair', holder: null })).toBe('nobody is chair of the board');
    expect(changeWords(of, { kind: 'drop_event', event: 'founder-dies' })).toBe(
      'it does not happen that the founder dies',
    );
    expect(changeWords(of, { kind: 'parameter', name: 'insight', value: 1 })).toBe('insight is 1 instead of 0.5');
  });
  it('takes the place of one about the same thing', () => {
    const first = withChange([], { kind: 'parameter', name: 'insight', value: 1 });
    expect(withChange(first, { kind: 'parameter', name: 'insight', value: 0 })).toEqual([
      { kind: 'parameter', name: 'insight', value: 0 },
    ]);
    expect(withChange(first, { kind: 'parameter', name: 'majority', value: 0 })).toHaveLength(2);
  });
  it('survives nonsense in an address', () => {
    expect(readBuilt('{')).toEqual([]);
    expect(readBuilt('[{"kind":"magic"},{"kind":"drop_event","event":"x"}]')).toEqual([
      { kind: 'drop_event', event: 'x' },
    ]);
    expect(readBuilt(null)).toEqual([]);
  });
});
