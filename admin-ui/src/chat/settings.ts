import { ACCEPTANCE } from './acceptance';

/** What `/api/welcome` says. */
export interface Welcome {
  product: string;
  version: string;
  domain: string;
  registration: boolean;
  webSocket: boolean;
  bosh: boolean;
  rooms?: string;
}

type Place = Pick<Location, 'protocol' | 'host' | 'hostname'>;

/** How converse.js talks to this server, and to no other. */
export function settings(welcome: Welcome, place: Place, languages: readonly string[], assets: string): Record<string, unknown> {
  const secure = place.protocol === 'https:';
  return {
    view_mode: 'fullscreen',
    assets_path: assets,
    authentication: 'login',
    auto_reconnect: true,
    locked_domain: welcome.domain,
    ...(welcome.webSocket ? { websocket_url: `${secure ? 'wss' : 'ws'}://${place.host}/xmpp-websocket` } : {}),
    ...(welcome.bosh ? { bosh_service_url: `${place.protocol}//${place.host}/bosh` } : {}),
    // The address is known; nothing is looked up elsewhere.
    discover_connection_methods: false,
    allow_registration: welcome.registration,
    registration_domain: welcome.domain,
    // No lists of other servers are fetched.
    providers_link: '',
    xmpp_providers_url: '',
    autocomplete_providers_url: '',
    ...(welcome.rooms ? { muc_domain: welcome.rooms, locked_muc_domain: false } : {}),
    muc_respect_autojoin: true,
    show_self_in_roster: false,
    whitelisted_plugins: [ACCEPTANCE],
    // Its keys would lie in the storage of whatever browser somebody happens to use.
    blacklisted_plugins: ['converse-omemo'],
    omemo_default: false,
    // Pictures of this server are shown; others stay links, because looking at one tells its server who looks.
    allowed_image_domains: [place.hostname],
    allowed_audio_domains: [place.hostname],
    allowed_video_domains: [place.hostname],
    fetch_url_headers: false,
    geouri_replacement: '',
    i18n: languages[0]?.slice(0, 2) ?? 'en',
    message_archiving: 'always',
    persistent_store: 'localStorage',
    play_sounds: false,
    show_client_info: true,
    show_background: false,
    theme: 'nordic',
    dark_theme: 'dracula',
  };
}
