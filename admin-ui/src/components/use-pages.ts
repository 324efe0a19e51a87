import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';

export interface PageOf<T> {
  items: T[];
  next?: string;
  total?: number;
}
export interface Cut {
  limit: number;
  cursor?: string;
}
type Load<T> = (cut: Cut, signal: AbortSignal) => Promise<PageOf<T>>;

export const SIZES = [20, 50, 100, 200] as const;

/** The server looks only so far for a page; so often it is asked to go on before a short page is shown as it is. */
const TIMES = 10;

/** A page with as many rows as it may have, if there are as many. */
export async function full<T>(load: Load<T>, cut: Cut, signal: AbortSignal): Promise<PageOf<T>> {
  let page = await load(cut, signal);
  for (let time = 1; time < TIMES && page.next !== undefined && page.items.length < cut.limit; time++) {
    const more = await load({ limit: cut.limit - page.items.length, cursor: page.next }, signal);
    page = { ...page, items: [...page.items, ...more.items], next: more.next };
  }
  return page;
}

/**
 * Walks a list of the server page by page. The server's cursors lead forward; the way back is remembered here.
 * The key holds the filters: another key begins at the first page.
 */
export function usePages<T>(key: readonly unknown[], load: Load<T>, options: { refetchInterval?: number; enabled?: boolean } = {}) {
  const [limit, setLimit] = useState<number>(SIZES[0]);
  const [way, setWay] = useState<{ key: string; cursors: string[] }>({ key: '', cursors: [] });
  const present = JSON.stringify([key, limit]);
  const cursors = way.key === present ? way.cursors : [];
  const cursor = cursors.at(-1);
  const query = useQuery({
    ...options,
    queryKey: [...key, { limit, cursor }],
    queryFn: ({ signal }) => full(load, { limit, cursor }, signal),
    placeholderData: keepPreviousData,
  });
  const next = query.data?.next;
  return {
    rows: query.data?.items,
    total: query.data?.total,
    problem: query.error,
    busy: query.isPlaceholderData,
    retry: () => void query.refetch(),
    page: cursors.length,
    limit,
    setLimit,
    forward: next === undefined || query.isPlaceholderData ? undefined : () => {
      setWay({ key: present, cursors: [...cursors, next] });
    },
    back: cursors.length === 0 ? undefined : () => {
      setWay({ key: present, cursors: cursors.slice(0, -1) });
    },
  };
}

export type Pages<T> = ReturnType<typeof usePages<T>>;
