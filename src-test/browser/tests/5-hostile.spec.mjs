import { expect, test } from '@playwright/test';
import { bytestream } from './bytestream.mjs';
import { looks, watch } from './looks.mjs';
import { ADMIN, connect, disconnectAll, DOMAIN, enter, PASSWORD, person, PROBE, rest, row, xml } from './people.mjs';

let troubles;
test.beforeEach(({ page }) => {
  troubles = watch(page);
});
test.afterEach(async () => {
  await disconnectAll();
});

const MARKUP = '&<b>"\'bold';

test('nothing that users can write is taken for markup', async ({ page }) => {
  const probe = `probe@${DOMAIN}`;
  await person(probe);
  const resource = '<img src=x onerror=window.pwned=3>';
  const client = await connect(probe, resource, xml('presence', {}, xml('status', {}, PROBE)));
  await rest('PUT', `/users/${probe}/roster/${encodeURIComponent(`nurse@${DOMAIN}`)}`, { name: PROBE, groups: [PROBE], subscription: 'none' });
  await client.send(xml('message', { to: `nurse@${DOMAIN}`, type: 'chat', id: 'x' }, xml('body', {}, PROBE)));
  const slot = await client.iqCaller.request(
    xml('iq', { type: 'get', to: `upload.${DOMAIN}` }, xml('request', { xmlns: 'urn:xmpp:http:upload:0', filename: `${MARKUP}.svg`, size: '5' })),
  );
  const put = new URL(slot.getChild('slot').getChild('put').attrs.url);
  const taken = await fetch(new URL(put.pathname + put.search, process.env.PARLEY_URL), { method: 'PUT', body: 'probe' });
  expect(taken.status).toBe(201);
  const room = `probe@muc.${DOMAIN}`;
  await rest('POST', '/rooms', { jid: room, settings: { 'muc#roomconfig_roomname': PROBE, 'muc#roomconfig_roomdesc': PROBE } });
  const joined = new Promise((resolve) => client.on('stanza', (stanza) => stanza.is('message') && stanza.getChild('subject') && resolve()));
  await client.send(xml('presence', { to: `${room}/${PROBE}` }, xml('x', 'http://jabber.org/protocol/muc')));
  await joined;
  await client.send(xml('message', { to: room, type: 'groupchat', id: 'y' }, xml('body', {}, PROBE)));
  const { id } = await rest('POST', '/nodes', { service: `pubsub.${DOMAIN}`, node: PROBE, settings: { 'pubsub#title': PROBE } });
  await rest('POST', `/nodes/${id}/items`, { id: PROBE, xml: '<script xmlns="http://www.w3.org/1999/xhtml">window.pwned=4</script>' });
  await rest('PUT', `/nodes/${id}/subscriptions/${encodeURIComponent(`${probe}/${resource}`)}`);
  const { items } = await rest('GET', '/sessions?q=probe');
  const gate = `gate.${DOMAIN}`;
  await rest('POST', '/components', { domain: gate, settings: { routings: [PROBE] } });
  await rest('PUT', `/domains/${DOMAIN}/messages/welcome`, { text: PROBE });
  const { id: key } = await rest('POST', '/api-keys', { name: PROBE, role: 'installation-admin' });
  await rest('POST', `/users/${probe}/blocklist`, { address: `tybalt@capulet.example/${resource}` });
  const stream = await bytestream(client, client, 1000);
  await enter(page, '/sessions');

  const places = [
    ['/sessions', resource],
    [`/sessions/${items[0].id}`, PROBE],
    [`/users/${probe}`, resource],
    [`/users/${probe}?part=contacts`, PROBE],
    [`/users/${probe}?part=blocked`, resource],
    [`/archive?owner=${probe}`, PROBE],
    ['/uploads', `${MARKUP}.svg`],
    ['/rooms', PROBE],
    [`/rooms/${room}`, PROBE],
    [`/rooms/${room}?part=history`, PROBE],
    ['/nodes', PROBE],
    [`/nodes/${id}`, 'window.pwned=4'],
    [`/nodes/${id}?part=subscriptions`, resource],
    ['/announcements', 'Text for new users'],
    [`/components/${gate}`, PROBE],
    ['/proxy', resource],
    ['/api-keys', PROBE],
    ['/audit', PROBE],
  ];
  for (const [path, shown] of places) {
    await page.goto(`/admin${path}`);
    await expect(page.getByText(shown).first(), path).toBeVisible();
    expect(await page.evaluate(() => window.pwned), path).toBeUndefined();
    expect(await page.locator('img[src="x"]').count(), path).toBe(0);
  }
  await page.goto(`/admin/rooms/${room}`);
  await expect(page.getByText(PROBE).first()).toBeVisible();
  await looks(page, 'room-hostile');
  await stream.close();
  for (const path of [`/rooms/${room}`, `/nodes/${id}`, `/components/${gate}`, `/domains/${DOMAIN}/messages/welcome`, `/api-keys/${key}`]) {
    await rest('DELETE', path);
  }
  expect(troubles).toEqual([]);
});

