// The workshop: copy a case, break it, be pointed at the line, mend it, save, play; nothing typed is lost.

import { expect, ready, test } from './studio';

test('a case is copied, broken, mended and saved', async ({ page }) => {
  await page.goto('/workshop');
  await ready(page);
  await page.getByRole('button', { name: 'Copy Three heirs' }).click();
  await expect(page).toHaveURL(/\/workshop\/copy-of-three-heirs/);
  const text = page.getByRole('textbox', { name: 'Text of scenario.toml' });
  await expect(page.getByText('Valid: it can be played')).toBeVisible();
  const before = await text.inputValue();
  const broken = before.replace(/^start = .*$/m, 'start = "soon"');
  expect(broken).not.toBe(before);
  const line = broken.split('\n').findIndex((one) => one === 'start = "soon"') + 1;
  await text.fill(broken);
  await expect(page.locator('.problems li').first()).toContainText(`line ${line}`);
  await expect(page.locator('.gutter li.error')).toHaveText(String(line));
  await page.locator('.problems button').first().click();
  await expect(text).toBeFocused();

  await page.reload();
  await ready(page);
  await expect(page.getByText('What you had typed and not saved is here again.')).toBeVisible();
  await expect(text).toHaveValue(broken);

  await text.fill(before.replace(/^name = .*$/m, 'name = "Four heirs"'));
  await expect(page.getByText('Valid: it can be played')).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved. It can be played.')).toBeVisible();
  await expect(page.locator('h1')).toHaveText('Four heirs');
  await page.getByRole('link', { name: 'Open the struggle' }).click();
  await expect(page.getByRole('heading', { name: 'Chronicle' })).toBeVisible();
});

test('a shipped case can be looked at, not changed', async ({ page }) => {
  await page.goto('/workshop/ussr-1922');
  await ready(page);
  await expect(page.getByRole('textbox', { name: 'Text of scenario.toml' })).toHaveAttribute('readonly', '');
  await expect(page.getByRole('heading', { name: 'What it means' })).toBeVisible();
  await expect(page.getByText('Joseph Stalin').first()).toBeVisible();
});

test('files are brought in as a case', async ({ page }) => {
  await page.goto('/cases');
  await ready(page);
  const files = page.locator('input[type=file]').nth(1);
  await files.setInputFiles([{ name: 'notes.md', mimeType: 'text/markdown', buffer: Buffer.from('nothing') }]);
  await expect(page.getByRole('alert')).toContainText('There is no scenario.toml');
  await files.setInputFiles([{ name: 'scenario.toml', mimeType: 'text/plain', buffer: Buffer.from('format = 1\n') }]);
  await expect(page).toHaveURL(/\/workshop\//);
  await expect(page.getByRole('heading', { name: 'What is wrong' })).toBeVisible();
});
