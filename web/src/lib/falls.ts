// Which falls of a comparison are worth a row.

import type { Comparison, ComparisonArm } from './api/documents';

export interface FallRow {
  contender: string;
  rung: string;
  name: string;
}

/**
 * Falls to rungs that a good part of the histories reach in either arm, at most `most`: for each contender the deepest one
 * that at least half of the histories reach, or else its most frequent one.
 */
export function fallRows(
  comparison: Comparison,
  arm: ComparisonArm,
  names: ReadonlyMap<string, string>,
  most: number,
): FallRow[] {
  const base = comparison.arms[0];
  const rungs = comparison.rungs.map((rung) => rung.id);
  const rows = comparison.contenders.flatMap((contender) => {
    const reached = rungs.map((rung) => {
      const share = (of: ComparisonArm | undefined) =>
        of?.falls.find((fall) => fall.contender === contender.id && fall.rung === rung)?.share.value ?? 0;
      return { rung, share: Math.max(share(base), share(arm)) };
    });
    const deep = reached.findLast((one) => one.share >= 0.5) ?? [...reached].sort((a, b) => b.share - a.share)[0];
    if (!deep || deep.share < 0.1) return [];
    const rung = comparison.rungs.find((one) => one.id === deep.rung)?.name ?? deep.rung;
    const name = `${names.get(contender.id) ?? contender.name}: ${rung}`;
    return [{ contender: contender.id, rung: deep.rung, name, share: deep.share }];
  });
  return rows
    .sort((a, b) => b.share - a.share || a.name.localeCompare(b.name))
    .slice(0, most)
    .map(({ contender, rung, name }) => ({ contender, rung, name }));
}
