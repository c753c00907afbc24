// A whole game from the keyboard alone: begin, expect, choose, take back, come back after a reload, see the truth.

import type { Page } from '@playwright/test';
import { accessible, expect, ready, test } from './studio';

/** Presses Tab until what is focused has the name, as somebody without a mouse would. */
async function tabTo(page: Page, name: RegExp, most = 120): Promise<void> {
  for (let i = 0; i < most; i++) {
    const found = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return '';
      const label = element.getAttribute('aria-label') ?? (element as HTMLInputElement).labels?.[0]?.textContent;
      return (label ?? element.textContent ?? '').replace(/\s+/g, ' ').trim();
    });
    if (name.test(found)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`nothing named ${name} can be reached with Tab`);
}

test('three heirs is played from the first month to the truth without a mouse', async ({ page }) => {
  await page.goto('/play');
  await ready(page);
  await tabTo(page, /^Case/);
  await page.keyboard.type('Three');
  await expect(page.getByRole('radio', { name: /Ada/ })).toBeVisible();
  await tabTo(page, /Ada/);
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: /Ben/ })).toBeChecked();
  await tabTo(page, /^Begin$/);
  await page.keyboard.press('Enter');
  await expect(page.locator('.kicker').first()).toContainText('You are Ben');

  let months = 0;
  let tookBack = false;
  let reloaded = false;
  let predicted = 0;
  for (let step = 0; step < 120; step++) {
    const kicker = await page.locator('.kicker').first().innerText();
    if (/the end/i.test(kicker)) break;
    if (await page.locator('#questions').count()) {
      const before = await page.locator('#questions form').count();
      await page.locator('#questions').focus();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Space');
      await tabTo(page, /^That is what I expect$/);
      await page.keyboard.press('Enter');
      predicted++;
      await expect.poll(() => page.locator('#questions form').count()).toBeLessThan(before);
      continue;
    }
    if (months === 2 && !tookBack) {
      tookBack = true;
      await tabTo(page, /^Take a month back$/);
      await page.keyboard.press('Enter');
      await expect(page.getByText(/1 month taken back/)).toBeVisible();
      months--;
      continue;
    }
    if (months === 3 && !reloaded) {
      reloaded = true;
      await page.reload();
      await ready(page);
      await expect(page.locator('.kicker').first()).toHaveText(new RegExp(kicker.slice(-8), 'i'));
    }
    if (!(await page.locator('#option-0').count())) {
      await tabTo(page, /^Watch to the end$/);
      await page.keyboard.press('Enter');
      await expect(page.locator('.kicker').first()).toContainText(/the end/i);
      break;
    }
    await page.locator('#options').focus();
    await page.keyboard.press('1');
    await expect(page.locator('#option-0')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.kicker').first().innerText()).not.toBe(kicker);
    months++;
  }
  await expect(page.locator('.kicker').first()).toContainText(/Ben · the end/i);
  expect(predicted).toBeGreaterThan(0);
  expect(months).toBeGreaterThan(2);
  await expect(page.getByRole('heading', { name: /You (won|lost)|Nobody dominates/ })).toBeVisible();
  await expect(page.getByText('What decided it')).toBeVisible();
  await expect(page.getByRole('heading', { name: /prediction|asked/i })).toBeVisible();
  await expect(page.getByText('1 month taken back', { exact: false }).first()).toBeVisible();

  const [save] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Share' }).click()]);
  await page.goto('/play');
  await ready(page);
  await page.locator('input[type=file]').setInputFiles(await save.path());
  await expect(page.locator('.kicker').first()).toContainText(/Ben · the end/i);
});

test('a game shows the truth only at its end', async ({ page }) => {
  await page.goto('/play');
  await ready(page);
  await page.getByRole('combobox', { name: 'Case' }).selectOption('three-heirs');
  await page.getByRole('radio', { name: /Cleo/ }).check();
  await page.getByRole('button', { name: 'Begin', exact: true }).click();
  await expect(page.locator('.kicker').first()).toContainText('You are Cleo');
  await expect(page.getByText('What you know, not what is')).toBeVisible();
  await expect(page.locator('#debrief')).toHaveCount(0);
  await accessible(page, 'a month of a game');
  await page.getByRole('button', { name: 'Watch to the end' }).click();
  await expect(page.locator('#debrief')).toBeVisible();
  await expect(page.locator('#debrief section.figure')).toHaveCount(2);
  await accessible(page, 'the truth');
});
