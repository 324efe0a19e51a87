import { expect, test } from './console.mjs';
import { seen } from './looks.mjs';
import { ADMIN, choose, connect, DOMAIN, enter, PASSWORD, person, rest, row, said, xml } from './people.mjs';

test('the administrator logs in with his account', async ({ page }) => {
  await page.goto('/admin/');
  await expect(page.getByRole('heading', { name: 'Log in to the console' })).toBeVisible();
  await seen(page, 'login');
  await page.getByLabel('Address (JID)').fill(ADMIN);
  await page.getByLabel('Password').fill('wrong');
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(page.getByText('Address or password is wrong.')).toBeVisible();
  await seen(page, 'login-refused');
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByLabel('Password').press('Enter');

  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
  await expect(page.getByText(/^Parley \d/)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Event-loop delay' })).toBeVisible();
  await seen(page, 'overview');
  await page.getByRole('button', { name: `Account ${ADMIN}` }).click();
  await seen(page, 'overview-account');
  const [cookie] = await page.context().cookies();
  await page.getByRole('menuitem', { name: 'Log out' }).click();
  await expect(page.getByRole('heading', { name: 'Log in to the console' })).toBeVisible();
  const stolen = await page.request.get('/api/v1/session', { headers: { Cookie: `${cookie.name}=${cookie.value}` } });
  expect(stolen.status()).toBe(401);
});

test('the server can be restarted or shut down, later, and stays when that is wanted', async ({ page }) => {
  await enter(page);
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Server', exact: true }).click();
  await seen(page, 'overview-menu');
  await page.getByRole('menuitem', { name: 'Shut down' }).click();
  await expect(dialog.getByText('The server has to be started by hand.')).toBeVisible();
  await seen(page, 'server-shutdown');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Server', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Restart' }).click();
  await dialog.getByLabel('Delay').selectOption('15 minutes');
  await dialog.getByLabel('Announcement').fill('The prince wants it.');
  await seen(page, 'server-restart');
  await dialog.getByRole('button', { name: 'Restart' }).click();
  await said(page, 'It is planned.');
  await expect(page.getByText(/The server restarts at/)).toBeVisible();
  await expect(page.getByText(`${ADMIN} wants it.`)).toBeVisible();
  await seen(page, 'server-planned');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await said(page, 'The server stays.');
  await expect(page.getByText(/The server restarts at/)).toHaveCount(0);
});

