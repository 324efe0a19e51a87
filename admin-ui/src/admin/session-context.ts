import { createContext, useContext } from 'react';
import { may, type Role, type Session } from '../api/session';

export const SessionContext = createContext<Session | undefined>(undefined);

/** Who is logged in; there is somebody wherever a page of the console is. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('nobody is logged in');
  return session;
}

export function useMay(needed: Role): boolean {
  return may(useSession(), needed);
}
