import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useToasts } from './toasts';

/** Does something on the server, says so, and loads anew what it may have changed. Failures go to the caller. */
export function useAction() {
  const client = useQueryClient();
  const { done } = useToasts();
  return useCallback(
    async <T>(work: Promise<T>, said: string | undefined, ...changed: QueryKey[]): Promise<T> => {
      const result = await work;
      if (said) done(said);
      for (const queryKey of changed) void client.invalidateQueries({ queryKey });
      return result;
    },
    [client, done],
  );
}
