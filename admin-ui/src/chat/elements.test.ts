import { expect, test } from 'vitest';
import { define } from './elements';

test('around the log-in there is nothing from elsewhere', () => {
  define('verona.example');
  const names = ['converse-controlbox-navbar', 'converse-brand-logo', 'converse-footer'];
  document.body.replaceChildren(...names.map((name) => document.createElement(name)));
  expect(document.body.textContent).toContain('verona.example');
  const sources = [...document.images].map((image) => image.getAttribute('src'));
  expect(sources).toEqual(['/parley.svg']);
});
