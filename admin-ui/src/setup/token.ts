const KEY = 'parley.setup.token';

/** The token of the printed address; it leaves the address bar, and stays with this tab only. */
export function tokenOfAddress(): string {
  const printed = decodeURIComponent(window.location.hash.slice(1));
  if (printed) {
    sessionStorage.setItem(KEY, printed);
    window.history.replaceState(null, '', window.location.pathname);
  }
  return sessionStorage.getItem(KEY) ?? '';
}

export function forgetToken(): void {
  sessionStorage.removeItem(KEY);
}

export function keepToken(token: string): void {
  sessionStorage.setItem(KEY, token);
}
