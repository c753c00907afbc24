// Seats of a body as rows of an arc, filled from the left in the order of the parties.

export interface Seat {
  x: number;
  y: number;
  /** Position in the list of parties. */
  party: number;
}

export interface Arc {
  seats: Seat[];
  /** Radius of a seat. */
  radius: number;
  /** How many members one dot stands for. */
  each: number;
  width: number;
  height: number;
}

const MOST_DOTS = 220;

/** The largest divisor-free scale at which the body fits into `most` dots. */
export function membersPerDot(members: number, most = MOST_DOTS): number {
  for (const each of [1, 2, 5, 10, 20, 50, 100]) if (members / each <= most) return each;
  return Math.ceil(members / most);
}

/** Shares out `dots` among parties in proportion, largest remainders first; the dots add up exactly. */
export function apportion(sizes: readonly number[], dots: number): number[] {
  const total = sizes.reduce((a, b) => a + b, 0);
  if (total === 0) return sizes.map(() => 0);
  const exact = sizes.map((size) => (size / total) * dots);
  const given = exact.map(Math.floor);
  const order = exact
    .map((value, index) => ({ index, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index);
  let left = dots - given.reduce((a, b) => a + b, 0);
  for (const { index } of order) {
    if (left-- <= 0) break;
    given[index] = (given[index] ?? 0) + 1;
  }
  return given;
}

/** Lays out a body of parties of the given sizes in a half circle that fits into `width` by `height`. */
export function arc(sizes: readonly number[], width: number, height: number): Arc {
  const members = sizes.reduce((a, b) => a + b, 0);
  const each = membersPerDot(members);
  const dots = Math.round(members / each);
  const outer = Math.min(width / 2, height) - 2;
  const rows = bestRows(dots, outer);
  const inner = outer * innerShare(rows);
  const gap = (outer - inner) / rows;
  const radius = Math.min(gap * 0.42, 13);
  const radii = Array.from({ length: rows }, (_, row) => outer - radius - row * gap);
  const perRow = apportion(radii, dots);
  const places: { x: number; y: number; angle: number; row: number }[] = [];
  radii.forEach((r, row) => {
    const number = perRow[row] ?? 0;
    for (let i = 0; i < number; i++) {
      const angle = number === 1 ? Math.PI / 2 : Math.PI - (i / (number - 1)) * Math.PI;
      places.push({ x: width / 2 + r * Math.cos(angle), y: outer - r * Math.sin(angle) + 1, angle, row });
    }
  });
  places.sort((a, b) => b.angle - a.angle || a.row - b.row);
  const counts = apportion(sizes, dots);
  const seats: Seat[] = [];
  counts.forEach((number, party) => {
    for (let i = 0; i < number; i++) {
      const place = places[seats.length];
      if (place) seats.push({ x: place.x, y: place.y, party });
    }
  });
  return { seats, radius, each, width, height: outer + radius + 2 };
}

function innerShare(rows: number): number {
  return rows === 1 ? 0.62 : rows === 2 ? 0.55 : 0.42;
}

/** The number of rows at which seats are as large as they can be. */
function bestRows(dots: number, outer: number): number {
  let best = 1;
  let bestSize = 0;
  for (let rows = 1; rows <= 9; rows++) {
    const inner = outer * innerShare(rows);
    const gap = (outer - inner) / rows;
    let length = 0;
    for (let row = 0; row < rows; row++) length += Math.PI * (outer - gap / 2 - row * gap);
    const size = Math.min(gap, length / Math.max(1, dots - rows));
    if (size > bestSize) {
      bestSize = size;
      best = rows;
    }
  }
  return best;
}
