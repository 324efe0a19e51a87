import { mkdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';

const FOLDER = `${process.env.PARLEY_WORK ?? 'target'}/screenshots`;
const WIDTHS = [1280, 390];

/**
 * Makes the screen light or dark, and returns when the page is. It hears of the change while its next frame is made, has
 * drawn it with the one after that, and colours may take a moment to fade.
 */
async function paint(page, colorScheme) {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    const fading = document.getAnimations().filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(fading.map((animation) => animation.finished));
  });
}

/**
 * Keeps how a page looks, narrow and wide, light and dark; nothing may be wider than the window, or than the part of it
 * where the content is.
 */
export async function looks(page, name) {
  mkdirSync(FOLDER, { recursive: true });
  for (const colorScheme of ['light', 'dark']) {
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: width === 390 ? 844 : 800 });
      await paint(page, colorScheme);
      const overflow = await page.evaluate(() =>
        Math.max(...[document.documentElement, document.getElementById('main')].map((box) => (box ? box.scrollWidth - box.clientWidth : 0))),
      );
      await page.screenshot({ path: `${FOLDER}/${name}-${width}-${colorScheme}.png`, animations: 'disabled' });
      expect(overflow, `${name} at ${width} is wider than the window`).toBeLessThanOrEqual(0);
    }
  }
  await paint(page, 'light');
  await page.setViewportSize({ width: 1280, height: 800 });
}

/** What axe-core finds of the rules of WCAG 2.1 A and AA, in light and dark. */
export async function accessible(page, ...except) {
  for (const colorScheme of ['light', 'dark']) {
    await paint(page, colorScheme);
    let axe = new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']);
    for (const selector of except) axe = axe.exclude(selector);
    const { violations } = await axe.analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.target.join(' '))])).toEqual([]);
  }
  await paint(page, 'light');
}

/** Fails when the page breaks its own policy or throws. What is awaited to fail is named. */
export function watch(page) {
  const troubles = [];
  page.on('pageerror', (error) => troubles.push(String(error)));
  page.on('console', (message) => {
    if (/Content Security Policy|violates|Trusted/.test(message.text())) troubles.push(message.text());
  });
  return troubles;
}
