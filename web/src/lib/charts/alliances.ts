// Contenders as circles that keep apart, drawn together by alliances and trust. The same history gives the same picture:
// the forces begin from a ring and use no chance.

import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from 'd3-force';
import { polygonHull } from 'd3-polygon';

export interface Ally extends SimulationNodeDatum {
  x: number;
  y: number;
  radius: number;
}

interface Bond {
  source: number;
  target: number;
  pull: number;
}

export interface AllianceMonth {
  weights: readonly number[];
  coalitions: readonly (readonly number[])[];
}

/** Radius of a circle whose area is in proportion to a weight. */
export function weightRadius(weight: number, size: number): number {
  return Math.max(size * 0.038, Math.sqrt(Math.max(0, weight)) * size * 0.2);
}

/** Positions of all contenders for one month, beginning from those of the month before. */
export function settle(month: AllianceMonth, size: number, before: readonly Ally[] | null, ticks: number): Ally[] {
  const number = month.weights.length;
  const nodes: Ally[] = month.weights.map((weight, who) => {
    const angle = (who / number) * 2 * Math.PI - Math.PI / 2;
    const old = before?.[who];
    return {
      x: old?.x ?? Math.cos(angle) * size * 0.3,
      y: old?.y ?? Math.sin(angle) * size * 0.3,
      radius: weightRadius(weight, size),
    };
  });
  const bonds: Bond[] = [];
  for (let a = 0; a < number; a++) {
    for (let b = a + 1; b < number; b++) {
      const allied = month.coalitions.some((members) => members.includes(a) && members.includes(b));
      if (allied) bonds.push({ source: a, target: b, pull: 0.5 });
    }
  }
  const simulation = forceSimulation(nodes)
    .randomSource(() => 0.5)
    .force(
      'apart',
      forceManyBody<Ally>()
        .strength(-size * 0.35)
        .distanceMax(size * 0.7),
    )
    .force(
      'collide',
      forceCollide<Ally>((node) => node.radius + size * 0.045)
        .strength(0.9)
        .iterations(2),
    )
    .force(
      'bonds',
      forceLink<Ally, Bond>(bonds)
        .distance(size * 0.24)
        .strength((bond) => bond.pull),
    )
    .force('x', forceX<Ally>(0).strength(0.07))
    .force('y', forceY<Ally>(0).strength(0.09))
    .stop();
  const edge = size / 2;
  for (let tick = 0; tick < ticks; tick++) {
    simulation.tick();
    for (const node of nodes) {
      const reach = edge - node.radius - size * 0.03;
      node.x = Math.max(-reach, Math.min(reach, node.x));
      node.y = Math.max(-reach, Math.min(reach, node.y));
    }
  }
  // The crowd stands in the middle of the picture, wherever the forces left it.
  const middle = (low: (node: Ally) => number, high: (node: Ally) => number) =>
    (Math.min(...nodes.map(low)) + Math.max(...nodes.map(high))) / 2;
  const dx = middle(
    (n) => n.x - n.radius,
    (n) => n.x + n.radius,
  );
  const dy = middle(
    (n) => n.y - n.radius,
    (n) => n.y + n.radius,
  );
  return nodes.map(({ x, y, radius }) => ({ x: x - dx, y: y - dy, radius }));
}

/** All months of a history, each beginning where the last one ended. */
export function settleAll(months: readonly AllianceMonth[], size: number): Ally[][] {
  const all: Ally[][] = [];
  let before: Ally[] | null = null;
  for (const month of months) {
    before = settle(month, size, before, before ? 14 : 240);
    all.push(before);
  }
  return all;
}

/** The outline around circles, `pad` pixels away from each. */
export function outline(circles: readonly Ally[], pad: number): [number, number][] {
  const points: [number, number][] = [];
  for (const circle of circles) {
    for (let i = 0; i < 24; i++) {
      const angle = (i / 24) * 2 * Math.PI;
      points.push([
        circle.x + Math.cos(angle) * (circle.radius + pad),
        circle.y + Math.sin(angle) * (circle.radius + pad),
      ]);
    }
  }
  return polygonHull(points) ?? points;
}

export interface TrustLine {
  a: number;
  b: number;
  /** Mean of both directions, from -1 to 1. */
  trust: number;
}

/** The pairs whose mutual trust or hostility is worth a line: at least `least` from zero, the strongest first. */
export function trustLines(trust: readonly (readonly number[])[], least: number): TrustLine[] {
  const lines: TrustLine[] = [];
  for (let a = 0; a < trust.length; a++) {
    for (let b = a + 1; b < trust.length; b++) {
      const mean = ((trust[a]?.[b] ?? 0) + (trust[b]?.[a] ?? 0)) / 2;
      if (Math.abs(mean) >= least) lines.push({ a, b, trust: mean });
    }
  }
  return lines.sort((x, y) => Math.abs(y.trust) - Math.abs(x.trust) || x.a - y.a || x.b - y.b);
}
