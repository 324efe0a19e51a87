/** The parts of converse.js that a plugin meets. */
interface Contact {
  subscribe: (this: Contact, ...listening: unknown[]) => unknown;
  subscribeToPresence: () => unknown;
}

export interface Plugins {
  add: (name: string, plugin: { initialize: (this: { _converse: { exports: { RosterContact: { prototype: Contact } } } }) => void }) => void;
}

/** Its name; converse.js starts no plugin that its settings do not name. */
export const ACCEPTANCE = 'parley-acceptance';

/**
 * Whoever accepts a request wants to see the other one, too. converse.js 14.0.0 calls `contact.subscribe()` for that, which
 * since that version listens to a contact, if it is given a listener, and else does nothing; what asks for the presence is
 * called `subscribeToPresence()` there. So contacts who accepted never saw anybody online.
 */
export function addAcceptance(plugins: Plugins): void {
  plugins.add(ACCEPTANCE, {
    initialize() {
      const contact = this._converse.exports.RosterContact.prototype;
      const listen = contact.subscribe;
      contact.subscribe = function (...listening) {
        return listening.length === 0 ? this.subscribeToPresence() : listen.apply(this, listening);
      };
    },
  });
}
