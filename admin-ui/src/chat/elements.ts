/**
 * What converse.js shows around its log-in: its own pictures and links, and its sponsors' pictures, which browsers would
 * fetch from elsewhere. An element that is defined already is not replaced, so these come first.
 */
const ELEMENTS: Record<string, (domain: string) => Node[]> = {
  'converse-controlbox-navbar': () => [],
  'converse-brand-logo': (domain) => [picture(), text('span', 'parley-domain', domain)],
  'converse-footer': () => [credit()],
};

function text(name: string, className: string, content: string): HTMLElement {
  return Object.assign(document.createElement(name), { className, textContent: content });
}

function picture(): HTMLElement {
  return Object.assign(document.createElement('img'), { src: '/parley.svg', alt: 'Parley', width: 72, height: 72 });
}

function credit(): HTMLElement {
  const line = text('p', 'parley-credit', 'This page is ');
  const link = Object.assign(text('a', '', 'converse.js'), { href: 'https://conversejs.org', target: '_blank', rel: 'noopener noreferrer' });
  line.append(link, ', free software.');
  return line;
}

/** Defines them, for a page that serves a domain. */
export function define(domain: string): void {
  for (const [name, content] of Object.entries(ELEMENTS)) {
    if (customElements.get(name)) continue;
    customElements.define(
      name,
      class extends HTMLElement {
        connectedCallback(): void {
          this.replaceChildren(...content(domain));
        }
      },
    );
  }
}
