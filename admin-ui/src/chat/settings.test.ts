import { expect, test } from 'vitest';
import { settings, type Welcome } from './settings';

const welcome: Welcome = {
  product: 'Parley',
  version: '1',
  domain: 'verona.example',
  registration: true,
  webSocket: true,
  bosh: true,
  rooms: 'muc.verona.example',
};
const place = { protocol: 'https:', host: 'verona.example:8443', hostname: 'verona.example' };

test('the chat knows this server alone', () => {
  expect(settings(welcome, place, ['de-AT'], '/x/')).toMatchObject({
    locked_domain: 'verona.example',
    websocket_url: 'wss://verona.example:8443/xmpp-websocket',
    bosh_service_url: 'https://verona.example:8443/bosh',
    discover_connection_methods: false,
    allow_registration: true,
    muc_domain: 'muc.verona.example',
    i18n: 'de',
    allowed_image_domains: ['verona.example'],
    xmpp_providers_url: '',
    autocomplete_providers_url: '',
  });
});

test('what is switched off is not offered', () => {
  const bare = settings({ ...welcome, registration: false, webSocket: false, rooms: undefined }, place, [], '/x/');
  expect(bare).not.toHaveProperty('websocket_url');
  expect(bare).not.toHaveProperty('muc_domain');
  expect(bare.allow_registration).toBe(false);
});
