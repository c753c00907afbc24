// What a scoreboard may be said to show, and how its figures read.

import type { ScorePattern, Scoreboard } from '../api/documents';
import { capital, figure, monthName, percent } from '../format';

/** The headline: how many patterns of the record lie within what the histories do. */
export function scoreboardHeadline(board: Scoreboard): string {
  const inside = board.patterns.filter((pattern) => pattern.inside).length;
  const all = board.patterns.length;
  if (all === 0) return 'The record has no pattern to score';
  const falls = board.main_falls;
  const words = `${inside} of ${all} patterns of the record lie within the middle 80\u202f% of histories`;
  if (!falls || falls.count === 0) return words;
  return `${words}; the main falls come ${figure(falls.mean_error_months)} months off on the mean`;
}

/** A number of a pattern in words, by its unit. */
export function inWords(value: string | number | null | undefined, unit: string): string {
  if (value === null || value === undefined) return 'never';
  if (typeof value === 'string') return monthName(value);
  switch (unit) {
    case 'share':
    case 'share_of_months':
      return percent(value);
    case 'yes_or_no':
      return value >= 0.5 ? 'yes' : 'no';
    case 'months':
      return `${figure(value, 1)} months`;
    case 'members':
      return figure(value).replace(/\B(?=(\d{3})+(?!\d))/g, '\u202f');
    default:
      return figure(value, 2);
  }
}

/** The name of a group of patterns for people. */
export function groupName(group: string): string {
  return capital(group.replaceAll('-', ' ').replaceAll('_', ' '));
}

/** Patterns by group, in the order of the groups. */
export function byGroup(board: Scoreboard): { group: Scoreboard['groups'][number]; patterns: ScorePattern[] }[] {
  return board.groups.map((group) => ({
    group,
    patterns: board.patterns.filter((pattern) => pattern.group === group.group),
  }));
}

/** How much better than "everything stays as it is" a group is predicted. */
export function skillWords(skill: number | null | undefined): string {
  if (skill === null || skill === undefined) return 'nothing to beat';
  if (skill > 0.005) return `${percent(skill)} of the error of “nothing changes” is gone`;
  if (skill < -0.005) return `worse than “nothing changes” by ${percent(-skill)}`;
  return 'no better than “nothing changes”';
}
