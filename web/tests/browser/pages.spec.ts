// Every page, light and dark, at three widths: it comes up without an error, asks nobody else, can be used by all (axe), and
// nothing sticks out at the side. With SHOTS=folder it leaves pictures to look at.

import { mkdirSync } from 'node:fs';
import { accessible, expect, ready, test } from './studio';

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
const WIDTHS = [
  [1280, 860],
  [1920, 1080],
  [360, 740],
] as const;

for (const [name, path] of PAGES) {
  test(`${name}: light and dark, from 360 to 1920 pixels`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.goto(path);
    await ready(page);
    await page.waitForLoadState('networkidle');
    await expect(page.locator('main h1')).toHaveCount(1);
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await accessible(page, scheme);
      for (const [width, height] of WIDTHS) {
        await page.setViewportSize({ width, height });
        await page.waitForTimeout(100);
        const wide = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(wide, `pixels that stick out at ${width}`).toBeLessThanOrEqual(0);
        if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}-${width}-${scheme}.png`, fullPage: true });
      }
    }
    await page.setViewportSize({ width: 1280, height: 860 });
  });
}
