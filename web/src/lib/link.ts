// What stands in the address bar. A link to a struggle holds the whole state of the page: the case, the history, what is
// different in it, the month, the view and the entry that is open.

/** The seed where an address names none: the program's own. */
export const SEED = 1922;

export type View = 'real' | 'seen' | 'difference';

export interface StruggleLink {
  case: string;
  seed: number | null;
  history: number;
  whatIfs: string[];
  built: string | null;
  month: string | null;
  view: View;
  eyes: string | null;
  entry: number | null;
}

const VIEWS: readonly View[] = ['real', 'seen', 'difference'];

function whole(text: string | null): number | null {
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

/** What a link to a struggle says; whatever it leaves out, or says wrongly, is the default. */
export function readStruggle(caseId: string, query: URLSearchParams): StruggleLink {
  const view = query.get('view') as View | null;
  const month = query.get('month');
  return {
    case: caseId,
    seed: whole(query.get('seed')),
    history: whole(query.get('history')) ?? 0,
    whatIfs: (query.get('what_if') ?? '').split(',').filter(Boolean),
    built: query.get('built'),
    month: month !== null && /^\d{4}-\d{2}$/.test(month) ? month : null,
    view: view !== null && VIEWS.includes(view) ? view : 'real',
    eyes: query.get('eyes'),
    entry: whole(query.get('entry')),
  };
}

/** The address of a struggle; defaults are left out, so that short links stay short. */
export function writeStruggle(link: StruggleLink): string {
  const query = new URLSearchParams();
  if (link.seed !== null) query.set('seed', String(link.seed));
  if (link.history !== 0) query.set('history', String(link.history));
  if (link.whatIfs.length) query.set('what_if', link.whatIfs.join(','));
  if (link.built) query.set('built', link.built);
  if (link.month) query.set('month', link.month);
  if (link.view !== 'real') query.set('view', link.view);
  if (link.eyes) query.set('eyes', link.eyes);
  if (link.entry !== null) query.set('entry', String(link.entry));
  return address(`/struggle/${encodeURIComponent(link.case)}`, query);
}

/** A path with a query, without a question mark where there is none; commas stay readable. */
export function address(path: string, query: URLSearchParams): string {
  const text = query.toString().replaceAll('%2C', ',');
  return text ? `${path}?${text}` : path;
}
