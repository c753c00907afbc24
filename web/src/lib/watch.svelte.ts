// Watches a run: by events while they come, by asking again when they stop. A run goes on whether it is watched or not, so a
// reload, a lost connection or a restart of the studio costs nothing but the view.

import { get, Trouble } from './api/client';
import type { RunPage } from './api/documents';

export function isOver(run: RunPage): boolean {
  return run.state !== 'queued' && run.state !== 'running';
}

export class Watch {
  run = $state.raw<RunPage | null>(null);
  trouble = $state.raw<unknown>(null);
  lost = $state(false);
  private source: EventSource | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private stopped = false;

  constructor(
    readonly id: string,
    private readonly changed: (run: RunPage) => void = () => {},
  ) {
    void this.ask();
  }

  stop(): void {
    this.stopped = true;
    this.source?.close();
    clearTimeout(this.timer);
  }

  private accept(run: RunPage): void {
    if (this.stopped) return;
    this.run = run;
    this.trouble = null;
    this.lost = false;
    this.changed(run);
    if (isOver(run)) {
      this.source?.close();
      this.source = null;
    }
  }

  private async ask(): Promise<void> {
    try {
      this.accept(await get<RunPage>(`/runs/${encodeURIComponent(this.id)}`));
      if (this.run && !isOver(this.run)) this.listen();
    } catch (error) {
      if (this.stopped) return;
      if (error instanceof Trouble && error.status !== 0) {
        this.trouble = error;
        return;
      }
      this.lost = true;
      this.again();
    }
  }

  private again(): void {
    clearTimeout(this.timer);
    if (!this.stopped) this.timer = setTimeout(() => void this.ask(), 1500);
  }

  private listen(): void {
    if (this.source || this.stopped) return;
    const source = new EventSource(`/api/runs/${encodeURIComponent(this.id)}/events`);
    this.source = source;
    source.addEventListener('state', (event) =>
      this.accept(JSON.parse((event as MessageEvent<string>).data) as RunPage),
    );
    source.addEventListener('progress', (event) => {
      const news = JSON.parse((event as MessageEvent<string>).data) as { done: number; eta_seconds?: number | null };
      if (this.run)
        this.accept({ ...this.run, state: 'running', done: news.done, eta_seconds: news.eta_seconds ?? null });
    });
    source.onerror = () => {
      source.close();
      if (this.source === source) this.source = null;
      if (this.run && !isOver(this.run)) this.again();
    };
  }
}
