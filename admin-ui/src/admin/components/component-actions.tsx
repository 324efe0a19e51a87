import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ok, type Schemas } from '../../api/client';
import { Confirm } from '../../components/confirm';
import type { Action } from '../../components/row-menu';
import { useAction } from '../../components/use-action';
import { EditComponent } from './edit-component';
import { COMPONENTS } from './settings';

type Component = Schemas['Component'];
type Open = (dialog: (close: () => void) => ReactNode) => void;

/** What can be done with a component, from the list and from its own page; not with what the configuration file says. */
export function useComponentActions(open: Open, gone?: () => void): (component: Component) => Action[] {
  const { t } = useTranslation();
  const act = useAction();
  const disconnect = (domain: string) => {
    open((close) => (
      <Confirm
        title={t('components.disconnectTitle', { domain })}
        action={t('sessions.disconnect')}
        danger={false}
        close={close}
        run={() => act(ok(api.DELETE('/components/{domain}/connections', { params: { path: { domain } } })), t('components.disconnected', { domain }), COMPONENTS)}
      >
        {t('components.disconnectHelp')}
      </Confirm>
    ));
  };
  const remove = (domain: string) => {
    open((close) => (
      <Confirm
        title={t('components.removeTitle', { domain })}
        action={t('contacts.remove')}
        typed={domain}
        close={close}
        run={async () => {
          await act(ok(api.DELETE('/components/{domain}', { params: { path: { domain } } })), t('contacts.removed', { jid: domain }), COMPONENTS);
          gone?.();
        }}
      >
        {t('components.removeHelp')}
      </Confirm>
    ));
  };
  return ({ domain, configured, connections }) => [
    ...(configured ? [] : [{ label: t('users.edit'), run: () => { open((close) => <EditComponent domain={domain} close={close} />); } }]),
    ...(connections.length === 0 ? [] : [{ label: t('sessions.disconnect'), run: () => { disconnect(domain); } }]),
    ...(configured ? [] : [{ label: t('contacts.remove'), danger: true, run: () => { remove(domain); } }]),
  ];
}
