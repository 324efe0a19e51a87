interface Policies {
  createPolicy: (name: string, rules: { createHTML: (text: string) => string | null }) => unknown;
}

/** Nothing is markup but the empty text: libraries empty an element with `innerHTML = ''`, and that is all they may. */
export const emptyAlone = (text: string): string | null => (text === '' ? '' : null);

/** What the content security policy asks for (Trusted Types); browsers without it are held by `script-src` alone. */
export function refuseMarkup(): void {
  const { trustedTypes } = window as unknown as { trustedTypes?: Policies };
  trustedTypes?.createPolicy('default', { createHTML: emptyAlone });
}
