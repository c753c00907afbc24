import { describe, expect, it } from 'vitest';
import { blur, roomInBand, stack, stackOrder } from './stream';

describe('the stream of power', () => {
  const rows = [
    [0.2, 0.5, 0.3],
    [0.6, 0.1, 0.2],
  ];
  it('puts the strongest at the end at the base', () => {
    expect(stackOrder(rows)).toEqual([0, 2, 1]);
  });
  it('adds up to one, with what belongs to nobody on top', () => {
    const bands = stack(rows, [0, 2, 1]);
    expect(bands.map((band) => band.who)).toEqual([0, 2, 1, -1]);
    expect(bands.at(-1)?.edges.map(([low, high]) => [Number(low.toFixed(6)), high])).toEqual([
      [1, 1],
      [0.9, 1],
    ]);
  });
  it('has no band of nobody where nothing is missing', () => {
    expect(stack([[0.5, 0.5]], [0, 1])).toHaveLength(2);
  });
  it('puts a name where the band is roomy, and nowhere if it does not fit', () => {
    const band = { who: 0, edges: Array.from({ length: 20 }, (_, i) => [0, i < 10 ? 0.05 : 0.5] as [number, number]) };
    const place = roomInBand(
      band,
      (m) => m * 10,
      (s) => 100 - s * 100,
      60,
      12,
    );
    expect(place?.x).toBeGreaterThan(100);
    expect(place?.y).toBe(75);
    expect(
      roomInBand(
        band,
        (m) => m * 10,
        (s) => 100 - s * 100,
        500,
        12,
      ),
    ).toBeNull();
  });
  it('says how far a viewer is off, and nothing where there is no viewer', () => {
    const off = blur([[0.4, 0.6]], [[0.3, 0.7]])[0];
    expect(off?.map((value) => Number(value.toFixed(6)))).toEqual([-0.1, 0.1]);
    expect(blur([[1]], [null])).toEqual([null]);
  });
});
