import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../app.css', import.meta.url), 'utf8');

function tokens(from: string): Map<string, string> {
  const block = css.slice(css.indexOf(from)).split('\n}')[0] ?? '';
  return new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((m) => [m[1] ?? '', m[2] ?? '']));
}

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

describe.each([
  ['light', ':root {'],
  ['dark', ":root[data-theme='dark'] {"],
])('the %s palette', (_, from) => {
  const all = tokens(from);
  const token = (name: string) => all.get(name) ?? '#000000';
  it('has every text readable on paper and sheet (WCAG AA)', () => {
    for (const ground of ['paper', 'sheet']) {
      for (const text of ['ink', 'soft', 'red-text']) {
        expect(contrast(token(text), token(ground)), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      }
      expect(contrast(token('field'), token(ground)), `field on ${ground}`).toBeGreaterThanOrEqual(3);
    }
  });
  it("has a letter readable on every contender's colour", () => {
    for (let i = 0; i < 10; i++) {
      expect(contrast(token(`on-c${i}`), token(`c${i}`)), `colour ${i}`).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(token('on-nobody'), token('nobody'))).toBeGreaterThanOrEqual(4.5);
  });
});

it('has the same dark palette by the reader’s choice and by the system’s', () => {
  const system = tokens(":root:not([data-theme='light']) {");
  const chosen = tokens(":root[data-theme='dark'] {");
  expect([...system]).toEqual([...chosen]);
});
