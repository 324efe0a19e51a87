import { ToolbarItem } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { api, ok } from '../../api/client';
import { useDialog } from '../../components/dialogs';
import { DomainFilter } from '../../components/domain-filter';
import { FilterChoice, List } from '../../components/list';
import { ConsolePage } from '../../components/page';
import { SearchBox } from '../../components/search-box';
import { useFilters } from '../../components/use-filters';
import { usePages } from '../../components/use-pages';
import { useSessionActions, useSessionColumns } from './session-columns';

const FILTERS = ['q', 'domain', 'address', 'state'] as const;
const STATES = ['available', 'unavailable'] as const;

export function Screen() {
  const { t } = useTranslation();
  const { filters, set, clear, active } = useFilters(FILTERS);
  const { open, dialog } = useDialog();
  const state = STATES.find((value) => value === filters.state);
  const pages = usePages(
    ['sessions', filters],
    (cut, signal) =>
      ok(api.GET('/sessions', { params: { query: { q: filters.q, domain: filters.domain, address: filters.address, state, ...cut } }, signal })),
    { refetchInterval: 15_000 },
  );
  return (
    <ConsolePage title={t('sessions.title')}>
      <List
        label={t('sessions.title')}
        pages={pages}
        columns={useSessionColumns()}
        rowKey={({ id }) => id}
        rowLabel={({ jid }) => jid}
        actions={useSessionActions(open)}
        filtered={active}
        clear={clear}
        empty={{ title: t('sessions.none'), body: t('sessions.noneHelp') }}
        filters={
          <>
            <ToolbarItem>
              <SearchBox label={t('sessions.search')} value={filters.q ?? ''} set={(value) => { set('q', value); }} />
            </ToolbarItem>
            <ToolbarItem>
              <SearchBox label={t('sessions.searchAddress')} value={filters.address ?? ''} set={(value) => { set('address', value); }} />
            </ToolbarItem>
            <DomainFilter value={filters.domain ?? ''} set={(value) => { set('domain', value); }} />
            <FilterChoice
              label={t('sessions.anyState')}
              value={filters.state ?? ''}
              set={(value) => { set('state', value); }}
              options={STATES.map((value) => ({ value, label: t(`sessions.${value}`) }))}
            />
          </>
        }
      />
      {dialog}
    </ConsolePage>
  );
}
