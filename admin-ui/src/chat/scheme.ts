interface Icon extends HTMLElement {
  requestUpdate?: () => void;
}

/**
 * When somebody's screen turns dark or light, converse.js takes its other theme; but its icons have read their colour from
 * the old one, and keep it. They are drawn again when the theme is there, with the next frame.
 */
export function followScheme(dark: Pick<MediaQueryList, 'addEventListener'>): void {
  dark.addEventListener('change', () => {
    requestAnimationFrame(() => {
      for (const icon of document.querySelectorAll<Icon>('converse-icon')) icon.requestUpdate?.();
    });
  });
}
