import { expect, it } from 'vitest';
import { weightiest } from './causes';

const nodes = ['end', 'vote', 'luck', 'posts', 'ally', 'rumour'].map((text) => ({ text }));
const edges = [
  { effect: 0, cause: 1, part: 0.7 },
  { effect: 0, cause: 2, part: 0.2 },
  { effect: 0, cause: 5, part: -0.1 },
  { effect: 1, cause: 3, part: 0.6 },
  { effect: 1, cause: 4, part: 0.4 },
  { effect: 3, cause: 1, part: 1 },
];

it('follows the weightiest causes and multiplies their parts', () => {
  const kept = weightiest(nodes, edges, 2, 2);
  expect(kept.map((one) => [one.node, one.column, Number(one.flow.toFixed(2))])).toEqual([
    [0, 0, 1],
    [1, 1, 0.7],
    [2, 1, 0.2],
    [3, 2, 0.42],
    [4, 2, 0.28],
  ]);
});

it('does not run in circles, and leaves out what spoke against', () => {
  const kept = weightiest(nodes, edges, 5, 9).map((one) => one.node);
  expect(new Set(kept).size).toBe(kept.length);
  expect(kept).not.toContain(5);
});
