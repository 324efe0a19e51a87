import { Label, LabelGroup, ToolbarItem } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { api, ok, type Schemas } from '../../api/client';
import { Confirm } from '../../components/confirm';
import type { Column } from '../../components/data-table';
import { useDialog } from '../../components/dialogs';
import { FilterChoice, List } from '../../components/list';
import { ConsolePage } from '../../components/page';
import type { Action } from '../../components/row-menu';
import { SearchBox } from '../../components/search-box';
import { useAction } from '../../components/use-action';
import { useFilters } from '../../components/use-filters';
import { usePages } from '../../components/use-pages';
import { bytes, number } from '../../i18n/format';

type Peering = Schemas['Peering'];
const FILTERS = ['q', 'state'] as const;
const STATES = ['connected', 'connecting', 'idle'] as const;
const COLOURS = { connected: 'green', connecting: 'orange', idle: 'grey' } as const;
const KEY = ['federation'];

export function Screen() {
  const { t } = useTranslation();
  const act = useAction();
  const { filters, set, clear, active } = useFilters(FILTERS);
  const { open, dialog } = useDialog();
  const state = STATES.find((value) => value === filters.state);
  const pages = usePages([...KEY, filters], (cut, signal) => ok(api.GET('/federation', { params: { query: { q: filters.q, state, ...cut } }, signal })), {
    refetchInterval: 10_000,
  });
  const actions = ({ local, remote, streams }: Peering): Action[] => {
    const path = { params: { path: { local, remote } } };
    return [
      {
        label: t('federation.reset'),
        run: () => {
          open((close) => (
            <Confirm
              title={t('federation.resetTitle', { remote })}
              action={t('federation.reset')}
              danger={false}
              close={close}
              run={() => act(ok(api.POST('/federation/{local}/{remote}/reset', path)), t('federation.isReset', { remote }), KEY)}
            >
              {t('federation.resetHelp')}
            </Confirm>
          ));
        },
      },
      ...(streams.length > 0
        ? [
            {
              label: t('sessions.disconnect'),
              danger: true,
              run: () => {
                open((close) => (
                  <Confirm
                    title={t('sessions.disconnectTitle', { jid: remote })}
                    action={t('sessions.disconnect')}
                    close={close}
                    run={() => act(ok(api.DELETE('/federation/{local}/{remote}', path)), t('sessions.disconnected', { jid: remote }), KEY)}
                  >
                    {t('federation.disconnectHelp')}
                  </Confirm>
                ));
              },
            },
          ]
        : []),
    ];
  };
  return (
    <ConsolePage title={t('federation.title')} lead={t('federation.lead')}>
      <List
        label={t('federation.title')}
        pages={pages}
        columns={useColumns()}
        rowKey={({ local, remote }) => `${remote} ${local}`}
        rowLabel={({ remote }) => remote}
        filtered={active}
        clear={clear}
        empty={{ title: t('federation.none'), body: t('federation.noneHelp') }}
        actions={actions}
        filters={
          <>
            <ToolbarItem>
              <SearchBox label={t('federation.search')} value={filters.q ?? ''} set={(value) => { set('q', value); }} />
            </ToolbarItem>
            <FilterChoice label={t('sessions.anyState')} value={filters.state ?? ''} set={(value) => { set('state', value); }} options={STATES.map((value) => ({ value, label: t(`federation.state.${value}`) }))} />
          </>
        }
      />
      {dialog}
    </ConsolePage>
  );
}

function useColumns(): Column<Peering>[] {
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
            {streams.map(({ incoming, tls, address, since }) => (
              <Label key={`${address} ${since}`} color={tls ? 'teal' : 'orange'}>
                {`${incoming ? '←' : '→'} ${address}${tls ? ', TLS' : ''}`}
              </Label>
            ))}
          </LabelGroup>
        ),
    },
    { key: 'trouble', label: t('federation.trouble'), cell: ({ trouble }) => trouble || '–', width: 25 },
  ];
}
