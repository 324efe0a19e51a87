import { expect, test } from './console.mjs';
import { FOLDER, seen } from './looks.mjs';
import { connect, DOMAIN, enter, choose, PASSWORD, person, rest, row, said } from './people.mjs';

/** What has the focus, and whether one can see that it does. */
const focus = (page) =>
  page.evaluate(() => {
    const { activeElement: element } = document;
    const rings = [element, element.parentElement].flatMap((box) => ['', '::before', '::after'].map((part) => getComputedStyle(box, part || null)));
    return {
      id: element.id,
      text: element.textContent.trim() || element.getAttribute('aria-label'),
      inDialog: element.closest('[role=dialog]') !== null,
      ring: rings.some(({ outlineStyle, outlineWidth, boxShadow }) => (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'),
    };
  });

test('everything can be reached and done with the keyboard alone', async ({ page }) => {
  const benvolio = `benvolio@${DOMAIN}`;
  await person(benvolio);
  await enter(page, '/users?q=benvolio');
  await expect(row(page, benvolio)).toBeVisible();
  await page.keyboard.press('Tab');
  expect(await focus(page)).toMatchObject({ text: 'Skip to content', ring: true });
  await seen(page, 'skip');
  await page.keyboard.press('Enter');
  expect((await focus(page)).id).toBe('main');
  await page.keyboard.press('Tab');
  expect(await focus(page)).toMatchObject({ text: 'Create user', ring: true });

  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  for (let stop = 0; stop < 9; stop++) {
    await page.keyboard.press('Tab');
    expect(await focus(page), `stop ${stop}`).toMatchObject({ inDialog: true, ring: true });
  }
  await page.keyboard.press('Shift+Tab');
  expect(await focus(page)).toMatchObject({ inDialog: true });
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Create user' })).toBeFocused();

  const menu = page.getByRole('button', { name: `Actions for ${benvolio}`, exact: true });
  await menu.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Edit' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog.getByLabel('E-mail')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(menu).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Edit' })).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('menuitem', { name: 'Delete' })).toBeFocused();
  await page.keyboard.press('Enter');
  await dialog.getByLabel(/to confirm/).focus();
  await page.keyboard.type(benvolio);
  await page.keyboard.press('Enter');
  await said(page, `${benvolio} has been deleted.`);
});