test('a page of somebody else cannot use the session', async ({ page }) => {
  await enter(page, '/users');
  await expect(page.getByRole('heading', { name: 'Users' })).toBeVisible();
  const forged = await page.evaluate(async () => {
    const status = async (method, headers, body) => (await fetch('/api/v1/users', { method, headers, body })).status;
    const body = '{"jid":"forged@verona.example","password":"x"}';
    return {
      without: await status('POST', { 'Content-Type': 'application/json' }, body),
      wrong: await status('POST', { 'Content-Type': 'application/json', 'X-CSRF-Token': 'x'.repeat(43) }, body),
      form: await status('POST', { 'Content-Type': 'application/x-www-form-urlencoded' }, 'jid=forged'),
    };
  });
  expect(forged).toEqual({ without: 403, wrong: 403, form: expect.any(Number) });
  expect([403, 415]).toContain(forged.form);
  const cookies = await page.context().cookies();
  expect(cookies.every(({ httpOnly, sameSite }) => httpOnly && sameSite === 'Strict')).toBe(true);
  expect(cookies.length).toBeGreaterThan(0);
  expect(troubles).toEqual([]);
});

test('a session that has ended asks for the password, and the page is there again', async ({ page, context }) => {
  await enter(page, '/users?q=nurse');
  await expect(row(page, `nurse@${DOMAIN}`)).toBeVisible();
  await context.clearCookies();
  await page.getByRole('textbox', { name: 'Search by name' }).fill('nurs');
  await expect(page.getByText('Your session has expired.')).toBeVisible();
  await looks(page, 'expired');
  await page.getByLabel('Address (JID)').fill(ADMIN);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(row(page, `nurse@${DOMAIN}`)).toBeVisible();
});

test('whoever administers a domain sees that and nothing else', async ({ page }) => {
  await rest('POST', '/domains', { name: 'mantua.example', settings: { admins: ['chief@mantua.example'] } });
  await person('chief@mantua.example');
  await enter(page, '/', 'chief@mantua.example');
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
  const navigation = page.getByRole('navigation', { name: 'Navigation' });
  for (const hidden of ['Configuration', 'Logs', 'API keys', 'Lockouts', 'Federation']) {
    await expect(navigation.getByRole('link', { name: hidden })).toHaveCount(0);
  }
  await looks(page, 'overview-domain');
  await navigation.getByRole('link', { name: 'Users' }).click();
  await expect(row(page, 'chief@mantua.example')).toBeVisible();
  await expect(page.getByText(DOMAIN)).toHaveCount(0);
  await navigation.getByRole('link', { name: 'Domains' }).click();
  await expect(row(page, 'mantua.example')).toBeVisible();
  await expect(page.getByText(DOMAIN)).toHaveCount(0);
  for (const path of [`/users/nurse@${DOMAIN}`, `/domains/${DOMAIN}`, '/logs', '/federation']) {
    await page.goto(`/admin${path}`);
    await expect(page.getByText(/This could not be loaded|There is no such page/).first()).toBeVisible();
  }
  for (const path of ['/config', '/api-keys', '/logs/entries', '/federation/servers', `/users/nurse@${DOMAIN}`, `/rooms?domain=${DOMAIN}`, `/nodes?domain=${DOMAIN}`, `/uploads?domain=${DOMAIN}`]) {
    expect((await page.request.get(`/api/v1${path}`)).status(), path).toBe(403);
  }
  await rest('DELETE', '/users/chief@mantua.example');
  await rest('DELETE', '/domains/mantua.example');
});

test('a mere user gets no further than the gate', async ({ page }) => {
  await enter(page, '/', `nurse@${DOMAIN}`);
  await expect(page.getByText('is no administrator of this server')).toBeVisible();
  await looks(page, 'no-administrator');
});
