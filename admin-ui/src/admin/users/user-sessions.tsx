import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ok } from '../../api/client';
import { useDialog } from '../../components/dialogs';
import { DataTable } from '../../components/data-table';
import { useSessionActions, useSessionColumns } from '../sessions/session-columns';

export function UserSessions({ jid }: { jid: string }) {
  const { t } = useTranslation();
  const { open, dialog } = useDialog();
  const sessions = useQuery({
    queryKey: ['user', jid, 'sessions'],
    queryFn: ({ signal }) => ok(api.GET('/users/{jid}/sessions', { params: { path: { jid } }, signal })),
  });
  return (
    <>
      <DataTable
        label={t('sessions.title')}
        columns={useSessionColumns()}
        rows={sessions.data?.items}
        rowKey={({ id }) => id}
        rowLabel={({ jid: full }) => full}
        actions={useSessionActions(open)}
        problem={sessions.error}
        retry={() => void sessions.refetch()}
        empty={{ title: t('users.noSessions') }}
      />
      {dialog}
    </>
  );
}
