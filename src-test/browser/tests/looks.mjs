import { mkdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';

export const FOLDER = `${process.env.PARLEY_WORK ?? 'target'}/screenshots`;
const WIDTHS = [1280, 390];
const HEIGHTS = { 1280: 800, 390: 844 };
const LONGEST = 3000;
/** What depends on the width does not depend on the colours: both are judged, not each with each. */
const JUDGED = { 1280: 'light', 390: 'dark' };

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
 * Makes the window as high as what would have to be scrolled to, so that all of it is in the picture. What lies before the
 * page stays where a reader sees it.
 */
async function unroll(page, width) {
  const hidden = await page.evaluate(() =>
    document.querySelector('[role=dialog], [role=menu]')
      ? 0
      : Math.max(...[document.documentElement, ...document.querySelectorAll('.pf-v6-c-page__main')].map((box) => box.scrollHeight - box.clientHeight)),
  );
  if (hidden > 0) await page.setViewportSize({ width, height: Math.min(LONGEST, HEIGHTS[width] + hidden) });
}

/** Nothing may be wider than the window, or than the part of it where the content is. */
async function keep(page, name, width, colorScheme) {
  const overflow = await page.evaluate(() =>
    Math.max(...[document.documentElement, ...document.querySelectorAll('.pf-v6-c-page__main')].map((box) => box.scrollWidth - box.clientWidth)),
  );
  await page.screenshot({ path: `${FOLDER}/${name}-${width}-${colorScheme}.png`, animations: 'disabled' });
  expect(overflow, `${name} at ${width} is wider than the window`).toBeLessThanOrEqual(0);
}

async function judge(page, name) {
  // Without frames of other origins nothing needs the second page that axe-core would collect in.
  const axe = new AxeBuilder({ page }).setLegacyMode().withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']);
  const { violations } = await axe.analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.target.join(' '))]), name).toEqual([]);
}

/** Visits a page narrow and wide, light and dark. */
async function each(page, visit) {
  mkdirSync(FOLDER, { recursive: true });
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: HEIGHTS[width] });
    await unroll(page, width);
    for (const colorScheme of ['light', 'dark']) {
      await paint(page, colorScheme);
      await visit(width, colorScheme);
    }
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  await paint(page, 'light');
}

/** Keeps how a page looks whose parts are not ours. */
export async function looks(page, name) {
  await each(page, (width, colorScheme) => keep(page, name, width, colorScheme));
}

/**
 * Keeps how a page looks, and holds it to the rules of WCAG 2.1 A and AA as far as axe-core finds them broken: at each width,
 * and in all colours.
 */
export async function seen(page, name) {
  await each(page, async (width, colorScheme) => {
    await keep(page, name, width, colorScheme);
    if (JUDGED[width] === colorScheme) await judge(page, `${name}, ${width}, ${colorScheme}`);
  });
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
