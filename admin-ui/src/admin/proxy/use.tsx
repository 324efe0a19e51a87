import { TextInput, ToolbarItem } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, ok } from '../../api/client';
import { List } from '../../components/list';
import { usePages } from '../../components/use-pages';
import { bytes, number } from '../../i18n/format';
import { PROXY } from './limit-fields';

/** The months of the proxy are those of UTC. */
const thisMonth = () => new Date().toISOString().slice(0, 7);

/** How much each account has sent in a month. */
export function Use({ domain }: { domain: string }) {
  const { t } = useTranslation();
  const [month, setMonth] = useState(thisMonth);
  const pages = usePages([...PROXY, 'uses', domain, month], (cut, signal) =>
    ok(api.GET('/proxy/use', { params: { query: { domain, month: month || undefined, ...cut } }, signal })),
  );
  return (
    <List
      label={t('proxy.part.use')}
      pages={pages}
      columns={[
        { key: 'jid', label: t('users.jid'), cell: ({ jid }) => <Link to={`/users/${encodeURIComponent(jid)}`}>{jid}</Link>, width: 50 },
        { key: 'bytes', label: t('proxy.relayed'), cell: (use) => bytes(use.bytes), nowrap: true },
        { key: 'transfers', label: t('proxy.transfers'), cell: ({ transfers }) => number(transfers) },
      ]}
      rowKey={({ jid }) => jid}
      empty={{ title: t('proxy.noUse'), body: t('proxy.noUseHelp') }}
      filters={
        <ToolbarItem>
          <TextInput type="month" aria-label={t('proxy.month')} value={month} onChange={(_event, text) => { setMonth(text); }} />
        </ToolbarItem>
      }
    />
  );
}
