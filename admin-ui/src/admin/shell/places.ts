import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { Role } from '../../api/session';

export const GROUPS = ['home', 'people', 'content', 'network', 'server', 'access'] as const;
type Screen = LazyExoticComponent<ComponentType>;

const screen = (load: () => Promise<{ Screen: ComponentType }>): Screen => lazy(async () => ({ default: (await load()).Screen }));

/** Where one can go, for whom, and what is loaded then. `below` are addresses under it. */
export const PLACES = [
  { name: 'overview', group: 'home', path: '/', role: 'domain-admin', screen: screen(() => import('../overview/overview')), below: [] },
  {
    name: 'users',
    group: 'people',
    path: '/users',
    role: 'domain-admin',
    screen: screen(() => import('../users/users')),
    below: [{ path: ':jid', screen: screen(() => import('../users/user')) }],
  },
  {
    name: 'sessions',
    group: 'people',
    path: '/sessions',
    role: 'domain-admin',
    screen: screen(() => import('../sessions/sessions')),
    below: [{ path: ':id', screen: screen(() => import('../sessions/session')) }],
  },
  {
    name: 'domains',
    group: 'people',
    path: '/domains',
    role: 'domain-admin',
    screen: screen(() => import('../domains/domains')),
    below: [{ path: ':domain', screen: screen(() => import('../domains/domain')) }],
  },
  { name: 'announcements', group: 'people', path: '/announcements', role: 'domain-admin', screen: screen(() => import('../announcements/announcements')), below: [] },
  {
    name: 'rooms',
    group: 'content',
    path: '/rooms',
    role: 'domain-admin',
    screen: screen(() => import('../rooms/rooms')),
    below: [{ path: ':room', screen: screen(() => import('../rooms/room')) }],
  },
  {
    name: 'pubsub',
    group: 'content',
    path: '/nodes',
    role: 'domain-admin',
    screen: screen(() => import('../nodes/nodes')),
    below: [{ path: ':id', screen: screen(() => import('../nodes/node')) }],
  },
  { name: 'archive', group: 'content', path: '/archive', role: 'domain-admin', screen: screen(() => import('../archive/archive')), below: [] },
  { name: 'uploads', group: 'content', path: '/uploads', role: 'domain-admin', screen: screen(() => import('../uploads/uploads')), below: [] },
  { name: 'federation', group: 'network', path: '/federation', role: 'installation-admin', screen: screen(() => import('../federation/federation')), below: [] },
  {
    name: 'components',
    group: 'network',
    path: '/components',
    role: 'installation-admin',
    screen: screen(() => import('../components/components')),
    below: [{ path: ':domain', screen: screen(() => import('../components/component')) }],
  },
  { name: 'proxy', group: 'network', path: '/proxy', role: 'domain-admin', screen: screen(() => import('../proxy/proxy')), below: [] },
  { name: 'certificates', group: 'network', path: '/certificates', role: 'domain-admin', screen: screen(() => import('../certificates/certificates')), below: [] },
  { name: 'figures', group: 'server', path: '/figures', role: 'installation-admin', screen: screen(() => import('../figures/figures')), below: [] },
  { name: 'features', group: 'server', path: '/features', role: 'domain-admin', screen: screen(() => import('../features/features')), below: [] },
  { name: 'configuration', group: 'server', path: '/configuration', role: 'installation-admin', screen: screen(() => import('../configuration/configuration')), below: [] },
  { name: 'logs', group: 'server', path: '/logs', role: 'installation-admin', screen: screen(() => import('../logs/logs')), below: [] },
  { name: 'audit', group: 'access', path: '/audit', role: 'domain-admin', screen: screen(() => import('../audit/audit')), below: [] },
  { name: 'keys', group: 'access', path: '/api-keys', role: 'installation-admin', screen: screen(() => import('../keys/keys')), below: [] },
  { name: 'lockouts', group: 'access', path: '/lockouts', role: 'installation-admin', screen: screen(() => import('../lockouts/lockouts')), below: [] },
] as const satisfies readonly {
  name: string;
  group: (typeof GROUPS)[number];
  path: string;
  role: Role;
  screen: Screen;
  below: readonly { path: string; screen: Screen }[];
}[];

export type Place = (typeof PLACES)[number];
