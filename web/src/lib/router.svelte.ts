// A router of few lines: the address is the state. Links are ordinary links, so that they can be opened in a new tab.

export interface Route {
  path: string;
  segments: string[];
  query: URLSearchParams;
}

function read(): Route {
  const segments = location.pathname.split('/').filter(Boolean).map(decode);
  return { path: location.pathname, segments, query: new URLSearchParams(location.search) };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

let current = $state.raw<Route>(read());

export const router = {
  get route(): Route {
    return current;
  },
};

/** Goes to an address of the studio. */
export function go(to: string, how: 'push' | 'replace' = 'push'): void {
  if (to === location.pathname + location.search) return;
  if (how === 'push') history.pushState(null, '', to);
  else history.replaceState(null, '', to);
  const before = current.path;
  current = read();
  if (how === 'push' && current.path !== before) {
    window.scrollTo(0, 0);
    requestAnimationFrame(() => document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true }));
  }
}

/** Rewrites the address without telling anybody: for what the page shows already. */
export function note(to: string): void {
  if (to !== location.pathname + location.search) history.replaceState(null, '', to);
}

/** Makes back, forward and links within the studio work. */
export function listen(): void {
  addEventListener('popstate', () => {
    current = read();
  });
  document.addEventListener('click', (event) => {
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    ) {
      return;
    }
    const anchor = (event.target as Element | null)?.closest('a');
    if (!anchor || anchor.target || anchor.hasAttribute('download') || anchor.origin !== location.origin) return;
    if (anchor.pathname.startsWith('/api/') || anchor.getAttribute('href')?.startsWith('#')) return;
    event.preventDefault();
    go(anchor.pathname + anchor.search);
  });
}