test('users are made, changed, disconnected and deleted', async ({ page }) => {
  const romeo = `romeo@${DOMAIN}`;
  await enter(page, '/users');
  await page.getByRole('button', { name: 'Create user' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('romeo');
  await dialog.getByLabel('Password').fill('banished');
  await dialog.getByLabel('E-mail').fill('romeo@montague.example');
  await seen(page, 'user-create');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await said(page, `${romeo} has been created.`);
  await expect(row(page, romeo)).toContainText('active');
  await page.getByRole('button', { name: 'Create user' }).click();
  await dialog.getByLabel('Name').fill('romeo');
  await dialog.getByLabel('Password').fill('banished');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await expect(dialog.getByText('That did not work')).toBeVisible();
  await seen(page, 'user-create-refused');
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  await choose(page, romeo, 'Set password');
  await dialog.getByLabel('New password').fill(PASSWORD);
  await dialog.getByLabel('Once more').fill('another');
  await expect(dialog.getByText('The two are not the same.')).toBeVisible();
  await seen(page, 'user-password');
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

  await page.getByRole('button', { name: `Actions for ${romeo}`, exact: true }).click();
  await seen(page, 'user-menu');
  await page.keyboard.press('Escape');
  await choose(page, romeo, 'Disable');
  await seen(page, 'user-disable');
  await dialog.getByRole('button', { name: 'Disable' }).click();
  await said(page, `${romeo} is disabled.`);
  await expect(row(page, romeo)).toContainText('disabled');
  await expect(connect(romeo)).rejects.toThrow();
  await choose(page, romeo, 'Enable');
  await dialog.getByRole('button', { name: 'Enable' }).click();
  await expect(row(page, romeo)).toContainText('active');
  await seen(page, 'users');

  await choose(page, romeo, 'Edit');
  await dialog.getByLabel('Status').selectOption('vip');
  await dialog.getByLabel('E-mail').fill('romeo@verona.example');
  await seen(page, 'user-edit');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await said(page, 'Saved.');
  await expect(row(page, romeo)).toContainText('VIP');

  await choose(page, romeo, 'QR code');
  await expect(dialog.getByRole('img', { name: 'QR code' })).toBeVisible();
  await expect(dialog.getByRole('textbox', { name: 'Address' })).toHaveValue(`xmpp:${romeo}`);
  await seen(page, 'user-code');
  await dialog.getByText('Close', { exact: true }).click();

  await choose(page, romeo, 'Make administrator of the domain');
  await seen(page, 'user-grant');
  await dialog.getByRole('button', { name: 'Make administrator of the domain' }).click();
  await said(page, `${romeo} administers its domain.`);
  await expect(row(page, romeo)).toContainText('Domain administrator');
  expect((await rest('GET', `/domains/${DOMAIN}`)).settings.admins).toEqual([romeo]);
  await choose(page, romeo, 'Withdraw administration');
  await dialog.getByRole('button', { name: 'Withdraw administration' }).click();
  await said(page, `${romeo} does not administer its domain any more.`);
  await expect(row(page, romeo)).not.toContainText('Domain administrator');

  await page.getByRole('textbox', { name: 'Search by name' }).fill('queen mab');
  await expect(page.getByText('Nothing matches')).toBeVisible();
  await seen(page, 'users-no-match');
  await page.getByRole('button', { name: 'Clear filters' }).click();

  await choose(page, romeo, 'Delete');
  const doIt = dialog.getByRole('button', { name: 'Delete' });
  await expect(doIt).toBeDisabled();
  await seen(page, 'user-delete');
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
  await seen(page, 'user');

  await page.getByRole('tab', { name: 'Contacts' }).click();
  await expect(row(page, `nurse@${DOMAIN}`)).toContainText('both see each other');
  await page.getByRole('button', { name: 'Add contact' }).click();
  await page.getByRole('dialog').getByLabel('Address').fill('romeo@mantua.example');
  await seen(page, 'user-contact-add');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(row(page, 'romeo@mantua.example')).toBeVisible();
  await seen(page, 'user-contacts');

  await page.getByRole('tab', { name: 'Application passwords' }).click();
  await page.getByRole('button', { name: 'Create application password' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('phone');
  await page.getByRole('dialog').getByRole('button', { name: 'Create' }).click();
  await expect(page.getByText('This is shown only now')).toBeVisible();
  await seen(page, 'user-password-made');
  await page.getByRole('dialog').getByText('Close', { exact: true }).click();
  await expect(row(page, 'phone')).toBeVisible();
  await seen(page, 'user-passwords');

  await page.getByRole('tab', { name: 'Blocked' }).click();
  await expect(page.getByText('Nobody is blocked')).toBeVisible();
  await seen(page, 'user-blocked-none');
  await page.getByRole('button', { name: 'Block an address' }).click();
  await page.getByRole('dialog').getByLabel('Address').fill('tybalt@capulet.example');
  await page.getByRole('dialog').getByRole('button', { name: 'Block' }).click();
  await expect(row(page, 'tybalt@capulet.example')).toBeVisible();
  await seen(page, 'user-blocked');

  await page.getByRole('tab', { name: 'Devices' }).click();
  await expect(page.getByRole('grid', { name: 'Devices' }).getByRole('row').nth(1)).toBeVisible();
  await seen(page, 'user-devices');
  await page.getByRole('tab', { name: 'Messages' }).click();
  await expect(page.getByRole('link', { name: 'Search' })).toBeVisible();
  await seen(page, 'user-kept');
  await page.getByRole('link', { name: 'Search' }).click();
  await expect(page).toHaveURL(/\/archive\?owner=juliet/);
  await expect(row(page, 'Is he gone?')).toContainText('sent');
  await page.getByRole('textbox', { name: 'Text contains' }).fill('gone');
  await expect(page).toHaveURL(/q=gone/);
  await expect(row(page, 'Is he gone?')).toBeVisible();
  await seen(page, 'archive');
});

test('a session is looked at, spoken to and ended', async ({ page }) => {
  const nurse = `nurse@${DOMAIN}`;
  await person(nurse);
  const client = await connect(nurse, 'garden', xml('presence', {}, xml('show', {}, 'away'), xml('status', {}, 'Anon, good nurse!'), xml('priority', {}, '5')));
  const heard = new Promise((resolve) => client.on('stanza', (stanza) => stanza.is('message') && resolve(stanza.getChildText('body'))));
  const gone = new Promise((resolve) => client.on('disconnect', resolve));
  await enter(page, '/sessions');
  await expect(row(page, `${nurse}/garden`)).toContainText('WebSocket');
  await seen(page, 'sessions');
  await page.getByRole('textbox', { name: 'Search by address' }).fill('nurse');
  await expect(page).toHaveURL(/q=nurse/);
  await page.getByRole('link', { name: `${nurse}/garden` }).click();
  await expect(page.getByText('Anon, good nurse!')).toBeVisible();
  await seen(page, 'session');
  await page.getByRole('button', { name: 'Send a message' }).click();
  await page.getByRole('dialog').getByLabel('Text').fill('Peace, I have done.');
  await seen(page, 'session-notice');
  await page.getByRole('dialog').getByRole('button', { name: 'Send' }).click();
  expect(await heard).toBe('Peace, I have done.');
  await page.getByRole('button', { name: 'Disconnect' }).click();
  await seen(page, 'session-end');
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
  await seen(page, 'announcements');
  await page.getByRole('button', { name: 'Send' }).click();
  await seen(page, 'announcement-send');
  await page.getByRole('dialog').getByRole('button', { name: 'Send' }).click();
  await said(page, /has got it|have got it/);
  expect(await heard).toBe('Rebellious subjects, enemies to peace!');
});
