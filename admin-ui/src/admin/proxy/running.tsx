import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ok } from '../../api/client';
import { DataTable } from '../../components/data-table';
import { PROXY } from './limit-fields';
import { useTransferColumns } from './transfer-columns';

/** What goes through the proxy now. */
export function Running({ domain }: { domain: string }) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: [...PROXY, 'running', domain],
    refetchInterval: 5_000,
    queryFn: ({ signal }) => ok(api.GET('/proxy/transfers/running', { params: { query: { domain } }, signal })),
  });
  return (
    <DataTable
      label={t('proxy.part.running')}
      columns={useTransferColumns(false)}
      rows={query.data?.items}
      rowKey={({ requester, target, started }) => `${requester} ${target} ${started}`}
      problem={query.error}
      retry={() => void query.refetch()}
      empty={{ title: t('proxy.noRunning'), body: t('proxy.noRunningHelp') }}
    />
  );
}
