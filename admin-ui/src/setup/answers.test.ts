import { expect, test } from 'vitest';
import { complete, first, names } from './answers';
import type { Proposal } from './api';

const proposal: Proposal = {
  domain: 'localhost',
  moreDomains: [],
  connectivity: [{ id: 'bosh', active: true, references: [] }],
  features: [{ id: 'muc', active: false, references: ['XEP-0045'] }],
  database: { location: 'jdbc:h2:file:x', changeable: true },
  security: { registration: true, tlsRequired: true, anonymous: false, lockout: true },
  fixed: [],
  fileExists: false,
};

test('the first answers are how the server runs', () => {
  const answers = first(proposal);
  expect(answers.connectivity).toEqual({ bosh: true });
  expect(answers.features).toEqual({ muc: false });
  expect(answers.database.keep).toBe(true);
});

test('the first page needs a password, twice the same', () => {
  const answers = first(proposal);
  const secured = { ...answers, basic: { ...answers.basic, password: 'correct horse' } };
  expect(complete(answers, '')).toBe(false);
  expect(complete(secured, 'correct house')).toBe(false);
  expect(complete(secured, 'correct horse')).toBe(true);
});

test('a list may be typed in many ways', () => {
  expect(names(' a.example, b.example\nc.example ;')).toEqual(['a.example', 'b.example', 'c.example']);
  expect(names('')).toEqual([]);
});
