import { expect, test } from './console.mjs';
import { seen } from './looks.mjs';
import { choose, connect, DOMAIN, enter, person, rest, row, said, xml } from './people.mjs';

test('a room is made, configured, tidied and destroyed', async ({ page }) => {
  const room = `orchard@muc.${DOMAIN}`;
  const mercutio = `mercutio@${DOMAIN}`;
  await person(mercutio);
  await enter(page, '/rooms');
  await expect(page.getByText('No rooms')).toBeVisible();
  await seen(page, 'rooms-none');
  await page.getByRole('button', { name: 'Create room' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Address').fill('orchard');
  await dialog.getByLabel('Name').fill('Capulet\'s orchard');
  await seen(page, 'room-create');
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
  await seen(page, 'rooms');
  await page.getByRole('link', { name: room }).click();
  await expect(row(page, 'Mercutio')).toContainText('participant');
  await seen(page, 'room');

  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByLabel('Short Description of Room').fill('With a wall');
  await page.getByLabel('Make Room Moderated?').press('Space');
  await expect(page.getByLabel('Make Room Moderated?')).toBeChecked();
  await expect(page.getByText('2 changes are not saved.')).toBeVisible();
  await seen(page, 'room-settings');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await said(page, 'Saved.');
  await expect(page.getByText('With a wall').first()).toBeVisible();

  await page.getByRole('tab', { name: 'History' }).click();
  await expect(row(page, 'A plague o\' both your houses!')).toContainText('Mercutio');
  await seen(page, 'room-history');

  await page.getByRole('tab', { name: 'Log files' }).click();
  await expect(page.getByRole('tabpanel', { name: 'Log files' })).toBeVisible();
  await seen(page, 'room-logs');

  await page.getByRole('tab', { name: 'Occupants' }).click();
  await choose(page, 'Mercutio', 'Ban');
  await dialog.getByLabel('Reason').fill('a scratch');
  await seen(page, 'room-ban');
  await dialog.getByRole('button', { name: 'Ban' }).click();
  await said(page, 'Mercutio has been banned.');
  await expect(page.getByText('Nobody is in the room')).toBeVisible();
  await expect.poll(() => stanzas.some((stanza) => stanza.is('presence') && stanza.attrs.type === 'unavailable')).toBe(true);

  await page.getByRole('tab', { name: 'Members and bans' }).click();
  await expect(row(page, mercutio)).toContainText('a scratch');
  await choose(page, mercutio, 'Edit');
  await seen(page, 'room-member-edit');
  await dialog.getByLabel('Affiliation').selectOption('none');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(row(page, mercutio)).toHaveCount(0);
  await seen(page, 'room-members');

  await page.getByRole('button', { name: 'Actions', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Destroy' }).click();
  await seen(page, 'room-destroy');
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
  await seen(page, 'node-create');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await expect(row(page, node)).toContainText('News of Verona');
  await seen(page, 'nodes');
  await page.getByRole('link', { name: node }).click();

  await page.getByRole('button', { name: 'Publish' }).click();
  await dialog.getByLabel('Item').fill('one');
  await dialog.getByLabel('XML').fill('<entry xmlns="http://www.w3.org/2005/Atom"><title>Banished!</title></entry>');
  await seen(page, 'node-publish');
  await dialog.getByRole('button', { name: 'Publish' }).click();
  await expect(row(page, 'Banished!')).toBeVisible();
  await seen(page, 'node');

  await page.getByRole('tab', { name: 'Subscriptions' }).click();
  await page.getByRole('button', { name: 'Subscribe somebody' }).click();
  await dialog.getByLabel('Address').fill(reader);
  await dialog.getByRole('button', { name: 'Subscribe somebody' }).click();
  await expect(row(page, reader)).toContainText('subscribed');
  await seen(page, 'node-subscriptions');
  await choose(page, reader, 'Unsubscribe');
  await dialog.getByRole('button', { name: 'Unsubscribe' }).click();
  await expect(page.getByText('Nobody is subscribed')).toBeVisible();

  await page.getByRole('tab', { name: 'Affiliations' }).click();
  await page.getByRole('button', { name: 'Add somebody' }).click();
  await dialog.getByLabel('Address').fill(reader);
  await seen(page, 'node-affiliation');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(row(page, reader)).toContainText('publisher');
  await seen(page, 'node-affiliations');

  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByLabel('A description of the node').fill('What happens in fair Verona');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await said(page, 'Saved.');
  await seen(page, 'node-settings');

  await page.getByRole('button', { name: 'Actions', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Remove all items' }).click();
  await seen(page, 'node-purge');
  await dialog.getByRole('button', { name: 'Remove all items' }).click();
  await said(page, `${node} is empty.`);
  await page.getByRole('tab', { name: 'Items' }).click();
  await expect(page.getByText('No items')).toBeVisible();

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
  await seen(page, 'uploads');
  await choose(page, 'queen mab.txt', 'Delete');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await said(page, 'queen mab.txt has been deleted.');
  await expect(page.getByText('No files')).toBeVisible();
  await seen(page, 'uploads-none');
});

test('another server that is not there is tried again', async ({ page }) => {
  const mercutio = await connect(`mercutio@${DOMAIN}`);
  await mercutio.send(xml('message', { to: 'romeo@mantua.invalid', type: 'chat' }, xml('body', {}, 'Where are you?')));
  await enter(page, '/federation');
  await expect(row(page, 'mantua.invalid')).toContainText(DOMAIN);
  await seen(page, 'federation');
  await choose(page, 'mantua.invalid', 'Try now');
  await seen(page, 'federation-try');
  await page.getByRole('dialog').getByRole('button', { name: 'Try now' }).click();
  await said(page, 'mantua.invalid is tried anew.');
});
