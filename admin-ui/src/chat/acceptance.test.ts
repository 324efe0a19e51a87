import { expect, test, vi } from 'vitest';
import { ACCEPTANCE, addAcceptance } from './acceptance';

test('whoever accepts a request asks for the presence, and listeners still listen', () => {
  const asked = vi.fn();
  const listened = vi.fn();
  class RosterContact {
    subscribe(...listening: unknown[]): unknown {
      return listened(...listening);
    }
    subscribeToPresence(): void {
      asked(this);
    }
  }
  const names: string[] = [];
  addAcceptance({
    add: (name, plugin) => {
      names.push(name);
      plugin.initialize.call({ _converse: { exports: { RosterContact } } });
    },
  });
  expect(names).toEqual([ACCEPTANCE]);
  const contact = new RosterContact();
  contact.subscribe();
  expect(asked).toHaveBeenCalledExactlyOnceWith(contact);
  expect(listened).not.toHaveBeenCalled();
  contact.subscribe('change:nickname', asked);
  expect(listened).toHaveBeenCalledExactlyOnceWith('change:nickname', asked);
});
