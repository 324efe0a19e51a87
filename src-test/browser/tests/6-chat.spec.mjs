import { expect, test } from '@playwright/test';
import { looks, watch } from './looks.mjs';
import { DOMAIN, PASSWORD, rest } from './people.mjs';

const { PARLEY_URL, CHROMIUM = '/usr/bin/chromium' } = process.env;

/** With TLS at the domain, whose name leads to this machine; the port is shifted as much as the one without TLS. */
const ADDRESS = `https://${DOMAIN}:${Number(new URL(PARLEY_URL).port) - 8080 + 8443}`;
test.use({
  launchOptions: {
    executablePath: CHROMIUM,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--host-resolver-rules=MAP ${DOMAIN} 127.0.0.1`,
    ],
  },
});

/** Somebody with a browser of their own. What the page should not do is kept. */
async function somebody(browser, name) {
  const context = await browser.newContext({ locale: 'en-GB', ignoreHTTPSErrors: true });
  const page = await context.newPage();
  const troubles = watch(page);
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${ADDRESS}/`) && !/^(data|blob):/.test(url)) troubles.push(`asks elsewhere: ${url}`);
  });
  await page.goto(`${ADDRESS}/chat/`);
  await expect(page.getByRole('button', { name: 'Log in' })).toBeVisible();
  return { name, page, troubles, jid: `${name}@${DOMAIN}`, context };
}

async function register({ page, name }) {
  await page.getByRole('link', { name: 'Create an account' }).click();
  await page.getByLabel('User name').fill(name);
  await page.locator('input[name=password]').fill(PASSWORD);
  if (name === 'sampson') await looks(page, 'chat-register');
  await page.getByRole('button', { name: 'Register' }).click();
  await expect(page.locator('converse-user-profile')).toContainText(name);
}

const dialog = ({ page }) => page.locator('.modal.show');
const contact = ({ page }, other) => page.locator('converse-roster li.list-item').filter({ hasText: other.name });
const heard = ({ page }, text) => page.locator('converse-chat-message-body:visible').filter({ hasText: text });

/** What the page has to say is read, and put away. */
async function read({ page }, text) {
  const toast = page.locator('converse-toast').filter({ hasText: text });
  await expect(toast).toBeVisible();
  await toast.getByRole('button', { name: 'Close' }).click();
  await expect(toast).toHaveCount(0);
}

async function say({ page }, text) {
  const box = page.locator('.chat-textarea:visible');
  await box.fill(text);
  await box.press('Enter');
}

async function share({ page }, name, picture) {
  await page.locator('converse-chat-toolbar:visible input[type=file]').setInputFiles({ name, mimeType: 'image/png', buffer: picture });
}

async function join(person, room) {
  const { page, name } = person;
  await page.locator('converse-rooms-list converse-dropdown > button').first().click();
  await page.getByText('Add groupchat').click();
  await dialog(person).locator('input[name=chatroom]').fill(room);
  await dialog(person).locator('input[name=nickname]').fill(name);
  await dialog(person).getByRole('button', { name: 'Join' }).click();
  await expect(dialog(person)).toHaveCount(0);
  await expect(page.locator('converse-muc-sidebar')).toContainText(name);
}

test('two people meet, talk, share a picture and enter a room', async ({ browser }) => {
  // Other tests have made a romeo and a juliet.
  const romeo = await somebody(browser, 'sampson');
  const juliet = await somebody(browser, 'gregory');
  await looks(romeo.page, 'chat-login');
  const picture = await romeo.page.screenshot();
  await register(romeo);
  await register(juliet);

  // They become contacts, and see that the other one is there.
  await romeo.page.locator('converse-roster .dropdown--contacts > button').click();
  await romeo.page.getByRole('button', { name: 'Add a contact' }).click();
  await dialog(romeo).locator('input[name=jid]').fill(juliet.jid);
  await dialog(romeo).getByRole('button', { name: 'Add', exact: true }).click();
  await read(romeo, 'Contact added');
  await expect(contact(juliet, romeo)).toBeVisible();
  await looks(juliet.page, 'chat-contacts');
  await contact(juliet, romeo).locator('a.open-chat').click();
  await expect(juliet.page.getByRole('button', { name: 'Approve' })).toBeVisible();
  await looks(juliet.page, 'chat-request');
  await juliet.page.getByRole('button', { name: 'Approve' }).click();
  await dialog(juliet).getByRole('button', { name: 'Accept' }).click();
  await read(juliet, 'accepted the contact request');
  await expect(contact(romeo, juliet)).toHaveAttribute('data-status', 'online');
  await expect(contact(juliet, romeo)).toHaveAttribute('data-status', 'online');

  // Messages go both ways.
  await contact(romeo, juliet).locator('a.open-chat').click();
  await say(romeo, 'Good morrow');
  await expect(heard(juliet, 'Good morrow')).toBeVisible();
  await say(juliet, 'Is the day so young?');
  await expect(heard(romeo, 'Is the day so young?')).toBeVisible();

  // What is shared is seen.
  await share(romeo, 'balcony.png', picture);
  const shown = juliet.page.locator('.chat-msg img.chat-image');
  await expect(shown).toBeVisible();
  await expect.poll(() => shown.evaluate((image) => image.naturalWidth)).toBe(picture.readUInt32BE(16)); // its header
  await looks(juliet.page, 'chat-talk');

  // They are in one room.
  await join(romeo, `courtyard@muc.${DOMAIN}`);
  await join(juliet, `courtyard@muc.${DOMAIN}`);
  await expect(romeo.page.locator('converse-muc-sidebar')).toContainText(juliet.name);
  await say(juliet, 'Here we all are');
  await expect(heard(romeo, 'Here we all are')).toBeVisible();
  await looks(romeo.page, 'chat-room');

  expect(juliet.troubles).toEqual([]); // converse.js stumbles over its own log-out

  // Who goes is seen to have gone.
  await juliet.page.locator('a.change-status').click();
  await dialog(juliet).getByRole('button', { name: 'Log out' }).click();
  await dialog(juliet).getByRole('button', { name: 'Confirm' }).click();
  await expect(juliet.page.getByRole('button', { name: 'Log in' })).toBeVisible();
  await expect(contact(romeo, juliet)).toHaveAttribute('data-status', 'offline');
  expect(romeo.troubles).toEqual([]);
  await Promise.all([romeo.context.close(), juliet.context.close()]);
  for (const { jid } of [romeo, juliet]) await rest('DELETE', `/users/${jid}`);
});
