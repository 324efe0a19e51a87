import { defineConfig } from '@playwright/test';

const { PARLEY_URL, PARLEY_WORK = 'target', CHROMIUM = '/usr/bin/chromium' } = process.env;

/** One browser, one server, one test after the other: they tell one story. BrowserIT starts the server and says where it is. */
export default defineConfig({
  testDir: 'tests',
  outputDir: `${PARLEY_WORK}/browser-results`,
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 600_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  use: {
    baseURL: PARLEY_URL,
    locale: 'en-GB',
    actionTimeout: 30_000,
    screenshot: 'only-on-failure', // a trace would film each page, which takes longer than the tests do
    launchOptions: {
      executablePath: CHROMIUM,
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
});
