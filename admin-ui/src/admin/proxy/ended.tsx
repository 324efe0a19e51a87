import { ToolbarItem } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ok } from '../../api/client';
import { List } from '../../components/list';
import { SearchBox } from '../../components/search-box';
import { usePages } from '../../components/use-pages';
import { PROXY } from './limit-fields';
import { useTransferColumns } from './transfer-columns';

/** What went through the proxy, the latest first. */
export function Ended({ domain }: { domain: string }) {
  const { t } = useTranslation();
  const [whose, setWhose] = useState('');
  const requester = whose.includes('@') ? whose.trim() : undefined;
  const pages = usePages([...PROXY, 'ended', domain, requester], (cut, signal) =>
    ok(api.GET('/proxy/transfers', { params: { query: { ...(requester ? { requester } : { domain }), ...cut } }, signal })),
  );
  return (
    <List
      label={t('proxy.part.ended')}
      pages={pages}
      columns={useTransferColumns(true)}
      rowKey={({ id, requester: from, started }) => id ?? `${from} ${started}`}
      filtered={requester !== undefined}
      clear={() => { setWhose(''); }}
      empty={{ title: t('proxy.noEnded'), body: t('proxy.noEndedHelp') }}
      filters={
        <ToolbarItem>
          <SearchBox label={t('uploads.ofAccount')} value={whose} set={setWhose} />
        </ToolbarItem>
      }
    />
  );
}
