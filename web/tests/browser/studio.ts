// The real program, serving for a test: with a data folder of its own, killed and started again at will. And a page that
// remembers what went wrong in it.

import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROGRAM = process.env.POWERVACUUM ?? fileURLToPath(new URL('../../../target/debug/powervacuum', import.meta.url));

export class Studio {
  private readonly data = mkdtempSync(join(tmpdir(), 'studio-test-'));
  private child: ChildProcess | null = null;
  private port = 0;
  address = '';

  async start(): Promise<void> {
    const child = spawn(PROGRAM, ['studio', '--port', String(this.port), '--data', this.data, '--no-open'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    let log = '';
    child.stderr?.on('data', (bytes: Buffer) => (log += bytes.toString()));
    this.address = await new Promise<string>((resolve, reject) => {
      let said = '';
      child.stdout?.on('data', (bytes: Buffer) => {
        said += bytes.toString();
        const found = /http:\/\/[^\s/]+/.exec(said);
        if (found) resolve(found[0]);
      });
      child.on('error', reject);
      child.on('exit', (code) => reject(new Error(`${PROGRAM} ended with ${code}: ${log.slice(-2000)}`)));
    });
    this.port = Number(new URL(this.address).port);
  }

  /** Ends the program as a crash would, and waits until it is gone. */
  async kill(): Promise<void> {
    const child = this.child;
    this.child = null;
    if (!child || child.exitCode !== null) return;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill('SIGKILL');
    await gone;
  }

  async stop(): Promise<void> {
    await this.kill();
    rmSync(this.data, { recursive: true, force: true });
  }
}

/** What a page did that it should not have done. */
export class Faults {
  readonly errors: string[] = [];
  readonly strangers: string[] = [];

  constructor(page: Page, host: string) {
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.errors.push(message.text());
    });
    page.on('pageerror', (error) => this.errors.push(String(error)));
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.protocol.startsWith('http') && url.host !== host) this.strangers.push(request.url());
    });
  }

  none(): void {
    expect(this.strangers, 'requests to other hosts').toEqual([]);
    expect(this.errors, 'errors on the console').toEqual([]);
  }
}

export const test = base.extend<{ faults: Faults }, { studio: Studio }>({
  studio: [
    async ({}, use) => {
      const studio = new Studio();
      await studio.start();
      await use(studio);
      await studio.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ studio }, use) => use(studio.address),
  faults: [
    async ({ page, studio }, use) => {
      const faults = new Faults(page, new URL(studio.address).host);
      await use(faults);
      faults.none();
    },
    { auto: true },
  ],
});

export { expect };

/** Waits until a page shows what it is about. */
export async function ready(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor();
  await page.evaluate(() => document.fonts.ready);
}

/** Nothing that axe knows stands in anybody's way (WCAG 2.2 AA and good practice). */
export async function accessible(page: Page, when: string): Promise<void> {
  const found = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const told = found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`);
  expect(told, when).toEqual([]);
}
