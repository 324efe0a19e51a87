import { expect, test } from 'vitest';
import { hasOtherSide, settings, typed, USUAL } from './settings';

test('what the server says comes back as it was', () => {
  const said = {
    type: 'connect',
    port: 5347,
    remote: ['irc.example.org', 'irc.example.net'],
    protocol: 'jabber:component:accept',
    socket: 'ssl',
    loadBalancer: 'SenderBareJidLB',
    routings: ['.*\\.irc\\.example\\.org'],
    privileges: ['roster=both', 'message=outgoing'],
  } as const;
  expect(settings(typed({ ...said, remote: [...said.remote], routings: [...said.routings], privileges: [...said.privileges] }))).toEqual(said);
});

test('what is absent is as usual', () => {
  expect(typed({})).toEqual(USUAL);
  expect(settings(USUAL)).toMatchObject({ port: 0, remote: [], routings: [], privileges: [] });
});

test('empty lines are none', () => {
  expect(settings({ ...USUAL, privileges: ' roster=get \n\n' }).privileges).toEqual(['roster=get']);
});

test('another side is named by whoever connects, and for reversed roles', () => {
  expect(hasOtherSide(USUAL)).toBe(false);
  expect(hasOtherSide({ ...USUAL, type: 'connect' })).toBe(true);
  expect(hasOtherSide({ ...USUAL, protocol: 'jabber:component:connect' })).toBe(true);
});
