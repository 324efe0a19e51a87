import { useSyncExternalStore } from 'react';

export const CHOICES = ['system', 'light', 'dark'] as const;
export type Choice = (typeof CHOICES)[number];

const KEY = 'parley.theme';
const DARK_CLASS = 'pf-v6-theme-dark';
const listeners = new Set<() => void>();

function stored(): Choice {
  const value = localStorage.getItem(KEY);
  return CHOICES.find((choice) => choice === value) ?? 'system';
}

function systemIsDark(): boolean {
  return window.matchMedia('(prefers-color-scheme: dark)').matches;
}

function apply(): void {
  const choice = stored();
  const dark = choice === 'dark' || (choice === 'system' && systemIsDark());
  document.documentElement.classList.toggle(DARK_CLASS, dark);
  document.documentElement.style.colorScheme = dark ? 'dark' : 'light';
  listeners.forEach((listener) => {
    listener();
  });
}

/** Follows the system until the reader chooses. Called once per page, before the first paint of React. */
export function startTheme(): void {
  apply();
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', apply);
}

export function choose(choice: Choice): void {
  localStorage.setItem(KEY, choice);
  apply();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useTheme(): Choice {
  return useSyncExternalStore(subscribe, stored);
}
