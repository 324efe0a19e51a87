import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ok } from '../../api/client';
import { Confirm } from '../../components/confirm';
import { DataTable } from '../../components/data-table';
import { useDialog } from '../../components/dialogs';
import { Ago, At } from '../../components/time';
import { useAction } from '../../components/use-action';

export function Devices({ jid }: { jid: string }) {
  const { t } = useTranslation();
  const act = useAction();
  const { open, dialog } = useDialog();
  const devices = useQuery({
    queryKey: ['user', jid, 'devices'],
    queryFn: ({ signal }) => ok(api.GET('/users/{jid}/devices', { params: { path: { jid } }, signal })),
  });
  return (
    <>
      <DataTable
        label={t('users.part.devices')}
        columns={[
          { key: 'id', label: t('devices.id'), cell: ({ id }) => <span className="parley-mono">{id}</span>, width: 40 },
          { key: 'used', label: t('devices.lastUsed'), cell: ({ lastUsed }) => <Ago at={lastUsed} /> },
          { key: 'expires', label: t('devices.expires'), cell: ({ expires }) => <At at={expires} /> },
        ]}
        rows={devices.data?.items}
        rowKey={({ id }) => id}
        problem={devices.error}
        retry={() => void devices.refetch()}
        empty={{ title: t('devices.none'), body: t('devices.noneHelp') }}
        actions={({ id }) => [
          {
            label: t('devices.revoke'),
            danger: true,
            run: () => {
              open((close) => (
                <Confirm
                  title={t('devices.revokeTitle')}
                  action={t('devices.revoke')}
                  close={close}
                  run={() =>
                    act(ok(api.DELETE('/users/{jid}/devices/{id}', { params: { path: { jid, id } } })), t('devices.revoked'), ['user', jid, 'devices'])
                  }
                >
                  {t('devices.revokeHelp')}
                </Confirm>
              ));
            },
          },
        ]}
      />
      {dialog}
    </>
  );
}
