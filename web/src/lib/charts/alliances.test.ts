import { describe, expect, it } from 'vitest';
import { outline, settle, settleAll, trustLines, type AllianceMonth } from './alliances';

const flat = (n: number) => Array.from({ length: n }, () => Array.from({ length: n }, () => 0));
const month = (coalitions: number[][]): AllianceMonth => ({ weights: [0.5, 0.2, 0.1, 0.1, 0.1], coalitions });

describe('alliances', () => {
  it('give the same picture each time', () => {
    expect(settle(month([[0, 1]]), 300, null, 100)).toEqual(settle(month([[0, 1]]), 300, null, 100));
  });
  it('keep circles apart and inside', () => {
    for (const placed of settleAll([month([[0, 1, 2]]), month([[1, 2, 3, 4]]), month([])], 300)) {
      placed.forEach((a, i) => {
        expect(Math.abs(a.x) + a.radius).toBeLessThanOrEqual(150);
        expect(Math.abs(a.y) + a.radius).toBeLessThanOrEqual(150);
        placed
          .slice(i + 1)
          .forEach((b) => expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(a.radius + b.radius));
      });
    }
  });
  it('bring allies nearer to one another than strangers', () => {
    const placed = settle(month([[3, 4]]), 300, null, 240);
    const far = (a: number, b: number) => Math.hypot(placed[a]!.x - placed[b]!.x, placed[a]!.y - placed[b]!.y);
    expect(far(3, 4)).toBeLessThan(far(3, 1));
  });
  it('are outlined by a line that holds every circle', () => {
    const circles = settle(month([[0, 1, 2]]), 300, null, 240).slice(0, 3);
    const xs = outline(circles, 6).map(([x]) => x);
    expect(Math.max(...xs)).toBeGreaterThanOrEqual(Math.max(...circles.map((c) => c.x + c.radius)));
  });
  it('show the strongest trust and hostility first, and nothing lukewarm', () => {
    const trust = flat(3);
    trust[0]![1] = 0.9;
    trust[1]![0] = 0.5;
    trust[1]![2] = -1;
    trust[2]![1] = -0.8;
    trust[0]![2] = 0.1;
    expect(trustLines(trust, 0.3).map((line) => [line.a, line.b])).toEqual([
      [1, 2],
      [0, 1],
    ]);
  });
});
