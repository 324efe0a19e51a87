import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { api, keepToken, ok, type Schemas } from './client';
import { Problem } from './problem';

export type Session = Schemas['Session'];
export type Role = Schemas['Role'];

export const SESSION = ['session'] as const;
const RANK: Record<Role, number> = { user: 0, 'domain-admin': 1, 'installation-admin': 2 };

function remember(session: Session | null): Session | null {
  keepToken(session?.csrfToken);
  return session;
}

/** Who is logged in; null when nobody is. */
export function useSessionQuery() {
  return useQuery({
    queryKey: SESSION,
    staleTime: Infinity,
    queryFn: async ({ signal }) => {
      try {
        return remember(await ok(api.GET('/session', { signal })));
      } catch (problem) {
        if (problem instanceof Problem && problem.status === 401) return remember(null);
        throw problem;
      }
    },
  });
}

export function useLogIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['LogIn']) => ok(api.POST('/session', { body })),
    onSuccess: (session) => {
      client.setQueryData(SESSION, remember(session));
    },
  });
}

/** Nobody is logged in any more, and nothing of what was loaded stays. What shows the session must see it change: it is kept. */
export function leave(client: QueryClient): void {
  client.setQueryData(SESSION, remember(null));
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION[0] });
  client.getMutationCache().clear();
}

export function useLogOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => ok(api.DELETE('/session')),
    onSettled: () => {
      leave(client);
    },
  });
}

export function may(session: Pick<Session, 'role'>, needed: Role): boolean {
  return RANK[session.role] >= RANK[needed];
}