test('nothing moves for whoever wants it so', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await enter(page, '/users');
  await page.getByRole('button', { name: 'Create user' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  const moving = await page.evaluate(() => document.getAnimations().map((animation) => animation.effect?.getComputedTiming().duration).filter((time) => time > 1));
  expect(moving).toEqual([]);
});

test('it is read in another language, in colours of one\'s own, and on a telephone', async ({ page }) => {
  await enter(page);
  await page.getByRole('button', { name: 'Language' }).click();
  await seen(page, 'overview-language');
  await page.getByRole('menuitem', { name: 'Deutsch' }).click();
  await expect(page.getByRole('heading', { name: 'Überblick' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await seen(page, 'overview-german');
  await page.getByRole('link', { name: 'Benutzer', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Benutzer anlegen' })).toBeVisible();
  await seen(page, 'users-german');
  await page.getByRole('button', { name: 'Sprache' }).click();
  await page.getByRole('menuitem', { name: 'English' }).click();
  await page.getByRole('button', { name: 'Colours' }).click();
  await page.getByRole('menuitem', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveClass(/pf-v6-theme-dark/);
  await page.getByRole('button', { name: 'Colours' }).click();
  await page.getByRole('menuitem', { name: 'As the system' }).click();

  await page.setViewportSize({ width: 390, height: 844 });
  await page.reload();
  const places = page.getByRole('navigation', { name: 'Navigation' });
  await expect(places.getByRole('link', { name: 'Audit trail' })).not.toBeInViewport();
  await page.getByRole('button', { name: 'Navigation' }).click();
  await expect(places.getByRole('link', { name: 'Users' })).toBeInViewport();
  await page.screenshot({ path: `${FOLDER}/navigation-390-light.png`, animations: 'disabled' });
  await page.setViewportSize({ width: 844, height: 390 }); // turned, there is still no room beside it
  await expect(places.getByRole('link', { name: 'Users' })).toBeInViewport();
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(places.getByRole('link', { name: 'Users' })).not.toBeInViewport();
  await page.getByRole('button', { name: 'Navigation' }).click();
  await places.getByRole('link', { name: 'Sessions' }).click();
  await expect(page.getByRole('heading', { name: 'Sessions' })).toBeVisible();
  await expect(places.getByRole('link', { name: 'Audit trail' })).not.toBeInViewport();
});

test('what cannot be loaded says so, and is tried again', async ({ page }) => {
  await page.route('**/api/v1/users?*', (route) => route.abort());
  await enter(page, '/users');
  await expect(page.getByText('The server cannot be reached.')).toBeVisible();
  await seen(page, 'users-unreachable');
  await page.unroute('**/api/v1/users?*');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(row(page, `prince@${DOMAIN}`)).toBeVisible();
  await page.goto(`/admin/users/nobody@${DOMAIN}`);
  await expect(page.getByText('This could not be loaded')).toBeVisible();
  await seen(page, 'user-unknown');
});

test('whoever goes away is logged out, here and at the server', async ({ page }) => {
  await page.clock.install();
  await enter(page, '/users');
  await expect(row(page, `prince@${DOMAIN}`)).toBeVisible();
  const [cookie] = await page.context().cookies();
  await page.clock.fastForward('31:00');
  await expect(page.getByText('You were away for a while')).toBeVisible();
  await seen(page, 'away');
  const stolen = await page.request.get('/api/v1/session', { headers: { Cookie: `${cookie.name}=${cookie.value}` } });
  expect(stolen.status()).toBe(401);
});

test('whoever guesses passwords here is locked out everywhere, until an administrator helps', async ({ page, browser }) => {
  const tybalt = `tybalt@${DOMAIN}`;
  await person(tybalt);
  const logIn = async (password) => {
    await page.getByLabel('Password').fill(password);
    await page.getByLabel('Password').press('Enter');
  };
  await page.goto('/admin/');
  await page.getByLabel('Address (JID)').fill(tybalt);
  for (let attempt = 0; attempt < 3; attempt++) {
    const answer = page.waitForResponse('**/api/v1/session');
    await logIn(`guess ${attempt}`);
    expect((await answer).status()).toBe(401);
  }
  const answer = page.waitForResponse('**/api/v1/session');
  await logIn(PASSWORD);
  expect((await answer).status()).toBe(429);
  await expect(page.getByText('That did not work')).toBeVisible();
  await seen(page, 'login-locked');
  await expect(connect(tybalt)).rejects.toThrow();

  const other = await browser.newContext({ locale: 'en-GB' });
  const console = await other.newPage();
  await enter(console, '/lockouts');
  await expect(row(console, tybalt)).toBeVisible();
  await seen(console, 'lockouts-some');
  const target = await row(console, tybalt).getByRole('button').getAttribute('aria-label');
  await choose(console, target.replace('Actions for ', ''), 'Unlock');
  await said(console, `${tybalt} may try again.`);
  await expect(row(console, tybalt)).toHaveCount(0);
  await other.close();
  await logIn(PASSWORD);
  await expect(page.getByText('is no administrator of this server')).toBeVisible();
  await rest('DELETE', `/users/${tybalt}`);
});

test('every page says what may run in it, and who may frame it: nobody', async ({ page }) => {
  for (const path of ['/', '/admin/', '/admin/users', '/setup/', '/chat/', '/api/docs/']) {
    const headers = (await page.request.get(path)).headers();
    const policy = headers['content-security-policy'];
    expect(policy, path).toContain('script-src \'self\';');
    expect(policy, path).toContain('default-src \'none\'');
    expect(policy, path).toContain('frame-ancestors \'none\'');
    expect(policy, path).not.toContain('unsafe-eval');
    if (path !== '/chat/') expect(policy, path).not.toContain('unsafe-inline');
    expect(headers['referrer-policy'], path).toBe('no-referrer');
    expect(headers['x-content-type-options'], path).toBe('nosniff');
    expect(headers['x-frame-options'] ?? 'DENY', path).toBe('DENY');
  }
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Parley', exact: true })).toBeVisible();
});
