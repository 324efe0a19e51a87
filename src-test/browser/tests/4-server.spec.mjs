import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from './console.mjs';
import { seen } from './looks.mjs';
import { ADMIN, choose, DOMAIN, enter, rest, row, said } from './people.mjs';

test('a domain is added, configured and removed', async ({ page }) => {
  await enter(page, '/domains');
  await page.getByRole('button', { name: 'Add domain' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Domain').fill('mantua.example');
  await seen(page, 'domain-add');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await said(page, 'mantua.example is served.');
  await seen(page, 'domains');

  await page.getByRole('link', { name: 'mantua.example' }).click();
  await page.getByLabel(/^Max(imum)? users/i).first().fill('7');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await said(page, 'Saved.');
  await page.reload();
  await expect(page.getByLabel(/^Max(imum)? users/i).first()).toHaveValue('7');
  await seen(page, 'domain');

  await page.goto('/admin/domains');
  await choose(page, 'mantua.example', 'Delete');
  await seen(page, 'domain-delete');
  await dialog.getByLabel(/to confirm/).fill('mantua.example');
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await said(page, 'mantua.example is not served any more.');
  await expect(row(page, 'mantua.example')).toHaveCount(0);
});

test('another certificate holds at once', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-'));
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '30',
    '-subj', `/CN=${DOMAIN}`, '-addext', `subjectAltName=DNS:${DOMAIN}`, '-keyout', key, '-out', certificate], { stdio: 'ignore' });
  const pem = readFileSync(certificate, 'utf8') + readFileSync(key, 'utf8');
  const print = execFileSync('openssl', ['x509', '-in', certificate, '-noout', '-fingerprint', '-sha256'], { encoding: 'utf8' });
  const fingerprint = print.split('=')[1].trim();
  rmSync(folder, { recursive: true });

  await enter(page, '/certificates');
  await expect(row(page, DOMAIN)).toContainText('self-signed');
  await seen(page, 'certificates');
  await choose(page, DOMAIN, 'Upload PEM');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('PEM').fill('-----BEGIN CERTIFICATE-----\nno\n-----END CERTIFICATE-----');
  await dialog.getByRole('button', { name: 'Use it' }).click();
  await expect(dialog.getByText('That did not work')).toBeVisible();
  await seen(page, 'certificate-refused');
  await dialog.getByLabel('PEM').fill(pem);
  await dialog.getByRole('button', { name: 'Use it' }).click();
  await said(page, `${DOMAIN} uses the new certificate.`);
  await expect(row(page, DOMAIN)).toContainText(fingerprint);
});

test('the level of a logger is set and given back', async ({ page }) => {
  await enter(page, '/logs');
  await expect(page.getByRole('grid', { name: 'Logs' }).getByRole('row').nth(1)).toBeVisible();
  await expect(page.getByText(/%[sd]/)).toHaveCount(0);
  await seen(page, 'logs');
  await page.getByRole('button', { name: 'Set level' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Logger').fill('im.parley.feature.ping');
  await dialog.getByLabel('Level').selectOption('debug');
  await seen(page, 'logs-level');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await said(page, 'im.parley.feature.ping logs at debug.');
  await choose(page, 'im.parley.feature.ping', 'Inherit');
  await said(page, 'im.parley.feature.ping inherits its level again.');
});

test('a key is shown once, works, and is revoked', async ({ page, playwright, baseURL }) => {
  await enter(page, '/api-keys');
  await page.getByRole('button', { name: 'Create API key' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('backup');
  await seen(page, 'key-create');
  await dialog.getByRole('button', { name: 'Create' }).click();
  const secret = await page.getByRole('textbox', { name: 'The API key' }).inputValue();
  await seen(page, 'key-made');
  await dialog.getByText('Close', { exact: true }).click();
  await expect(row(page, 'backup')).toBeVisible();
  await seen(page, 'keys');
  const program = await playwright.request.newContext({ baseURL, extraHTTPHeaders: { Authorization: `Bearer ${secret}` } });
  expect((await program.get('/api/v1/users')).status()).toBe(200);
  await choose(page, 'backup', 'Revoke');
  await dialog.getByRole('button', { name: 'Revoke' }).click();
  await said(page, 'backup has been revoked.');
  expect((await program.get('/api/v1/users')).status()).toBe(401);
  await program.dispose();
});

test('what is in effect, and what was done', async ({ page }) => {
  await enter(page, '/features');
  await expect(page.getByText('XEP-0199').first()).toBeVisible();
  const { items } = await rest('GET', '/listeners');
  const port = items.find(({ name }) => name === 'c2s').port;
  await expect(page.getByRole('grid', { name: 'Listeners' }).getByText(String(port), { exact: true })).toBeVisible();
  await seen(page, 'features');

  await page.goto('/admin/configuration');
  await page.getByRole('textbox', { name: 'Search' }).fill('default-virtual-host');
  await expect(row(page, 'default-virtual-host')).toContainText(DOMAIN);
  await seen(page, 'configuration');

  await page.goto('/admin/figures');
  await page.getByRole('textbox', { name: 'Search by name' }).fill('parley_sessions');
  await expect(row(page, 'parley_sessions_available')).toContainText('present value');
  await seen(page, 'figures');

  await page.goto('/admin/audit');
  await expect(row(page, ADMIN).first()).toBeVisible();
  await expect(row(page, 'api-key.revoke').first()).toContainText(ADMIN);
  await seen(page, 'audit');

  await page.goto('/admin/lockouts');
  await expect(page.getByText('Addresses locked out')).toBeVisible();
  await seen(page, 'lockouts');

  await page.goto('/admin/no/such/page');
  await expect(page.getByRole('heading', { name: 'There is no such page', level: 1 })).toBeVisible();
  await seen(page, 'nowhere');
});
