import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ok, type Schemas } from '../../api/client';
import { Confirm } from '../../components/confirm';
import type { Action } from '../../components/row-menu';
import { useToasts } from '../../components/toasts';
import { useAction } from '../../components/use-action';
import { useMay } from '../session-context';
import { AddressCode } from './address-code';
import { administer } from './administration';
import { EditUser } from './edit-user';
import { SetPassword } from './set-password';

type User = Schemas['User'];
type Open = (dialog: (close: () => void) => ReactNode) => void;

/** What can be done with an account, from the list and from its own page. */
export function useUserActions(open: Open, deleted?: () => void): (user: User) => Action[] {
  const { t } = useTranslation();
  const act = useAction();
  const { failed } = useToasts();
  const mayGrant = useMay('installation-admin');
  return (user) => {
    const { jid } = user;
    const path = { params: { path: { jid } } };
    const change = (body: Schemas['UserChange'], said: string) => act(ok(api.PATCH('/users/{jid}', { ...path, body })), said, ['users'], ['user', jid]);
    const disabled = user.status !== 'active' && user.status !== 'vip' && user.status !== 'paid';
    const ask = (key: 'disable' | 'enable' | 'kick' | 'grant' | 'withdraw', run: () => Promise<unknown>) => ({
      label: t(`users.${key}`),
      run: () => {
        open((close) => (
          <Confirm title={t(`users.${key}Title`, { jid })} action={t(`users.${key}`)} danger={key !== 'enable' && key !== 'grant'} run={run} close={close}>
            {t(`users.${key}Help`)}
          </Confirm>
        ));
      },
    });
    const rank = (granted: boolean) => {
      const said = t(granted ? 'users.granted' : 'users.withdrawn', { jid });
      return act(administer(jid, granted, t('users.notListed')), said, ['users'], ['user', jid], ['domains']);
    };
    const unlock = () => {
      act(ok(api.DELETE('/users/{jid}/lockout', path)), t('users.unlocked', { jid }), ['lockouts']).catch((problem: unknown) => {
        failed(t('problem.title'), problem);
      });
    };
    return [
      { label: t('users.edit'), run: () => { open((close) => <EditUser user={user} close={close} />); } },
      { label: t('users.setPassword'), run: () => { open((close) => <SetPassword jid={jid} close={close} />); } },
      ...(user.sessions > 0
        ? [ask('kick', () => act(ok(api.DELETE('/users/{jid}/sessions', path)), t('users.kicked', { jid }), ['users'], ['user', jid], ['sessions']))]
        : []),
      disabled
        ? ask('enable', () => change({ status: 'active' }, t('users.enabled', { jid })))
        : ask('disable', () => change({ status: 'disabled' }, t('users.disabled', { jid }))),
      { label: t('users.unlock'), run: unlock },
      { label: t('users.code'), run: () => { open((close) => <AddressCode jid={jid} close={close} />); } },
      ...(mayGrant && user.role === 'user' ? [ask('grant', () => rank(true))] : []),
      ...(mayGrant && user.role === 'domain-admin' ? [ask('withdraw', () => rank(false))] : []),
      {
        label: t('users.delete'),
        danger: true,
        run: () => {
          open((close) => (
            <Confirm
              title={t('users.deleteTitle', { jid })}
              action={t('users.delete')}
              typed={jid}
              close={close}
              run={async () => {
                await act(ok(api.DELETE('/users/{jid}', path)), t('users.deleted', { jid }), ['users'], ['domains']);
                deleted?.();
              }}
            >
              {t('users.deleteHelp')}
            </Confirm>
          ));
        },
      },
    ];
  };
}
