import './chat.css';
import { addAcceptance, type Plugins } from './acceptance';
import { define } from './elements';
import { followScheme } from './scheme';
import { settings, type Welcome } from './settings';

/** What the build copies of converse.js (build/converse.ts); the version is in the name, so browsers may keep it. */
const CONVERSE = `/assets/${__CONVERSE__}/`;

interface Converse {
  initialize: (settings: Record<string, unknown>) => Promise<void>;
  plugins: Plugins;
}

declare global {
  const __CONVERSE__: string;
  interface Window {
    converse?: Converse;
  }
}

async function load<E extends HTMLElement & { onload: unknown }>(element: E): Promise<void> {
  await new Promise((resolve, reject) => {
    element.addEventListener('load', resolve, { once: true });
    element.addEventListener('error', () => { reject(new Error('The chat could not be loaded.')); }, { once: true });
    document.head.append(element);
  });
}

async function start(): Promise<void> {
  const answer = await fetch('/api/welcome');
  if (!answer.ok) throw new Error('The server does not answer.');
  const welcome = (await answer.json()) as Welcome;
  if (!welcome.webSocket && !welcome.bosh) throw new Error('Neither WebSocket nor BOSH is switched on at this server.');
  document.title = `Chat – ${welcome.domain}`;
  define(welcome.domain);
  const style = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `${CONVERSE}converse.min.css` });
  const [loaded] = await Promise.all([import(/* @vite-ignore */ `${CONVERSE}converse.min.js`) as Promise<{ default?: Converse }>, load(style)]);
  const converse = loaded.default ?? window.converse;
  if (!converse) throw new Error('The chat could not be loaded.');
  addAcceptance(converse.plugins);
  await converse.initialize(settings(welcome, window.location, navigator.languages, CONVERSE));
  followScheme(window.matchMedia('(prefers-color-scheme: dark)'));
}

start().catch((trouble: unknown) => {
  const place = document.getElementById('trouble');
  if (!place) return;
  place.textContent = trouble instanceof Error ? trouble.message : String(trouble);
  place.hidden = false;
});
