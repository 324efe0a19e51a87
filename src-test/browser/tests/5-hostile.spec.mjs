import { expect, test } from './console.mjs';
import { bytestream } from './bytestream.mjs';
import { seen } from './looks.mjs';
import { ADMIN, connect, DOMAIN, enter, PASSWORD, person, PROBE, rest, row, xml } from './people.mjs';

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
  await seen(page, 'room-hostile');
  await stream.close();
  for (const path of [`/rooms/${room}`, `/nodes/${id}`, `/components/${gate}`, `/domains/${DOMAIN}/messages/welcome`, `/api-keys/${key}`]) {
    await rest('DELETE', path);
  }
});

/** What the pages decide by, not what they show. */
const WORDS = /^(id|role|status|state|kind|type|ask|subscription|affiliation|transport|tls|csrfToken|authentication|next|created|lastSeen|since|time|times|at|started|name|start|end|level|direction|which|grade|method|domains|domain|group)$/;

/** Each text of an answer with markup behind it, wherever in the server it comes from. */
function poisoned(value, key = '') {
  if (typeof value === 'string') return WORDS.test(key) || /^\d{4}-\d\d-\d\dT/.test(value) ? value : `${value} ${PROBE}`;
  if (Array.isArray(value)) return value.map((entry) => poisoned(entry, key));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, poisoned(entry, name)]));
}

test('nothing that the server says is taken for markup, on any page', async ({ page }) => {
  const nurse = `nurse@${DOMAIN}`;
  const client = await connect(nurse, 'garden', xml('presence', {}, xml('status', {}, 'Anon')));
  await client.send(xml('message', { to: nurse, type: 'chat', id: 'z' }, xml('body', {}, 'Is he gone?')));
  await rest('PUT', `/users/${nurse}/roster/romeo@mantua.example`, { name: 'Romeo', groups: ['Youths'], subscription: 'none' });
  const room = `hall@muc.${DOMAIN}`;
  await rest('POST', '/rooms', { jid: room, settings: { 'muc#roomconfig_roomname': 'Hall' } });
  const { id } = await rest('POST', '/nodes', { service: `pubsub.${DOMAIN}`, node: 'news', settings: { 'pubsub#title': 'News' } });
  const gate = `gate.${DOMAIN}`;
  await rest('POST', '/components', { domain: gate, settings: {} });
  const { items } = await rest('GET', '/sessions?q=nurse');
  await enter(page);
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
  const places = await page.getByRole('navigation', { name: 'Navigation' }).getByRole('link').evaluateAll((links) => links.map((link) => link.pathname.replace(/^\/admin/, '')));
  expect(places.length).toBeGreaterThan(15);
  await page.route(/\/api\/v1\/(?!session$)/, async (route) => {
    const answer = await route.fetch();
    const json = answer.headers()['content-type']?.includes('json');
    await route.fulfill(json ? { response: answer, json: poisoned(await answer.json()) } : { response: answer });
  });
  const parts = (path, names) => names.map((name) => `${path}?part=${name}`);
  for (const path of [
    ...places,
    `/sessions/${items[0].id}`,
    `/domains/${DOMAIN}`,
    `/components/${gate}`,
    `/archive?owner=${nurse}`,
    ...parts(`/users/${nurse}`, ['sessions', 'contacts', 'devices', 'passwords', 'blocked', 'kept']),
    ...parts(`/rooms/${room}`, ['occupants', 'members', 'history', 'logs', 'settings']),
    ...parts(`/nodes/${id}`, ['items', 'subscriptions', 'members', 'settings']),
  ]) {
    await page.goto(`/admin${path}`);
    await expect(page.getByRole('heading', { level: 1 }), path).toBeVisible();
    await expect(page.locator('[aria-busy=true], .pf-v6-c-skeleton'), path).toHaveCount(0);
    await expect(page.getByText('This could not be loaded'), path).toHaveCount(0);
    expect(await page.evaluate(() => [window.pwned, document.querySelectorAll('img[src="x"]').length]), path).toEqual([undefined, 0]);
  }
  await page.unrouteAll({ behavior: 'wait' });
  for (const path of [`/rooms/${room}`, `/nodes/${id}`, `/components/${gate}`]) await rest('DELETE', path);
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
});

test('a session that has ended asks for the password, and the page is there again', async ({ page, context }) => {
  await enter(page, '/users?q=nurse');
  await expect(row(page, `nurse@${DOMAIN}`)).toBeVisible();
  await context.clearCookies();
  await page.getByRole('textbox', { name: 'Search by name' }).fill('nurs');
  await expect(page.getByText('Your session has expired.')).toBeVisible();
  await seen(page, 'expired');
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
  await seen(page, 'overview-domain');
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
  await seen(page, 'no-administrator');
});
