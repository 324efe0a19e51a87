import { useCallback, useState, type ReactNode } from 'react';

type Build = (close: () => void) => ReactNode;

/** At most one dialog at a time: `open` shows it, `dialog` stands where the page renders it. */
export function useDialog() {
  const [build, setBuild] = useState<Build>();
  const close = useCallback(() => {
    setBuild(undefined);
  }, []);
  const open = useCallback((dialog: Build) => {
    setBuild(() => dialog);
  }, []);
  return { open, dialog: build?.(close) ?? null };
}
