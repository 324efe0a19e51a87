import { useSession } from '../admin/session-context';

/** The domain whose things are shown: the chosen one, else that of whoever is logged in, else the first of his domains. */
export function useDomain(chosen: string | undefined): string {
  const { domains, jid } = useSession();
  const own = jid.slice(jid.indexOf('@') + 1);
  return chosen ?? (domains.includes(own) ? own : (domains[0] ?? ''));
}
