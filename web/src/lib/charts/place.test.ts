import { describe, expect, it } from 'vitest';
import { overlaps, placeLabels, spread, thin, type Anchor } from './place';

const bounds = { x: 0, y: 0, width: 300, height: 260 };

function collisions(anchors: Anchor[]): number {
  const labels = placeLabels(anchors, bounds);
  let found = 0;
  labels.forEach((label, i) => {
    if (label.x < 0 || label.y < 0 || label.x + label.width > 300 || label.y + label.height > 260) found++;
    labels.slice(i + 1).forEach((other) => (found += overlaps(label, other) ? 1 : 0));
    anchors.forEach((a) => {
      const mark = { x: a.x - a.radius, y: a.y - a.radius, width: 2 * a.radius, height: 2 * a.radius };
      found += overlaps(label, mark) ? 1 : 0;
    });
  });
  return found;
}

describe('labels on a plane', () => {
  it('do not collide even where nine contenders stand on one spot', () => {
    const anchors = Array.from({ length: 9 }, () => ({ x: 150, y: 130, radius: 6, width: 62, height: 14 }));
    expect(collisions(anchors)).toBe(0);
  });
  it('do not collide in corners and crowds', () => {
    let state = 7;
    const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
    for (let round = 0; round < 60; round++) {
      const anchors = Array.from({ length: 9 }, () => ({
        x: 8 + random() * 284,
        y: 8 + random() * 244,
        radius: 6,
        width: 30 + random() * 40,
        height: 14,
      }));
      expect(collisions(anchors)).toBe(0);
    }
  });
  it('stand beside their mark where there is room', () => {
    const [label] = placeLabels([{ x: 100, y: 100, radius: 6, width: 50, height: 14 }], bounds);
    expect(label).toMatchObject({ led: false });
    expect(label?.x).toBeCloseTo(109);
  });
});

describe('labels on a line', () => {
  it('are moved apart, keep their order and stay inside', () => {
    const places = spread([50, 51, 52, 99], 16, 0, 100);
    const sorted = [...places].sort((a, b) => a - b);
    expect(places).toEqual(sorted);
    for (let i = 1; i < places.length; i++)
      expect((places[i] ?? 0) - (places[i - 1] ?? 0)).toBeGreaterThanOrEqual(15.99);
    expect(Math.max(...places)).toBeLessThanOrEqual(100);
    expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
  });
  it('squeeze rather than leave the chart', () => {
    const places = spread([5, 5, 5, 5, 5], 40, 0, 80);
    expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...places)).toBeLessThanOrEqual(80);
  });
  it('keep the weightiest where not all fit', () => {
    const kept = thin(
      [
        { x: 0, width: 40, weight: 1 },
        { x: 20, width: 40, weight: 2 },
        { x: 80, width: 40, weight: 0 },
      ],
      4,
    );
    expect([...kept].sort()).toEqual([1, 2]);
  });
});
