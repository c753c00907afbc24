// Asks the server, and turns whatever goes wrong into one kind of trouble that a page can show.

import type { CaseDocument } from './documents';

export interface Problem {
  file?: string | null;
  line?: number | null;
  column?: number | null;
  message: string;
  label?: string | null;
  hint?: string | null;
  severity?: string | null;
}

/** What happened, what was kept, and what to do. */
export class Trouble extends Error {
  constructor(
    readonly what: string,
    readonly kept: string,
    readonly hint: string,
    readonly status: number,
    readonly code: string,
    readonly problems: Problem[] = [],
  ) {
    super(what);
  }
}

const GONE = 'Nothing that was stored is lost.';
const AGAIN = 'See whether `powervacuum studio` still runs in its terminal, then try again.';

async function send(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<Response> {
  const init: RequestInit = { method, headers: { Accept: 'application/json' }, credentials: 'same-origin' };
  if (signal) init.signal = signal;
  if (body !== undefined) {
    init.body = JSON.stringify(body);
    init.headers = { ...init.headers, 'Content-Type': 'application/json' };
  }
  let response: Response;
  try {
    response = await fetch(`/api${path}`, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Trouble('The studio does not answer.', GONE, AGAIN, 0, 'unreachable');
  }
  if (!response.ok) throw await trouble(response);
  return response;
}

/** Reads the one error shape of the server; anything else is said as it is. */
export async function trouble(response: Response): Promise<Trouble> {
  const text = await response.text().catch(() => '');
  try {
    const error = (JSON.parse(text) as { error?: Record<string, unknown> }).error;
    if (error) {
      return new Trouble(
        String(error.message ?? response.statusText),
        String(error.kept ?? GONE),
        String(error.hint ?? ''),
        response.status,
        String(error.code ?? ''),
        (error.problems as Problem[] | undefined) ?? [],
      );
    }
  } catch {
    // Not the shape of the server: a proxy, or a text.
  }
  return new Trouble(`The studio answered ${response.status}.`, GONE, AGAIN, response.status, 'unknown');
}

export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return JSON.parse(tidy(await (await send('GET', path, undefined, signal)).text())) as T;
}

/** The same for what must stay as it is to the letter: the files of a case. */
export async function getRaw<T>(path: string): Promise<T> {
  return (await (await send('GET', path)).json()) as T;
}

/** Sentences of the server with their per cents set as the page sets its own: with a thin space that does not break. */
export function tidy(text: string): string {
  return text.replace(/(\d) %/g, '$1\u202f%');
}

export async function post<T>(path: string, body: unknown = {}): Promise<T> {
  return read<T>(await send('POST', path, body));
}

export async function put<T>(path: string, body: unknown): Promise<T> {
  return read<T>(await send('PUT', path, body));
}

export async function remove(path: string): Promise<void> {
  await send('DELETE', path);
}

async function read<T>(response: Response): Promise<T> {
  const text = await response.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

const cases = new Map<string, Promise<CaseDocument>>();

/** The portrait of a case, kept for as long as the page is open; `forget` it after an edit. */
export function portrait(id: string): Promise<CaseDocument> {
  let asked = cases.get(id);
  if (!asked) {
    asked = get<CaseDocument>(`/cases/${encodeURIComponent(id)}`);
    asked.catch(() => cases.delete(id));
    cases.set(id, asked);
  }
  return asked;
}

export function forget(id: string): void {
  cases.delete(id);
}
