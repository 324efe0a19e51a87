import { Label } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, ok, type Schemas } from '../../api/client';
import { Confirm } from '../../components/confirm';
import type { Column } from '../../components/data-table';
import type { Action } from '../../components/row-menu';
import { Ago } from '../../components/time';
import { useAction } from '../../components/use-action';
import { SendNotice } from './send-notice';

type ClientSession = Schemas['ClientSession'];

/** What the server says of a connection that does not leave the machine and needs no TLS. */
export const LOOPBACK = 'loopback';
const COLOURS = { available: 'green', unavailable: 'grey', detached: 'orange' } as const;

export function StateLabel({ state }: { state: Schemas['SessionState'] }) {
  const { t } = useTranslation();
  return <Label color={COLOURS[state]}>{t(`sessions.${state}`)}</Label>;
}

export function useSessionColumns(): Column<ClientSession>[] {
  const { t } = useTranslation();
  return [
    { key: 'jid', label: t('sessions.jid'), cell: ({ id, jid }) => <Link to={`/sessions/${encodeURIComponent(id)}`}>{jid}</Link>, width: 35 },
    { key: 'state', label: t('sessions.state'), cell: ({ state }) => <StateLabel state={state} /> },
    { key: 'address', label: t('sessions.address'), cell: ({ address }) => address ?? '–' },
    { key: 'transport', label: t('sessions.transport'), cell: ({ transport, tls }) => `${transport ? t(`transport.${transport}`) : '–'}${tls && tls !== LOOPBACK ? ', TLS' : ''}` },
    { key: 'since', label: t('sessions.since'), cell: ({ since }) => <Ago at={since} />, nowrap: true },
  ];
}

export function useSessionActions(open: (dialog: (close: () => void) => ReactNode) => void, ended?: () => void) {
  const { t } = useTranslation();
  const act = useAction();
  return ({ id, jid }: ClientSession): Action[] => [
    { label: t('sessions.message'), run: () => { open((close) => <SendNotice id={id} jid={jid} close={close} />); } },
    {
      label: t('sessions.disconnect'),
      danger: true,
      run: () => {
        open((close) => (
          <Confirm
            title={t('sessions.disconnectTitle', { jid })}
            action={t('sessions.disconnect')}
            close={close}
            run={async () => {
              await act(ok(api.DELETE('/sessions/{id}', { params: { path: { id } } })), t('sessions.disconnected', { jid }), ['sessions'], ['user'], ['users']);
              ended?.();
            }}
          >
            {t('sessions.disconnectHelp')}
          </Confirm>
        ));
      },
    },
  ];
}
