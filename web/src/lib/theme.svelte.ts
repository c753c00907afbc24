// Light, dark, or as the system has it. The choice stays in this browser.

export type Theme = 'system' | 'light' | 'dark';

const KEY = 'studio-theme';

function stored(): Theme {
  try {
    const value = localStorage.getItem(KEY);
    return value === 'light' || value === 'dark' ? value : 'system';
  } catch {
    return 'system';
  }
}

let theme = $state<Theme>(stored());

export const look = {
  get theme(): Theme {
    return theme;
  },
};

export function applyTheme(): void {
  const root = document.documentElement;
  if (theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = theme;
}

/** Goes from the system's choice to light, to dark, and back. */
export function nextTheme(): void {
  theme = theme === 'system' ? 'light' : theme === 'light' ? 'dark' : 'system';
  try {
    if (theme === 'system') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    // A browser that keeps nothing: the choice holds until the page is closed.
  }
  applyTheme();
}

/** Whether the reader prefers no motion. */
export function still(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
