import { describe, expect, it } from 'vitest';
import { readStruggle, writeStruggle, type StruggleLink } from './link';

const full: StruggleLink = {
  case: 'ussr-1922',
  seed: 7,
  history: 3,
  whatIfs: ['no-appointments', 'true-weights'],
  built: '[{"kind":"drop_event","event":"grain"}]',
  month: '1926-03',
  view: 'difference',
  eyes: 'zinoviev',
  entry: 620,
};

function read(url: string): StruggleLink {
  const parsed = new URL(url, 'http://x');
  return readStruggle(decodeURIComponent(parsed.pathname.split('/')[2] ?? ''), parsed.searchParams);
}

describe('links to a struggle', () => {
  it('hold the whole state of the page', () => {
    expect(read(writeStruggle(full))).toEqual(full);
  });
  it('are short where nothing was chosen', () => {
    const bare = read('/struggle/three-heirs');
    expect(writeStruggle(bare)).toBe('/struggle/three-heirs');
  });
  it('fall back to the default on nonsense', () => {
    const odd = read('/struggle/x?seed=-1&history=1e3&view=sideways&month=March&entry=');
    expect(odd).toMatchObject({ seed: null, history: 0, view: 'real', month: null, entry: null });
  });
});
