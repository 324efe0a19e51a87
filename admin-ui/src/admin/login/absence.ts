import { useEffect, useRef } from 'react';

/** As long as the server lets a session live that is not used. What the console asks by itself is no use of it. */
export const ABSENT_AFTER = 30 * 60_000;

const LOOK_EVERY = 10_000;
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;
const KEY = 'parley.present';

/** Whoever is at another page of the console is not absent from this one. */
function elsewhere(): number {
  return Number(localStorage.getItem(KEY)) || 0;
}

/** Calls once when nobody has touched the console for that long, in this window or another. */
export function useAbsence(absent: () => void, watching: boolean): void {
  const then = useRef(absent);
  useEffect(() => {
    then.current = absent;
  }, [absent]);
  useEffect(() => {
    if (!watching) return undefined;
    let last = Date.now();
    localStorage.setItem(KEY, String(last));
    const sign = () => {
      const now = Date.now();
      if (now - last >= ABSENT_AFTER) return; // too late: the page was asleep
      if (now - elsewhere() >= LOOK_EVERY) localStorage.setItem(KEY, String(now));
      last = now;
    };
    const look = setInterval(() => {
      last = Math.max(last, elsewhere());
      if (Date.now() - last < ABSENT_AFTER) return;
      clearInterval(look);
      then.current();
    }, LOOK_EVERY);
    for (const name of SIGNS) window.addEventListener(name, sign, { passive: true });
    return () => {
      clearInterval(look);
      for (const name of SIGNS) window.removeEventListener(name, sign);
    };
  }, [watching]);
}
