import { expect } from '@playwright/test';
import { client, xml } from '@xmpp/client';
import WebSocket from 'ws';

globalThis.WebSocket ??= WebSocket; // newer versions of Node have it

const { PARLEY_URL, PARLEY_PASSWORD } = process.env;

export const DOMAIN = 'verona.example';
export const ADMIN = `prince@${DOMAIN}`;
export const PASSWORD = PARLEY_PASSWORD;
export { xml };

/** What would run if a page took it for markup. */
export const PROBE = '<img src=x onerror="window.pwned=1"><script>window.pwned=2</script>';

/** A request to the REST interface as the administrator. */
export async function rest(method, path, body) {
  const answer = await fetch(`${PARLEY_URL}/api/v1${path}`, {
    method,
    headers: {
      Authorization: `Basic ${Buffer.from(`${ADMIN}:${PASSWORD}`).toString('base64')}`,
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}

/** An account with the password of all. */
export async function person(jid) {
  await rest('POST', '/users', { jid, password: PASSWORD });
}

const connected = [];

/** A client of an account, over WebSocket; it is available, unless there is to be no presence. */
export async function connect(jid, resource = 'balcony', presence = xml('presence')) {
  const [username, domain] = jid.split('@');
  const xmpp = client({ service: `${PARLEY_URL.replace(/^http/, 'ws')}/xmpp-websocket`, domain, username, password: PASSWORD, resource });
  xmpp.on('error', () => {}); // to be disconnected is part of the tests
  xmpp.reconnect.stop();
  connected.push(xmpp);
  await xmpp.start();
  if (presence) await xmpp.send(presence);
  return xmpp;
}

/** All clients go. */
export async function disconnectAll() {
  await Promise.all(connected.splice(0).map((xmpp) => xmpp.stop().catch(() => undefined)));
}

/** Opens a page of the console for somebody who is logged in. */
export async function enter(page, path = '/', jid = ADMIN) {
  const answer = await page.request.post('/api/v1/session', { data: { jid, password: PASSWORD } });
  expect(answer.status(), await answer.text()).toBe(200);
  await page.goto(`/admin${path}`);
}

/** The row of a table that has that text. */
export const row = (page, text) => page.getByRole('row').filter({ hasText: text });

/** Chooses what can be done with a row. */
export async function choose(page, name, action) {
  await page.getByRole('button', { name: `Actions for ${name}`, exact: true }).click();
  await page.getByRole('menuitem', { name: action, exact: true }).click();
}

/** The console says that it was done. */
export async function said(page, text) {
  const toast = page.locator('.pf-v6-c-alert-group').getByText(text);
  await expect(toast.first()).toBeVisible();
}
