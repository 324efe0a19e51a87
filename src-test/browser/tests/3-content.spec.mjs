import { expect, test } from '@playwright/test';
import { accessible, looks, watch } from './looks.mjs';
import { choose, connect, disconnectAll, DOMAIN, enter, person, rest, row, said, xml } from './people.mjs';

let troubles;
test.beforeEach(({ page }) => {
  troubles = watch(page);
});
test.afterEach(async () => {
  await disconnectAll();
  expect(troubles).toEqual([]);
});

test('a room is made, configured, tidied and destroyed', async ({ page }) => {
  const room = `orchard@muc.${DOMAIN}`;
  const mercutio = `mercutio@${DOMAIN}`;
  await person(mercutio);
  await enter(page, '/rooms');
  await page.getByRole('button', { name: 'Create room' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Address').fill('orchard');
  await dialog.getByLabel('Name').fill('Capulet\'s orchard');
  await looks(page, 'room-create');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await said(page, `${room} has been created.`);

  const client = await connect(mercutio);
  const stanzas = [];
  client.on('stanza', (stanza) => stanzas.push(stanza));
  await client.send(xml('presence', { to: `${room}/Mercutio` }, xml('x', 'http://jabber.org/protocol/muc')));
  await expect.poll(() => stanzas.some((stanza) => stanza.is('message') && stanza.getChild('subject'))).toBe(true);
  await client.send(xml('message', { to: room, type: 'groupchat', id: 'm' }, xml('body', {}, 'A plague o\' both your houses!')));
  await expect.poll(() => stanzas.some((stanza) => stanza.getChildText?.('body')?.startsWith('A plague'))).toBe(true);

  await expect(row(page, room)).toContainText('Capulet\'s orchard');
  await accessible(page);
  await looks(page, 'rooms');
  await page.getByRole('link', { name: room }).click();
  await expect(row(page, 'Mercutio')).toContainText('participant');
  await accessible(page);
  await looks(page, 'room');

  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByLabel('Short Description of Room').fill('With a wall');
  await page.getByLabel('Make Room Moderated?').check({ force: true });
  await expect(page.getByText('2 changes are not saved.')).toBeVisible();
  await accessible(page);
  await looks(page, 'room-settings');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await said(page, 'Saved.');
  await expect(page.getByText('With a wall').first()).toBeVisible();

  await page.getByRole('tab', { name: 'History' }).click();
  await expect(row(page, 'A plague o\' both your houses!')).toContainText('Mercutio');
  await looks(page, 'room-history');

  await page.getByRole('tab', { name: 'Occupants' }).click();
  await choose(page, 'Mercutio', 'Ban');
  await dialog.getByLabel('Reason').fill('a scratch');
  await dialog.getByRole('button', { name: 'Ban' }).click();
  await said(page, 'Mercutio has been banned.');
  await expect(page.getByText('Nobody is in the room')).toBeVisible();
  await expect.poll(() => stanzas.some((stanza) => stanza.is('presence') && stanza.attrs.type === 'unavailable')).toBe(true);

  await page.getByRole('tab', { name: 'Members and bans' }).click();
  await expect(row(page, mercutio)).toContainText('a scratch');
  await choose(page, mercutio, 'Edit');
  await dialog.getByLabel('Affiliation').selectOption('none');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(row(page, mercutio)).toHaveCount(0);
  await looks(page, 'room-members');

  await page.getByRole('button', { name: 'Actions', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Destroy' }).click();
  await dialog.getByLabel(/to confirm/).fill(room);
  await dialog.getByRole('button', { name: 'Destroy' }).click();
  await said(page, `${room} has been destroyed.`);
  await expect(page).toHaveURL(/\/rooms$/);
});

test('a node is made, filled, shared and deleted', async ({ page }) => {
  const node = 'https://example.org/news#verona';
  const reader = `mercutio@${DOMAIN}`;
  await enter(page, '/nodes');
  await page.getByRole('button', { name: 'Create node' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Node' }).fill(node);
  await dialog.getByLabel('Name').fill('News of Verona');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await expect(row(page, node)).toContainText('News of Verona');
  await accessible(page);
  await looks(page, 'nodes');
  await page.getByRole('link', { name: node }).click();

  await page.getByRole('button', { name: 'Publish' }).click();
  await dialog.getByLabel('Item').fill('one');
  await dialog.getByLabel('XML').fill('<entry xmlns="http://www.w3.org/2005/Atom"><title>Banished!</title></entry>');
  await dialog.getByRole('button', { name: 'Publish' }).click();
  await expect(row(page, 'Banished!')).toBeVisible();
  await accessible(page);
  await looks(page, 'node');

  await page.getByRole('tab', { name: 'Subscriptions' }).click();
  await page.getByRole('button', { name: 'Subscribe somebody' }).click();
  await dialog.getByLabel('Address').fill(reader);
  await dialog.getByRole('button', { name: 'Subscribe somebody' }).click();
  await expect(row(page, reader)).toContainText('subscribed');
  await choose(page, reader, 'Unsubscribe');
  await dialog.getByRole('button', { name: 'Unsubscribe' }).click();
  await expect(page.getByText('Nobody is subscribed')).toBeVisible();

  await page.getByRole('tab', { name: 'Affiliations' }).click();
  await page.getByRole('button', { name: 'Add somebody' }).click();
  await dialog.getByLabel('Address').fill(reader);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(row(page, reader)).toContainText('publisher');

  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByLabel('A description of the node').fill('What happens in fair Verona');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await said(page, 'Saved.');
  await accessible(page);
  await looks(page, 'node-settings');

  await page.getByRole('button', { name: 'Actions', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await dialog.getByLabel(/to confirm/).fill(node);
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await said(page, `${node} has been deleted.`);
  await expect(page).toHaveURL(/\/nodes$/);
});

test('uploaded files are seen and deleted', async ({ page }) => {
  const mercutio = await connect(`mercutio@${DOMAIN}`);
  const slot = await mercutio.iqCaller.request(
    xml('iq', { type: 'get', to: `upload.${DOMAIN}` }, xml('request', { xmlns: 'urn:xmpp:http:upload:0', filename: 'queen mab.txt', size: '5', 'content-type': 'text/plain' })),
  );
  const put = new URL(slot.getChild('slot').getChild('put').attrs.url);
  const taken = await fetch(new URL(put.pathname + put.search, process.env.PARLEY_URL), { method: 'PUT', body: 'fairy', headers: { 'Content-Type': 'text/plain' } });
  expect(taken.status).toBe(201);

  await enter(page, '/uploads');
  await expect(row(page, 'queen mab.txt')).toContainText('text/plain');
  await expect(page.getByLabel('Use')).toContainText('1');
  await accessible(page);
  await looks(page, 'uploads');
  await choose(page, 'queen mab.txt', 'Delete');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await said(page, 'queen mab.txt has been deleted.');
  await expect(page.getByText('No files')).toBeVisible();
});

test('another server that is not there is tried again', async ({ page }) => {
  const mercutio = await connect(`mercutio@${DOMAIN}`);
  await mercutio.send(xml('message', { to: 'romeo@mantua.invalid', type: 'chat' }, xml('body', {}, 'Where are you?')));
  await enter(page, '/federation');
  await expect(row(page, 'mantua.invalid')).toContainText(DOMAIN);
  await accessible(page);
  await looks(page, 'federation');
  await choose(page, 'mantua.invalid', 'Try now');
  await page.getByRole('dialog').getByRole('button', { name: 'Try now' }).click();
  await said(page, 'mantua.invalid is tried anew.');
});
