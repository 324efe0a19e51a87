import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

/** Filters that stand in the address, so that a link shows the same and "back" goes back. */
export function useFilters<K extends string>(names: readonly K[]) {
  const [params, setParams] = useSearchParams();
  const filters = useMemo(() => {
    const found: Partial<Record<K, string>> = {};
    for (const name of names) {
      const value = params.get(name);
      if (value) found[name] = value;
    }
    return found;
  }, [params, names]);
  const set = useCallback(
    (name: K, value: string) => {
      setParams(
        (before) => {
          const after = new URLSearchParams(before);
          if (value) after.set(name, value);
          else after.delete(name);
          return after;
        },
        { replace: true },
      );
    },
    [setParams],
  );
  const clear = useCallback(() => {
    setParams({}, { replace: true });
  }, [setParams]);
  return { filters, set, clear, active: Object.keys(filters).length > 0 };
}
