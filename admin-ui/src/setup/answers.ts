import type { Answers, Proposal, Switch } from './api';

const byId = (switches: Switch[]) => Object.fromEntries(switches.map((one) => [one.id, one.active]));

/** What is answered before anybody has answered: how the server runs now. */
export function first(proposal: Proposal): Answers {
  return {
    basic: { domain: proposal.domain, moreDomains: proposal.moreDomains, administrator: 'admin', password: '' },
    connectivity: byId(proposal.connectivity),
    features: byId(proposal.features),
    database: { keep: true, host: 'localhost', port: 5432, name: 'parley', user: 'parley', password: '', encryption: 'prefer' },
    security: proposal.security,
  };
}

export const SHORTEST_PASSWORD = 8;

/** Whether the first page is filled in; what it says is judged by the server. */
export function complete({ basic }: Answers, repeated: string): boolean {
  return basic.domain !== '' && basic.administrator !== '' && [...basic.password].length >= SHORTEST_PASSWORD && basic.password === repeated;
}

/** What somebody typed as a list, with commas, blanks or lines between. */
export function names(text: string): string[] {
  return text.split(/[\s,;]+/).filter((name) => name !== '');
}
