import { expect, test } from './console.mjs';
import { bytestream } from './bytestream.mjs';
import { component } from './component.mjs';
import { seen } from './looks.mjs';
import { choose, connect, DOMAIN, enter, person, rest, row, said, xml } from './people.mjs';

test('a component is added, connects, gets other settings and is removed', async ({ page }) => {
  const irc = `irc.${DOMAIN}`;
  await enter(page, '/components');
  await expect(page.getByText('No components')).toBeVisible();
  await seen(page, 'components-none');
  await page.getByRole('button', { name: 'Add component' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^Domain/).fill(irc);
  await dialog.getByLabel('Privileges').fill('king=both');
  await seen(page, 'component-add');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await expect(dialog.getByText('That did not work')).toBeVisible();
  await dialog.getByLabel('Privileges').fill('message=outgoing');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await said(page, `${irc} may connect.`);
  await seen(page, 'component-secret');
  const secret = await page.getByRole('textbox', { name: 'The secret of the component' }).inputValue();
  await dialog.getByText('Close', { exact: true }).click();
  await expect(row(page, irc)).toContainText('not connected');

  const gateway = await component(irc, secret);
  gateway.send(`<message from='bot@${irc}' to='nobody@${DOMAIN}' type='chat'><body>Hello</body></message>`);
  await page.reload();
  await expect(row(page, irc)).not.toContainText('not connected');
  await seen(page, 'components');
  await page.getByRole('link', { name: irc }).click();
  await expect(page.getByRole('grid', { name: 'Connections' }).getByRole('row').nth(1)).toContainText(irc);
  await expect(page.getByText('message=outgoing')).toBeVisible();
  expect(await page.content()).not.toContain(secret);
  await seen(page, 'component');

  const actions = page.getByRole('button', { name: 'Actions', exact: true });
  await actions.click();
  await page.getByRole('menuitem', { name: 'Disconnect' }).click();
  await dialog.getByRole('button', { name: 'Disconnect' }).click();
  await said(page, `${irc} has been disconnected.`);
  await gateway.closed;
  await expect(page.getByRole('heading', { name: 'Not connected' })).toBeVisible();

  await actions.click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  await expect(dialog.getByLabel('Secret')).toHaveValue('');
  await dialog.getByLabel('Secret').fill('O happy dagger');
  await dialog.getByLabel('Further domains').fill('.*[.]irc[.]verona[.]example');
  await seen(page, 'component-edit');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await said(page, 'Saved.');
  await expect(page.getByText('.*[.]irc[.]verona[.]example')).toBeVisible();
  (await component(irc, 'O happy dagger')).close();

  await page.goto('/admin/components');
  await choose(page, irc, 'Remove');
  await dialog.getByLabel(/to confirm/).fill(irc);
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await said(page, `${irc} has been removed.`);
  await expect(page.getByText('No components')).toBeVisible();
});

test('what goes through the proxy, and how much may', async ({ page }) => {
  const [balthasar, friar] = [`balthasar@${DOMAIN}`, `friar@${DOMAIN}`];
  await person(balthasar);
  await person(friar);
  const stream = await bytestream(await connect(balthasar), await connect(friar, 'cell'), 200_000);
  await enter(page, '/proxy');
  await expect(page.getByText('Limits do not hold')).toBeVisible();
  await expect(row(page, `${balthasar}/balcony`)).toContainText(`${friar}/cell`);
  await seen(page, 'proxy');
  await stream.close();
  await expect(page.getByText('Nothing runs')).toBeVisible();

  await page.getByRole('tab', { name: 'Ended' }).click();
  await expect(row(page, `${balthasar}/balcony`)).toContainText('200 kB');
  await seen(page, 'proxy-ended');
  await page.getByRole('tab', { name: 'Use' }).click();
  await expect(row(page, balthasar)).toContainText('200 kB');
  await expect(page.getByLabel('Month')).toHaveValue(new Date().toISOString().slice(0, 7));
  await seen(page, 'proxy-use');

  await page.getByRole('tab', { name: 'Limits' }).click();
  await page.getByRole('button', { name: 'Limits of a user' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Address').fill(friar);
  await dialog.getByLabel('Per user and month').fill('-1');
  await seen(page, 'proxy-edit');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await said(page, 'Saved.');
  await expect(row(page, friar)).toContainText('forbidden');
  await page.getByRole('button', { name: 'Limits of the domain' }).click();
  await dialog.getByLabel('For one file').fill('50');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(row(page, balthasar)).toContainText('50 MB (inherited)');
  await seen(page, 'proxy-limits');
  await choose(page, friar, 'Inherit');
  await dialog.getByRole('button', { name: 'Inherit' }).click();
  await expect(row(page, friar).filter({ hasText: 'forbidden' })).toHaveCount(0);
});

test('who comes is told the message of the day, and the new ones are welcomed', async ({ page }) => {
  const rosaline = `rosaline@${DOMAIN}`;
  await person(rosaline);
  await enter(page, '/announcements');
  const motd = page.getByRole('form', { name: 'Message of the day' });
  await motd.getByLabel('Text for everybody who comes').fill('The prince\'s name is Escalus.');
  await motd.getByRole('button', { name: 'Save' }).click();
  await said(page, 'Saved.');
  await expect(motd.getByRole('button', { name: 'Remove' })).toBeVisible();
  await seen(page, 'announcements-standing');
  const client = await connect(rosaline, 'street', false);
  const heard = new Promise((resolve) => client.on('stanza', (stanza) => stanza.getChildText?.('body') && resolve(stanza.getChildText('body'))));
  await client.send(xml('presence'));
  expect(await heard).toContain('Escalus');
  await motd.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await said(page, 'The text is not there any more.');
  await expect(motd.getByLabel('Text for everybody who comes')).toHaveValue('');

  const welcome = page.getByRole('form', { name: 'Welcome' });
  await welcome.getByLabel('Text for new users').fill('Welcome, gentlemen!');
  await welcome.getByRole('button', { name: 'Save' }).click();
  await expect(welcome.getByRole('button', { name: 'Remove' })).toBeVisible();
  expect((await rest('GET', `/domains/${DOMAIN}/messages/welcome`)).text).toBe('Welcome, gentlemen!');
  await rest('DELETE', `/domains/${DOMAIN}/messages/welcome`);
});

test('another server is checked step by step, with the keyboard alone', async ({ page }) => {
  await enter(page, '/federation');
  await page.getByRole('button', { name: 'Check a server' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Domain').focus();
  await page.keyboard.type('mantua.invalid');
  await page.keyboard.press('Enter');
  const report = dialog.getByRole('status', { name: 'What came of it' });
  await expect(report).toContainText('This server cannot talk to it.');
  await expect(report).toContainText('there is no server of mantua.invalid in DNS');
  await seen(page, 'federation-check');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});
