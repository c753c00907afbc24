// The stream of power: shares stacked month by month, and the places where names fit into the bands.

export interface Band {
  /** Position of the contender; `-1` is what belongs to nobody. */
  who: number;
  /** Lower and upper edge, in shares of 1, month by month. */
  edges: [number, number][];
}

/** Who stands at the bottom of the stack: the strongest at the end, then the next, so that a rise reads from the base. */
export function stackOrder(rows: readonly (readonly number[])[]): number[] {
  const last = rows.at(-1) ?? [];
  const total = last.map((_, who) => rows.reduce((sum, row) => sum + (row[who] ?? 0), 0));
  return last
    .map((_, who) => who)
    .sort((a, b) => (last[b] ?? 0) - (last[a] ?? 0) || (total[b] ?? 0) - (total[a] ?? 0) || a - b);
}

/** Stacks the shares of each month. What is missing to 1 becomes the band of nobody, on top. */
export function stack(rows: readonly (readonly number[])[], order: readonly number[]): Band[] {
  const bands: Band[] = order.map((who) => ({ who, edges: [] }));
  const rest: Band = { who: -1, edges: [] };
  for (const row of rows) {
    let base = 0;
    for (const band of bands) {
      const top = base + Math.max(0, row[band.who] ?? 0);
      band.edges.push([base, top]);
      base = top;
    }
    rest.edges.push([base, Math.max(1, base)]);
  }
  if (rest.edges.some(([low, high]) => high - low > 0.004)) bands.push(rest);
  return bands;
}

/**
 * Where a name of `width` by `height` pixels fits into a band: the roomiest window of months, or `null` if it fits nowhere.
 * `taken` are windows that other labels of the chart occupy already.
 */
export function roomInBand(
  band: Band,
  x: (month: number) => number,
  y: (share: number) => number,
  width: number,
  height: number,
): { x: number; y: number } | null {
  let best: { x: number; y: number } | null = null;
  let bestRoom = height;
  const last = band.edges.length - 1;
  for (let from = 0; from <= last; from++) {
    let to = from;
    let low = 0;
    let high = 1;
    while (to <= last) {
      const edge = band.edges[to];
      if (!edge) break;
      low = Math.max(low, edge[0]);
      high = Math.min(high, edge[1]);
      if (high <= low || x(to) - x(from) >= width) break;
      to++;
    }
    if (to > last || x(to) - x(from) < width || high <= low) continue;
    const room = y(low) - y(high);
    if (room > bestRoom * 1.02) {
      bestRoom = room;
      best = { x: (x(from) + x(to)) / 2, y: (y(low) + y(high)) / 2 };
    }
  }
  return best;
}

/** What a viewer thinks less what is, month by month and contender by contender; `null` where there is no view. */
export function blur(
  real: readonly (readonly number[])[],
  seen: readonly (readonly number[] | null)[],
): (number[] | null)[] {
  return real.map((row, month) => {
    const view = seen[month];
    return view ? row.map((share, who) => (view[who] ?? 0) - share) : null;
  });
}
