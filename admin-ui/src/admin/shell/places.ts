import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { Role } from '../../api/session';

export const GROUPS = ['home', 'people', 'content', 'network', 'server', 'access'] as const;
type Screen = LazyExoticComponent<ComponentType>;

const screen = (load: () => Promise<{ Screen: ComponentType }>): Screen => lazy(async () => ({ default: (await load()).Screen }));

/** Where one can go, for whom, and what is loaded then. `below` are addresses under it. */
export const PLACES = [
  { name: 'overview', group: 'home', path: '/', role: 'domain-admin', screen: screen(() => import('../overview/overview')), below: [] as { path: string; screen: Screen }[] },
] as const satisfies readonly {
  name: string;
  group: (typeof GROUPS)[number];
  path: string;
  role: Role;
  screen: Screen;
  below: readonly { path: string; screen: Screen }[];
}[];

export type Place = (typeof PLACES)[number];
