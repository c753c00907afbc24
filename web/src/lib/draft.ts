// What was typed and not yet saved, kept in this browser, so that a closed tab or a crash costs nothing.

export interface Draft {
  revision: number;
  files: Record<string, string>;
}

const key = (id: string) => `studio-draft-${id}`;

export function keepDraft(id: string, draft: Draft): boolean {
  try {
    localStorage.setItem(key(id), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function readDraft(id: string): Draft | null {
  try {
    const text = localStorage.getItem(key(id));
    return text ? (JSON.parse(text) as Draft) : null;
  } catch {
    return null;
  }
}

export function dropDraft(id: string): void {
  try {
    localStorage.removeItem(key(id));
  } catch {
    // Nothing was kept.
  }
}
