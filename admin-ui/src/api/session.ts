import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
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

export function useLogOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => ok(api.DELETE('/session')),
    onSettled: () => {
      client.clear();
      client.setQueryData(SESSION, remember(null));
    },
  });
}

export function may(session: Pick<Session, 'role'>, needed: Role): boolean {
  return RANK[session.role] >= RANK[needed];
}
