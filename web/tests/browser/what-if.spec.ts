// What if: run, watch, cancel, reload and crash in the middle, compare, share the odds out.

import { accessible, expect, ready, Studio, test } from './studio';

test('a change is run and told with its interval', async ({ page }) => {
  await page.goto('/what-if/three-heirs');
  await ready(page);
  await page.getByRole('checkbox', { name: /nobody appoints/ }).check();
  await page.getByRole('checkbox', { name: /everyone sees real power/ }).check();
  await page.getByLabel('Histories').selectOption('200');
  await page.getByRole('button', { name: /^Run 200/ }).click();
  await expect(page).toHaveURL(/run=/);
  await expect(page.getByText('Who dominates by the end of 2000')).toBeVisible({ timeout: 120_000 });
  await expect(page.locator('.kicker').first()).toContainText('2 changes compared');
  await expect(page.locator('.words li')).toHaveCount(2);
  await expect(page.locator('.words li').first()).toContainText(/points/);
  await expect(page.getByText('As it was').first()).toBeVisible();
  await page.getByText('Command line and Python').click();
  await accessible(page, 'results');
  await expect(page.locator('pre').first()).toContainText('powervacuum compare three-heirs');
  const [csv] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'table (CSV)' }).click(),
  ]);
  expect(csv.suggestedFilename()).toMatch(/\.csv$/);
});

test('a change that somebody builds is run', async ({ page }) => {
  await page.goto('/what-if/three-heirs');
  await ready(page);
  await page.getByRole('button', { name: /Build your own/ }).click();
  await page.getByRole('combobox', { name: 'What', exact: true }).selectOption('office');
  await page.getByRole('combobox', { name: 'Holder' }).selectOption({ label: 'Cleo' });
  await page.getByRole('button', { name: 'Add this change' }).click();
  await expect(page.getByRole('list', { name: 'Changes built' })).toContainText('Cleo is');
  await page.getByLabel('Histories').selectOption('200');
  await page.getByRole('button', { name: /^Run 200/ }).click();
  await expect(page.locator('.words li').first()).toContainText(/Cleo|luck|often/, { timeout: 120_000 });
});

test('the odds are shared out among causes', async ({ page }) => {
  await page.goto('/what-if/three-heirs');
  await ready(page);
  await page.getByRole('combobox', { name: 'Winning is' }).selectOption('leads');
  await page.getByRole('button', { name: 'Share the odds out' }).click();
  await expect(page).toHaveURL(/causes=/);
  await expect(page.getByText('How to read this')).toBeVisible({ timeout: 150_000 });
  expect(await page.locator('.causes rect').count()).toBe(3);
});

async function begin(page: import('@playwright/test').Page, histories: string): Promise<void> {
  await page.goto('/what-if/ussr-1922');
  await ready(page);
  await page.getByRole('checkbox', { name: /Nobody appoints/i }).check();
  await page.getByLabel('Histories').selectOption(histories);
  await page.getByRole('button', { name: /^Run/ }).click();
  await expect(page).toHaveURL(/run=/);
  await expect(page.getByRole('progressbar', { name: 'Histories played' })).toBeVisible();
}

test('a run is watched, survives a reload, and is cancelled with what it had', async ({ page }) => {
  await begin(page, '10000');
  const bar = page.getByRole('progressbar', { name: 'Histories played' });
  await expect
    .poll(async () => Number(await bar.getAttribute('aria-valuenow')), { timeout: 120_000 })
    .toBeGreaterThan(20);
  await page.reload();
  await ready(page);
  await expect
    .poll(async () => Number(await bar.getAttribute('aria-valuenow')), { timeout: 60_000 })
    .toBeGreaterThan(20);
  await page.getByRole('button', { name: 'cancel' }).click();
  await expect(page.getByText(/Cancelled; the first .* histories were kept/)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('Who dominates by the end of 1929')).toBeVisible({ timeout: 60_000 });
  await page.goto('/runs');
  await ready(page);
  const run = page.locator('.runs > li').first();
  await expect(run).toContainText('Cancelled');
  await run.getByRole('button', { name: /^delete/ }).click();
  await run.getByRole('button', { name: /really delete/ }).click();
  await expect(page.locator('.runs > li', { hasText: 'Cancelled' })).toHaveCount(0);
});

test('a crash of the studio in the middle of a run loses nothing', async ({ browser }) => {
  test.setTimeout(300_000);
  const studio = new Studio();
  await studio.start();
  const context = await browser.newContext({ baseURL: studio.address });
  const page = await context.newPage();
  try {
    await page.goto('/struggle/three-heirs?seed=5');
    await ready(page);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByText('Saved; it stands under Runs.')).toBeVisible();
    await begin(page, '1000');
    const bar = page.getByRole('progressbar', { name: 'Histories played' });
    await expect
      .poll(async () => Number(await bar.getAttribute('aria-valuenow')), { timeout: 120_000 })
      .toBeGreaterThan(0);
    await studio.kill();
    await expect(page.getByText('The studio does not answer.')).toBeVisible({ timeout: 60_000 });
    await studio.start();
    await expect(page.getByText('Who dominates by the end of 1929')).toBeVisible({ timeout: 240_000 });
    await expect(page.getByText('1\u202f000 histories, done')).toBeVisible();
    await page.goto('/runs');
    await ready(page);
    await expect(page.locator('.runs > li')).toHaveCount(1);
    await expect(page.locator('.saved li')).toHaveCount(1);
  } finally {
    await context.close();
    await studio.stop();
  }
});
