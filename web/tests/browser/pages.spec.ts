// Every page, light and dark, at three widths: it comes up without an error, asks nobody else, can be used by all (axe), and
// nothing sticks out at the side. With SHOTS=folder it leaves pictures to look at.

import AxeBuilder from '@axe-core/playwright';
import { mkdirSync } from 'node:fs';
import { expect, ready, test } from './studio';

const SHOTS = process.env.SHOTS;
if (SHOTS) mkdirSync(SHOTS, { recursive: true });

const PAGES: [name: string, path: string][] = [
  ['struggle', '/'],
  ['struggle-small', '/struggle/three-heirs?seed=7&view=difference'],
  ['cases', '/cases'],
  ['what-if', '/what-if/three-heirs'],
  ['play', '/play'],
  ['record', '/record/ussr-1922'],
  ['record-none', '/record/three-heirs'],
  ['runs', '/runs'],
  ['workshop', '/workshop'],
  ['workshop-case', '/workshop/three-heirs'],
  ['missing', '/nowhere'],
];

for (const [name, path] of PAGES) {
  for (const scheme of ['light', 'dark'] as const) {
    test(`${name} can be used by all, ${scheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await page.goto(path);
      await ready(page);
      await page.waitForLoadState('networkidle');
      await expect(page.locator('main h1')).toHaveCount(1);
      const found = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      expect(
        found.violations.map(
          (violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(' ')).join(', ')}`,
        ),
      ).toEqual([]);
    });
  }

  test(`${name} fits 360, 1280 and 1920 pixels`, async ({ page }) => {
    for (const width of [360, 1280, 1920]) {
      for (const scheme of SHOTS ? (['light', 'dark'] as const) : (['light'] as const)) {
        await page.setViewportSize({ width, height: width === 360 ? 740 : width === 1280 ? 860 : 1080 });
        await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
        await page.goto(path);
        await ready(page);
        await page.waitForLoadState('networkidle');
        const wide = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(wide, `pixels that stick out at ${width}`).toBeLessThanOrEqual(0);
        if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}-${width}-${scheme}.png`, fullPage: true });
      }
    }
  });
}
