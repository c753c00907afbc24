// The struggle: one playhead, a link that holds everything, why, the record, figures to take away.

import { readFileSync } from 'node:fs';
import { accessible, expect, ready, test } from './studio';

test('the first address opens on the flagship', async ({ page }) => {
  await page.goto('/');
  await ready(page);
  await expect(page.getByRole('heading', { name: 'Chronicle' })).toBeVisible();
  await expect(page).toHaveTitle(/Power Vacuum/);
  await expect(page).toHaveURL(/\/struggle\/ussr-1922\?.*month=/);
});

test('everything follows the playhead, from the keyboard', async ({ page }) => {
  await page.goto('/struggle/ussr-1922?month=1922-06');
  await ready(page);
  const slider = page.getByRole('slider', { name: 'Month' });
  await expect(slider).toHaveAttribute('aria-valuetext', 'June 1922');
  await slider.press('ArrowRight');
  await expect(slider).toHaveAttribute('aria-valuetext', 'July 1922');
  await page.getByRole('button', { name: 'One month back' }).press('Enter');
  await expect(slider).toHaveAttribute('aria-valuetext', 'June 1922');
  await page.getByRole('button', { name: 'Next vote' }).press('Enter');
  const after = await slider.getAttribute('aria-valuetext');
  expect(after).not.toBe('June 1922');
  await page.getByRole('button', { name: 'Play', exact: true }).press('Enter');
  await expect(slider).not.toHaveAttribute('aria-valuetext', after ?? '');
  await page.getByRole('button', { name: 'Pause' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
});

test('a link holds the whole state', async ({ page }) => {
  await page.goto('/struggle/ussr-1922');
  await ready(page);
  await page.getByRole('button', { name: 'Difference' }).click();
  await page.locator('.eyes select').first().selectOption({ label: 'Zinoviev' });
  const entry = page.locator('.chronicle li.turning .entry').nth(1);
  const text = await entry.locator('.text').innerText();
  await entry.click();
  await expect(page).toHaveURL(/view=difference.*eyes=zinoviev.*entry=\d+/);
  const month = await page.getByRole('slider', { name: 'Month' }).getAttribute('aria-valuetext');
  const url = page.url();
  await page.goto('/cases');
  await page.goto(url);
  await ready(page);
  await expect(page.getByRole('button', { name: 'Difference' })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('.chronicle li.open .text').first()).toHaveText(text);
  await expect(page.getByRole('slider', { name: 'Month' })).toHaveAttribute('aria-valuetext', month ?? '');
  await expect(page.getByText('What Zinoviev could not see')).toBeVisible();
});

test('an entry says why, and what the record has', async ({ page }) => {
  await page.goto('/struggle/ussr-1922');
  await ready(page);
  await page.locator('.chronicle li.turning .entry', { hasText: 'Trotsky' }).first().click();
  const open = page.locator('.chronicle li.open');
  await expect(open.getByRole('heading', { name: 'Why' })).toBeVisible();
  await expect(open.locator('.reasons li').first()).toBeVisible();
  await expect(open.getByRole('heading', { name: 'In the record' })).toBeVisible();
  await open.getByRole('button', { name: 'see the causes as a graph' }).click();
  await expect(page.locator('#causes svg .box').first()).toBeVisible();
  expect(await page.locator('#causes svg .box').count()).toBeGreaterThan(2);
  await accessible(page, 'an open entry');
});

test('another history differs, and going back finds the first', async ({ page }) => {
  await page.goto('/struggle/three-heirs?seed=3');
  await ready(page);
  await expect(page.locator('.kicker').first()).toContainText('History 0 of seed 3');
  await page.getByRole('link', { name: 'Another history' }).click();
  await expect(page.locator('.kicker').first()).toContainText('History 1 of seed 3');
  await page.goBack();
  await expect(page.locator('.kicker').first()).toContainText('History 0 of seed 3');
});

test('a what-if can be put into a history', async ({ page }) => {
  await page.goto('/struggle/three-heirs?seed=3');
  await ready(page);
  await page.getByText('Change something').click();
  await page.getByRole('checkbox', { name: 'nobody appoints' }).click();
  await expect(page).toHaveURL(/what_if=no-appointments/);
  await expect(page.getByText('1 changed')).toBeVisible();
});

test('a history is saved, found under Runs and deleted', async ({ page }) => {
  await page.goto('/struggle/three-heirs?seed=5');
  await ready(page);
  const title = await page.locator('h1').innerText();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved; it stands under Runs.')).toBeVisible();
  await page.goto('/runs');
  const saved = page.locator('.saved li', { hasText: 'seed 5' });
  await expect(saved.getByRole('link')).toHaveText(title);
  await saved.getByRole('button').click();
  await saved.getByRole('button', { name: /really delete/ }).click();
  await expect(saved).toHaveCount(0);
});

test('every figure has its table, and goes along as SVG and PNG', async ({ page }) => {
  await page.goto('/struggle/three-heirs?seed=7');
  await ready(page);
  const figures = page.locator('section.figure');
  const number = await figures.count();
  expect(number).toBe(5);
  for (let i = 0; i < number; i++) {
    const figure = figures.nth(i);
    await figure.getByRole('button', { name: 'table' }).click();
    expect(await figure.locator('tbody tr').count()).toBeGreaterThan(1);
    await figure.getByRole('button', { name: 'hide the table' }).click();
  }
  const [svg] = await Promise.all([
    page.waitForEvent('download'),
    figures
      .first()
      .getByRole('button', { name: /as SVG/ })
      .click(),
  ]);
  const text = readFileSync(await svg.path(), 'utf8');
  expect(svg.suggestedFilename()).toMatch(/\.svg$/);
  expect(text).toContain('Who could count on');
  expect(text).toContain('font/woff2');
  expect(text).not.toContain('var(--');
  const [png] = await Promise.all([
    page.waitForEvent('download'),
    figures
      .first()
      .getByRole('button', { name: /as PNG/ })
      .click(),
  ]);
  const bytes = readFileSync(await png.path());
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  expect(bytes.length).toBeGreaterThan(10_000);
});

test('names never collide on the policy plane, in any month', async ({ page }) => {
  await page.goto('/struggle/ussr-1922?month=1922-04');
  await ready(page);
  const slider = page.getByRole('slider', { name: 'Month' });
  for (let i = 0; i < 12; i++) {
    const collisions = await page.evaluate(() => {
      const boxes = [...document.querySelectorAll('.plane text.name')].map((name) => name.getBoundingClientRect());
      let found = 0;
      boxes.forEach((a, i) =>
        boxes.slice(i + 1).forEach((b) => {
          const x = Math.min(a.right, b.right) - Math.max(a.left, b.left);
          const y = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
          if (x > 1 && y > 3) found++;
        }),
      );
      return found;
    });
    expect(collisions, `step ${i}`).toBe(0);
    for (let step = 0; step < 4; step++) await slider.press('ArrowRight');
  }
});

test('a case that is not there is told as such', async ({ page, faults }) => {
  await page.goto('/struggle/atlantis');
  await expect(page.getByRole('alert')).toContainText('atlantis');
  // The browser itself notes a 404 on its console; nothing else may be there.
  expect(faults.errors.every((error) => error.includes('404'))).toBe(true);
  faults.errors.length = 0;
});
