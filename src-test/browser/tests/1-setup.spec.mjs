import { expect, test } from '@playwright/test';
import { looks, seen, watch } from './looks.mjs';

const { PARLEY_TOKEN, PARLEY_PASSWORD } = process.env;

test('the front page leads to the set-up', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('link', { name: 'Set up this server' })).toBeVisible();
  await seen(page, 'index');
});

test('nobody gets in with a wrong token', async ({ page }) => {
  await page.goto('/setup/#wrong');
  await expect(page.getByText('This is not the token of the last start')).toBeVisible();
  expect(page.url()).not.toContain('wrong');
  await seen(page, 'setup-token');
});

test('from the first start to a server of one\'s own', async ({ page, request }) => {
  const troubles = watch(page);
  await page.goto(`/setup/#${PARLEY_TOKEN}`);
  const next = page.getByRole('button', { name: 'Next', exact: true });

  await expect(page.getByRole('heading', { name: 'Set up this server' })).toBeVisible();
  await expect(next).toBeDisabled();
  await page.getByRole('textbox', { name: /^Domain/ }).fill('verona.example');
  await page.getByLabel('Name of the administrator').fill('prince');
  await page.locator('input[type=password]').first().fill(PARLEY_PASSWORD);
  await page.getByLabel('Password again').fill(PARLEY_PASSWORD);
  await expect(page.getByText('prince@verona.example')).toBeVisible();
  await seen(page, 'setup-basics');
  await next.click();

  await expect(page.getByLabel('Clients (direct TLS)')).toBeChecked();
  await seen(page, 'setup-connectivity');
  await next.click();

  await expect(page.getByLabel('Rooms', { exact: true })).toBeChecked();
  await page.getByRole('button', { name: /All other features/ }).click();
  const version = page.getByLabel('jabber:iq:version');
  await version.press('Space'); // where it is on the page may still change
  await expect(version).not.toBeChecked();
  await seen(page, 'setup-features');
  await next.click();

  await page.getByRole('button', { name: 'Check the database' }).click();
  const result = page.getByRole('status', { name: 'Result of the check' });
  await expect(result.getByText('Connected to H2')).toBeVisible();
  await expect(result.getByText('This user may make and change tables.')).toBeVisible();
  await seen(page, 'setup-database-good');
  await page.getByRole('radio', { name: 'PostgreSQL' }).check();
  await page.getByRole('spinbutton', { name: /^Port/ }).fill('1');
  await page.locator('input[type=password]').fill('wherefore');
  await page.getByRole('button', { name: 'Check the database' }).click();
  await expect(result.getByText('No server of a database answers there')).toBeVisible();
  expect(await result.textContent()).not.toContain('wherefore');
  await seen(page, 'setup-database');
  await page.getByRole('radio', { name: 'The one it has now' }).check();
  await next.click();

  await expect(page.getByLabel('Encryption is required')).toBeChecked();
  await seen(page, 'setup-security');
  await next.click();

  const file = page.getByLabel('Configuration file');
  await expect(file).toHaveValue(/'admins' = \[ 'prince@verona\.example' \]/);
  await expect(file).toHaveValue(/'jabber:iq:version' \(active: false\)/);
  await seen(page, 'setup-review');
  const good = await file.inputValue();
  await file.fill(`${good}'c2z' () {}\n`);
  await page.getByRole('button', { name: 'Save and start anew' }).click();
  await expect(page.getByText(/unknown bean 'c2z'/)).toBeVisible();
  await seen(page, 'setup-review-refused');
  await file.fill(good);
  await page.getByRole('button', { name: 'Save and start anew' }).click();

  await expect(page.getByRole('heading', { name: 'The server is set up' })).toBeVisible({ timeout: 100_000 });
  await seen(page, 'setup-done');
  expect(troubles).toEqual([]);

  const welcome = await (await request.get('/api/welcome')).json();
  expect(welcome).toMatchObject({ domain: 'verona.example', setup: false });
  const again = await request.get('/api/setup/proposal', { headers: { Authorization: `Bearer ${PARLEY_TOKEN}` } });
  expect(again.status()).toBe(410);
  await page.goto('/setup/');
  await expect(page.getByRole('heading', { name: 'This server is set up' })).toBeVisible();
  await seen(page, 'setup-closed');
  await page.goto('/');
  await expect(page.getByRole('link', { name: 'Console' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Set up this server' })).toHaveCount(0);
  await seen(page, 'index-set-up');
});

test('the interface is described for people', async ({ page }) => {
  const troubles = watch(page);
  await page.goto('/api/docs/');
  await expect(page.locator('#operations-tag-users')).toBeVisible();
  await looks(page, 'api'); // of Swagger UI
  expect(troubles).toEqual([]);
});
