// Labels that never collide: with one another, with the points they name, or with the edge.

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Anchor {
  x: number;
  y: number;
  /** Radius of the mark; the label keeps clear of it. */
  radius: number;
  width: number;
  height: number;
}

export interface Placed extends Box {
  /** Whether the label is so far from its mark that a line should lead to it. */
  led: boolean;
}

export function overlaps(a: Box, b: Box, gap = 0): boolean {
  return (
    a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height + gap && b.y < a.y + a.height + gap
  );
}

const TURNS = 24;
const STEPS = 26;

/** Where each label goes, in the order given: the nearest free place around its mark, then ever wider circles. */
export function placeLabels(anchors: readonly Anchor[], bounds: Box, gap = 2): Placed[] {
  const marks: Box[] = anchors.map((a) => ({
    x: a.x - a.radius,
    y: a.y - a.radius,
    width: 2 * a.radius,
    height: 2 * a.radius,
  }));
  const placed: Placed[] = [];
  for (const anchor of anchors) placed.push(placeOne(anchor, bounds, gap, marks, placed));
  return placed;
}

function placeOne(anchor: Anchor, bounds: Box, gap: number, marks: readonly Box[], placed: readonly Box[]): Placed {
  for (let step = 0; step < STEPS; step++) {
    const distance = anchor.radius + 3 + step * 7;
    for (let turn = 0; turn < TURNS; turn++) {
      // Right first, then left, then the rest of the circle: names read best beside their mark.
      const angle = ((turn % 2 === 0 ? turn / 2 : TURNS / 2 - (turn - 1) / 2) / TURNS) * 2 * Math.PI;
      const box = around(anchor, distance, angle);
      if (!within(box, bounds)) continue;
      if (placed.some((other) => overlaps(box, other, gap)) || marks.some((mark) => overlaps(box, mark, 1))) continue;
      return { ...box, led: step > 1 };
    }
  }
  return { ...freeAlongEdge(anchor, bounds, gap, placed), led: true };
}

function around(anchor: Anchor, distance: number, angle: number): Box {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  return {
    x: anchor.x + cos * distance + (cos - 1) * 0.5 * anchor.width,
    y: anchor.y + sin * distance + (sin - 1) * 0.5 * anchor.height,
    width: anchor.width,
    height: anchor.height,
  };
}

function within(box: Box, bounds: Box): boolean {
  return (
    box.x >= bounds.x &&
    box.y >= bounds.y &&
    box.x + box.width <= bounds.x + bounds.width &&
    box.y + box.height <= bounds.y + bounds.height
  );
}

function freeAlongEdge(anchor: Anchor, bounds: Box, gap: number, placed: readonly Box[]): Box {
  for (let y = bounds.y; y + anchor.height <= bounds.y + bounds.height; y += anchor.height + gap) {
    const box = { x: bounds.x, y, width: anchor.width, height: anchor.height };
    if (!placed.some((other) => overlaps(box, other, gap))) return box;
  }
  return { x: anchor.x, y: anchor.y, width: anchor.width, height: anchor.height };
}

/** Moves positions on a line apart until neighbours are `gap` apart, within `[low, high]`, each as near as may be. */
export function spread(wanted: readonly number[], gap: number, low: number, high: number): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0) || a - b);
  const step = order.length > 1 ? Math.min(gap, (high - low) / (order.length - 1)) : gap;
  const places = order.map((index) => Math.min(high, Math.max(low, wanted[index] ?? 0)));
  for (let i = 1; i < places.length; i++) places[i] = Math.max(places[i] ?? 0, (places[i - 1] ?? 0) + step);
  let ceiling = high;
  for (let i = places.length - 1; i >= 0; i--) {
    places[i] = Math.min(places[i] ?? 0, ceiling);
    ceiling = (places[i] ?? 0) - step;
  }
  const result = new Array<number>(wanted.length).fill(0);
  order.forEach((index, i) => (result[index] = places[i] ?? 0));
  return result;
}

/** Which of the labels along a line fit without touching, the weightiest first. Returns their positions in the input. */
export function thin(labels: readonly { x: number; width: number; weight: number }[], gap: number): Set<number> {
  const kept = new Set<number>();
  const order = labels.map((_, i) => i).sort((a, b) => (labels[b]?.weight ?? 0) - (labels[a]?.weight ?? 0) || a - b);
  for (const index of order) {
    const label = labels[index];
    if (!label) continue;
    const free = [...kept].every((k) => {
      const other = labels[k];
      return !other || Math.abs(label.x - other.x) >= (label.width + other.width) / 2 + gap;
    });
    if (free) kept.add(index);
  }
  return kept;
}
