import { describe, expect, it } from 'vitest';
import { apportion, arc, membersPerDot } from './seats';

describe('seats', () => {
  it('are shared out exactly, in proportion', () => {
    expect(apportion([1, 1, 1], 10)).toEqual([4, 3, 3]);
    expect(apportion([0, 0], 5)).toEqual([0, 0]);
    expect(apportion([24, 39], 63)).toEqual([24, 39]);
  });
  it('stand for more than one member only where they must', () => {
    expect(membersPerDot(63)).toBe(1);
    expect(membersPerDot(1669)).toBe(10);
  });
  it.each([1, 3, 7, 11, 27, 63, 130, 400])('of %i members fit the box, do not touch, and are all there', (members) => {
    const sizes = [Math.ceil(members / 2), Math.floor(members / 2)];
    const drawn = arc(sizes, 300, 160);
    expect(drawn.seats).toHaveLength(Math.round(members / drawn.each));
    drawn.seats.forEach((seat, i) => {
      expect(seat.x - drawn.radius).toBeGreaterThanOrEqual(-0.01);
      expect(seat.x + drawn.radius).toBeLessThanOrEqual(300.01);
      drawn.seats.slice(i + 1).forEach((other) => {
        expect(Math.hypot(seat.x - other.x, seat.y - other.y)).toBeGreaterThan(drawn.radius * 1.7);
      });
    });
  });
  it('keep a party together, from the left', () => {
    const { seats } = arc([5, 5], 300, 160);
    const left = seats.filter((seat) => seat.party === 0).map((seat) => seat.x);
    const right = seats.filter((seat) => seat.party === 1).map((seat) => seat.x);
    expect(Math.max(...left)).toBeLessThan(Math.min(...right));
  });
});
