// The record and the score of the model beside it.

import { accessible, expect, ready, test } from './studio';

test('facts have their sources, and can be found', async ({ page }) => {
  await page.goto('/record/ussr-1922');
  await ready(page);
  await page.getByPlaceholder('Find').fill('Zinoviev');
  const facts = page.locator('.facts ol > li');
  expect(await facts.count()).toBeGreaterThan(1);
  await facts.first().locator('summary').click();
  await expect(facts.first().locator('details li').first()).toBeVisible();
  await page.getByPlaceholder('Find').fill('no such word at all');
  await expect(page.getByText('Nothing with these words.')).toBeVisible();
});

test('the model is scored beside the record', async ({ page }) => {
  await page.goto('/record/ussr-1922');
  await ready(page);
  await page.getByRole('button', { name: /^Score/ }).click();
  await expect(page.locator('h1')).toContainText(/of \d+ patterns of the record lie within/, { timeout: 170_000 });
  expect(await page.locator('tbody tr').count()).toBeGreaterThan(40);
  await accessible(page, 'the score');
});
