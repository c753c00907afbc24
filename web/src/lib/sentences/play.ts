// What a game says to whoever plays: never more than the contender knows.

import type { Debrief, GameView } from '../api/documents';
import { figure, list, percent, plural } from '../format';

/** The headline of a month: what the contender believes of its own strength, and who seems strongest. */
export function gameHeadline(view: GameView): string {
  const mine = view.seen[view.position] ?? 0;
  const standing = view.contenders.map((one, who) => ({
    who,
    name: one.name,
    share: one.stands ? (view.seen[who] ?? 0) : -1,
  }));
  const rivals = standing
    .filter((one) => one.who !== view.position && one.share >= 0)
    .sort((a, b) => b.share - a.share || a.who - b.who);
  const first = rivals[0];
  if (!view.can_act) return view.over ? 'The struggle is over' : `${view.name} can act no more`;
  if (!first) return `You believe that you alone are left, with ${percent(mine)} of the weight`;
  if (mine > first.share)
    return `You believe you are ahead: ${percent(mine)} of the weight, ${first.name} ${percent(first.share)}`;
  return `You believe ${first.name} is ahead with ${percent(first.share)} of the weight; you have ${percent(mine)}`;
}

/** What a contender was and thinks now, in points; `null` where there is no month before. */
export function change(view: GameView, who: number): number | null {
  const before = view.before.at(-1)?.seen[who];
  return before === undefined ? null : (view.seen[who] ?? 0) - before;
}

/** How many predictions came true, of those that were made and settled. */
export function predictionWords(debrief: Debrief): string {
  const settled = debrief.predictions.filter((one) => one.right !== null && one.right !== undefined);
  const right = settled.filter((one) => one.right).length;
  const open = debrief.predictions.length - settled.length;
  if (debrief.predictions.length === 0) return 'Nothing was asked in this game';
  if (settled.length === 0) return 'No prediction was made that could come true or not';
  const rest = open ? `; ${plural(open, 'question')} skipped or never settled` : '';
  return `${figure(right)} of ${plural(settled.length, 'prediction')} came true${rest}`;
}

/** How the game ended for whoever played. */
export function endWords(debrief: Debrief): string {
  const { outcome, name, contender } = debrief;
  if (!outcome) return `The game of ${name} has come to its end`;
  if (outcome.kind === 'dominance') {
    return outcome.leader === contender ? `You won: ${name} dominates` : `You lost: somebody else dominates`;
  }
  return outcome.first === contender
    ? 'Nobody dominates, and you are the strongest'
    : 'Nobody dominates, and you are not the strongest';
}

/** Where the contender was most mistaken: whom, when, by how much; `null` if it never was off by a point. */
export function worstMistake(debrief: Debrief, names: readonly string[]): string | null {
  let worst: { who: number; month: number; gap: number } | null = null;
  debrief.months.forEach((month, index) => {
    month.real.forEach((real, who) => {
      const gap = (month.believed[who] ?? 0) - real;
      if (!worst || Math.abs(gap) > Math.abs(worst.gap)) worst = { who, month: index, gap };
    });
  });
  const found = worst as { who: number; month: number; gap: number } | null;
  if (!found || Math.abs(found.gap) < 0.01) return null;
  const month = debrief.months[found.month];
  const real = month?.real[found.who] ?? 0;
  const believed = month?.believed[found.who] ?? 0;
  return `${names[found.who] ?? ''} had ${percent(real)} of the weight when you believed ${percent(believed)}`;
}

export function together(names: readonly string[], members: readonly number[]): string {
  return list(members.map((who) => names[who] ?? ''));
}
