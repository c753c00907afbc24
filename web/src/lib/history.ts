// What the pictures of a struggle need to know of its documents, worked out once.

import type { CaseDocument, StruggleDocument, StruggleEvent, StruggleMonth } from './api/documents';

/** Whether an entry is one that the short chronicle tells. */
export function isMain(event: StruggleEvent): boolean {
  return event.turning_point || Boolean(event.vote) || event.kind === 'from_outside';
}

/** Positions of the months in which something is voted on, in order and once each. */
export function voteMonths(struggle: StruggleDocument): { month: number; passed: boolean }[] {
  const places = new Map(struggle.months.map((month, index) => [month.month, index]));
  const votes = new Map<number, boolean>();
  for (const event of struggle.events) {
    const place = places.get(event.month);
    if (event.vote && place !== undefined) votes.set(place, (votes.get(place) ?? false) || event.vote.passed);
  }
  return [...votes].sort(([a], [b]) => a - b).map(([month, passed]) => ({ month, passed }));
}

/** The vote before or after a month, as a position; `null` where there is none. */
export function nextVote(votes: readonly { month: number }[], month: number, way: 1 | -1): number | null {
  const found = way === 1 ? votes.find((vote) => vote.month > month) : votes.findLast((vote) => vote.month < month);
  return found?.month ?? null;
}

/** The position of a month in a history; the nearest one where the history is shorter. */
export function placeOf(struggle: StruggleDocument, month: string | null, otherwise: number): number {
  if (month === null) return otherwise;
  const found = struggle.months.findIndex((one) => one.month >= month);
  return found === -1 ? struggle.months.length - 1 : found;
}

/** Who is viewed through by default: whoever misjudged the strongest contender of the end by most, over all months. */
export function mostMistaken(struggle: StruggleDocument): number | null {
  const about = strongest(struggle);
  let most: number | null = null;
  let worst = -1;
  const number = struggle.months[0]?.real.length ?? 0;
  for (let viewer = 0; viewer < number; viewer++) {
    if (viewer === about) continue;
    let sum = 0;
    for (const month of struggle.months) {
      const view = month.seen[viewer];
      if (view) sum += Math.abs((view[about] ?? 0) - (month.acted_on[about] ?? 0));
    }
    if (sum > worst) {
      worst = sum;
      most = viewer;
    }
  }
  return most;
}

/** Position of the contender with the most real weight in the last month. */
export function strongest(struggle: StruggleDocument): number {
  const last = struggle.months.at(-1)?.real ?? [];
  return last.reduce((best, weight, who) => (weight > (last[best] ?? -1) ? who : best), 0);
}

/** The standing of a contender in a month, in words. */
export function standing(of: CaseDocument, month: StruggleMonth, who: number): string {
  const rung = month.rungs[who];
  if (rung === null || rung === undefined) return 'dead';
  return rung === 0 ? 'in good standing' : (of.rungs[rung - 1]?.name ?? '');
}

/** An entry in a few words for the edge of a picture, or `null` where it cannot be cut without harm. */
export function shortly(text: string, most = 30): string | null {
  const clause = (text.split(/[;.]/)[0] ?? '').trim();
  return clause.length > 0 && clause.length <= most ? clause : null;
}

/** A vote in figures: "170 to 21, 60 % needed". */
export function voteShares(vote: { for: number; against: number }): number | null {
  const cast = vote.for + vote.against;
  return cast === 0 ? null : vote.for / cast;
}

/** Where the playhead begins: the month in which the strongest of the end was underestimated by most in a pair of eyes. */
export function mostHidden(struggle: StruggleDocument, eyes: number): number {
  const about = strongest(struggle);
  let most = struggle.months.length - 1;
  let worst = 0;
  struggle.months.forEach((month, index) => {
    const view = month.seen[eyes];
    const hidden = view ? (month.acted_on[about] ?? 0) - (view[about] ?? 0) : 0;
    if (hidden > worst) {
      worst = hidden;
      most = index;
    }
  });
  return most;
}

/** How many months a second the playhead moves: a long struggle is told in about half a minute. */
export function pace(months: number): number {
  return Math.min(4, Math.max(1.2, months / 26));
}

/** Who stand farthest apart in ideas, as a title; those who are out do not count. */
export function farthest(of: CaseDocument, month: StruggleMonth | undefined): string {
  let words = 'Where they stand';
  let most = -1;
  const inside = (who: number) => {
    const rung = month?.rungs[who];
    return rung !== null && rung !== undefined && !(rung > 0 && of.rungs[rung - 1]?.expels);
  };
  of.contenders.forEach((a, i) => {
    of.contenders.slice(i + 1).forEach((b, k) => {
      const j = i + 1 + k;
      if (!month || !inside(i) || !inside(j)) return;
      const [x, y] = [0, 1].map((axis) => (month.platforms[i]?.[axis] ?? 0) - (month.platforms[j]?.[axis] ?? 0));
      const distance = Math.hypot(x ?? 0, y ?? 0);
      if (distance > most) {
        most = distance;
        words = `${a.short} and ${b.short} stand farthest apart`;
      }
    });
  });
  return words;
}
