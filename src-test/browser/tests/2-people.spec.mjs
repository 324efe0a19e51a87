import { expect, test } from '@playwright/test';
import { accessible, looks, watch } from './looks.mjs';
import { ADMIN, choose, connect, disconnectAll, DOMAIN, enter, PASSWORD, person, rest, row, said, xml } from './people.mjs';

let troubles;
test.beforeEach(({ page }) => {
  troubles = watch(page);
});
test.afterEach(async () => {
  await disconnectAll();
  expect(troubles).toEqual([]);
});

test('the administrator logs in with his account', async ({ page }) => {
  await page.goto('/admin/');
  await expect(page.getByRole('heading', { name: 'Log in to the console' })).toBeVisible();
  await accessible(page);
  await looks(page, 'login');
  await page.getByLabel('Address (JID)').fill(ADMIN);
  await page.getByLabel('Password').fill('wrong');
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(page.getByText('Address or password is wrong.')).toBeVisible();
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByLabel('Password').press('Enter');

  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
  await expect(page.getByText(/^Parley \d/)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Event-loop delay' })).toBeVisible();
  await accessible(page);
  await looks(page, 'overview');
  await page.getByRole('button', { name: `Account ${ADMIN}` }).click();
  await page.getByRole('menuitem', { name: 'Log out' }).click();
  await expect(page.getByRole('heading', { name: 'Log in to the console' })).toBeVisible();
});

test('users are made, changed, disconnected and deleted', async ({ page }) => {
  const romeo = `romeo@${DOMAIN}`;
  await enter(page, '/users');
  await page.getByRole('button', { name: 'Create user' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('romeo');
  await dialog.getByLabel('Password').fill('banished');
  await dialog.getByLabel('E-mail').fill('romeo@montague.example');
  await accessible(page);
  await looks(page, 'user-create');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await said(page, `${romeo} has been created.`);
  await expect(row(page, romeo)).toContainText('active');

  await choose(page, romeo, 'Set password');
  await dialog.getByLabel('New password').fill(PASSWORD);
  await dialog.getByLabel('Once more').fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Set password' }).click();
  await said(page, `${romeo} has a new password.`);

  const client = await connect(romeo);
  const gone = new Promise((resolve) => client.on('disconnect', resolve));
  await page.reload();
  await choose(page, romeo, 'Disconnect');
  await dialog.getByRole('button', { name: 'Disconnect' }).click();
  await said(page, `${romeo} has been disconnected.`);
  await gone;

  await choose(page, romeo, 'Disable');
  await dialog.getByRole('button', { name: 'Disable' }).click();
  await said(page, `${romeo} is disabled.`);
  await expect(row(page, romeo)).toContainText('disabled');
  await expect(connect(romeo)).rejects.toThrow();
  await choose(page, romeo, 'Enable');
  await dialog.getByRole('button', { name: 'Enable' }).click();
  await expect(row(page, romeo)).toContainText('active');
  await accessible(page);
  await looks(page, 'users');

  await choose(page, romeo, 'Delete');
  const doIt = dialog.getByRole('button', { name: 'Delete' });
  await expect(doIt).toBeDisabled();
  await looks(page, 'user-delete');
  await dialog.getByLabel(/to confirm/).fill(romeo);
  await doIt.click();
  await said(page, `${romeo} has been deleted.`);
  await expect(row(page, romeo)).toHaveCount(0);
});

test('everything of one user', async ({ page }) => {
  const juliet = `juliet@${DOMAIN}`;
  await person(juliet);
  await rest('PUT', `/users/${juliet}/roster/nurse@${DOMAIN}`, { name: 'Nurse', groups: ['Capulets'], subscription: 'both' });
  await connect(juliet, 'chamber', xml('presence', {}, xml('show', {}, 'dnd'), xml('status', {}, 'Parting is such sweet sorrow')));
  const client = await connect(juliet);
  await client.send(xml('message', { to: `nurse@${DOMAIN}`, type: 'chat', id: 'm1' }, xml('body', {}, 'Is he gone?')));
  await enter(page, '/users?q=juliet');
  await page.getByRole('link', { name: juliet }).click();
  await expect(page.getByRole('heading', { name: juliet })).toBeVisible();
  await expect(row(page, `${juliet}/chamber`)).toBeVisible();
  await accessible(page);
  await looks(page, 'user');

  await page.getByRole('tab', { name: 'Contacts' }).click();
  await expect(row(page, `nurse@${DOMAIN}`)).toContainText('both see each other');
  await page.getByRole('button', { name: 'Add contact' }).click();
  await page.getByRole('dialog').getByLabel('Address').fill('romeo@mantua.example');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(row(page, 'romeo@mantua.example')).toBeVisible();
  await looks(page, 'user-contacts');

  await page.getByRole('tab', { name: 'Application passwords' }).click();
  await page.getByRole('button', { name: 'Create application password' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('phone');
  await page.getByRole('dialog').getByRole('button', { name: 'Create' }).click();
  await expect(page.getByText('This is shown only now')).toBeVisible();
  await page.getByRole('dialog').getByText('Close', { exact: true }).click();
  await expect(row(page, 'phone')).toBeVisible();

  await page.getByRole('tab', { name: 'Blocked' }).click();
  await page.getByRole('button', { name: 'Block an address' }).click();
  await page.getByRole('dialog').getByLabel('Address').fill('tybalt@capulet.example');
  await page.getByRole('dialog').getByRole('button', { name: 'Block' }).click();
  await expect(row(page, 'tybalt@capulet.example')).toBeVisible();

  await page.getByRole('tab', { name: 'Devices' }).click();
  await expect(page.getByRole('grid', { name: 'Devices' }).getByRole('row').nth(1)).toBeVisible();
  await page.getByRole('tab', { name: 'Messages' }).click();
  await page.getByRole('link', { name: 'Search' }).click();
  await expect(page).toHaveURL(/\/archive\?owner=juliet/);
  await expect(row(page, 'Is he gone?')).toContainText('sent');
  await page.getByRole('textbox', { name: 'Text contains' }).fill('gone');
  await expect(page).toHaveURL(/q=gone/);
  await expect(row(page, 'Is he gone?')).toBeVisible();
  await accessible(page);
  await looks(page, 'archive');
});

test('a session is looked at, spoken to and ended', async ({ page }) => {
  const nurse = `nurse@${DOMAIN}`;
  await person(nurse);
  const client = await connect(nurse, 'garden', xml('presence', {}, xml('show', {}, 'away'), xml('status', {}, 'Anon, good nurse!'), xml('priority', {}, '5')));
  const heard = new Promise((resolve) => client.on('stanza', (stanza) => stanza.is('message') && resolve(stanza.getChildText('body'))));
  const gone = new Promise((resolve) => client.on('disconnect', resolve));
  await enter(page, '/sessions');
  await expect(row(page, `${nurse}/garden`)).toContainText('WebSocket');
  await accessible(page);
  await looks(page, 'sessions');
  await page.getByRole('textbox', { name: 'Search by address' }).fill('nurse');
  await expect(page).toHaveURL(/q=nurse/);
  await page.getByRole('link', { name: `${nurse}/garden` }).click();
  await expect(page.getByText('Anon, good nurse!')).toBeVisible();
  await accessible(page);
  await looks(page, 'session');
  await page.getByRole('button', { name: 'Send a message' }).click();
  await page.getByRole('dialog').getByLabel('Text').fill('Peace, I have done.');
  await page.getByRole('dialog').getByRole('button', { name: 'Send' }).click();
  expect(await heard).toBe('Peace, I have done.');
  await page.getByRole('button', { name: 'Disconnect' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click();
  await gone;
  await expect(page).toHaveURL(/\/sessions$/);
});

test('everybody is told something', async ({ page }) => {
  const nurse = `nurse@${DOMAIN}`;
  const client = await connect(nurse);
  const heard = new Promise((resolve) => client.on('stanza', (stanza) => stanza.is('message') && resolve(stanza.getChildText('body'))));
  await enter(page, '/announcements');
  await page.getByRole('textbox', { name: 'Text', exact: true }).fill('Rebellious subjects, enemies to peace!');
  await accessible(page);
  await looks(page, 'announcements');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Send' }).click();
  await said(page, /has got it|have got it/);
  expect(await heard).toBe('Rebellious subjects, enemies to peace!');
});
