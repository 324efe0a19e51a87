import { Button, Label, LabelGroup, Toolbar, ToolbarContent, ToolbarItem } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ok, type Schemas } from '../../api/client';
import { Confirm } from '../../components/confirm';
import { DataTable, type Column } from '../../components/data-table';
import { useDialog } from '../../components/dialogs';
import { FilterChoice } from '../../components/list';
import { ConsolePage } from '../../components/page';
import { SearchBox } from '../../components/search-box';
import { useAction } from '../../components/use-action';
import { useFilters } from '../../components/use-filters';
import { bytes, number } from '../../i18n/format';
import { CheckServer } from './check-server';

type RemoteServer = Schemas['RemoteServer'];
const FILTERS = ['q', 'state'] as const;
const STATES = ['connected', 'connecting', 'failed', 'idle'] as const;
const COLOURS = { connected: 'green', connecting: 'orange', failed: 'red', idle: 'grey' } as const;
const KEY = ['federation'];

export function Screen() {
  const { t } = useTranslation();
  const act = useAction();
  const { filters, set, active } = useFilters(FILTERS);
  const { open, dialog } = useDialog();
  const query = useQuery({ queryKey: KEY, refetchInterval: 10_000, queryFn: ({ signal }) => ok(api.GET('/federation/servers', { signal })) });
  const wanted = (filters.q ?? '').toLowerCase();
  const rows = query.data?.items.filter(({ remote, state }) => remote.includes(wanted) && (!filters.state || state === filters.state));
  const reset = (remote: string) => {
    open((close) => (
      <Confirm
        title={t('federation.resetTitle', { remote })}
        action={t('federation.reset')}
        danger={false}
        close={close}
        run={() => act(ok(api.POST('/federation/servers/{domain}/reset', { params: { path: { domain: remote } } })), t('federation.isReset', { remote }), KEY)}
      >
        {t('federation.resetHelp')}
      </Confirm>
    ));
  };
  const check = (domain: string) => {
    open((close) => <CheckServer domain={domain} close={close} />);
  };
  return (
    <ConsolePage
      title={t('federation.title')}
      lead={t('federation.lead')}
      actions={<Button variant="secondary" onClick={() => { check(''); }}>{t('federation.check')}</Button>}
    >
      <Toolbar>
        <ToolbarContent>
          <ToolbarItem>
            <SearchBox label={t('federation.search')} value={filters.q ?? ''} set={(value) => { set('q', value); }} />
          </ToolbarItem>
          <FilterChoice label={t('sessions.anyState')} value={filters.state ?? ''} set={(value) => { set('state', value); }} options={STATES.map((value) => ({ value, label: t(`federation.state.${value}`) }))} />
        </ToolbarContent>
      </Toolbar>
      <DataTable
        label={t('federation.title')}
        columns={useColumns()}
        rows={rows}
        rowKey={({ local, remote }) => `${remote} ${local}`}
        rowLabel={({ remote }) => remote}
        problem={query.error}
        retry={() => void query.refetch()}
        empty={active ? { title: t('common.noMatch'), body: t('common.noMatchHelp') } : { title: t('federation.none'), body: t('federation.noneHelp') }}
        actions={({ remote }) => [
          { label: t('federation.reset'), run: () => { reset(remote); } },
          { label: t('federation.check'), run: () => { check(remote); } },
        ]}
      />
      {dialog}
    </ConsolePage>
  );
}

function useColumns(): Column<RemoteServer>[] {
  const { t } = useTranslation();
  return [
    { key: 'remote', label: t('federation.remote'), cell: ({ remote }) => remote, width: 20 },
    { key: 'local', label: t('federation.local'), cell: ({ local }) => local, width: 15 },
    { key: 'state', label: t('sessions.state'), cell: ({ state }) => <Label color={COLOURS[state]}>{t(`federation.state.${state}`)}</Label> },
    { key: 'waiting', label: t('kept.waiting'), cell: ({ waiting, waitingBytes }) => (waiting === 0 ? '0' : `${number(waiting)} (${bytes(waitingBytes)})`), nowrap: true },
    {
      key: 'streams',
      label: t('federation.streams'),
      cell: ({ streams }) =>
        streams.length === 0 ? '–' : (
          <LabelGroup numLabels={3}>
            {streams.map(({ address, since, state }) => (
              <Label key={`${address} ${since}`}>{`${address}, ${state}`}</Label>
            ))}
          </LabelGroup>
        ),
    },
    { key: 'trouble', label: t('federation.trouble'), cell: ({ lastError }) => lastError ?? '–', width: 25 },
  ];
}
