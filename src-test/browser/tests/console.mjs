import { expect, test as playwright } from '@playwright/test';
import { watch } from './looks.mjs';
import { disconnectAll } from './people.mjs';

/**
 * A test of the console: whoever it has connected goes afterwards, and its page may neither have thrown nor have broken its
 * own policy.
 */
export const test = playwright.extend({
  page: async ({ page }, use) => {
    const troubles = watch(page);
    await use(page);
    await disconnectAll();
    expect(troubles).toEqual([]);
  },
});
export { expect };
