import { Toolbar, ToolbarContent, ToolbarItem } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ok } from '../../api/client';
import { DataTable } from '../../components/data-table';
import { ConsolePage } from '../../components/page';
import { SearchBox } from '../../components/search-box';
import { useFilters } from '../../components/use-filters';
import { moment, number } from '../../i18n/format';

const FILTERS = ['q'] as const;
const EVERY = 10_000;

/** Everything that is counted and measured, by the names under which Prometheus has it. */
export function Screen() {
  const { t } = useTranslation();
  const { filters, set } = useFilters(FILTERS);
  const figures = useQuery({ queryKey: ['figures'], refetchInterval: EVERY, queryFn: ({ signal }) => ok(api.GET('/statistics', { signal })) });
  const wanted = (filters.q ?? '').toLowerCase();
  const rows = figures.data?.items.filter(({ name }) => name.toLowerCase().includes(wanted));
  return (
    <ConsolePage title={t('figures.title')} lead={t('figures.lead')}>
      <Toolbar>
        <ToolbarContent>
          <ToolbarItem>
            <SearchBox label={t('figures.search')} value={filters.q ?? ''} set={(value) => { set('q', value); }} />
          </ToolbarItem>
          {figures.data && <ToolbarItem className="parley-lead">{t('figures.at', { at: moment(figures.data.time) })}</ToolbarItem>}
        </ToolbarContent>
      </Toolbar>
      <DataTable
        label={t('figures.title')}
        columns={[
          { key: 'name', label: t('figures.name'), cell: ({ name }) => name, width: 60 },
          { key: 'value', label: t('figures.value'), cell: ({ value }) => number(value, 6), nowrap: true },
          { key: 'unit', label: t('figures.unit'), cell: ({ unit }) => unit ?? '–' },
          { key: 'kind', label: t('figures.kind'), cell: ({ kind }) => t(`figures.${kind}`) },
        ]}
        rows={rows}
        rowKey={({ name }) => name}
        problem={figures.error}
        retry={() => void figures.refetch()}
        empty={{ title: t('common.noMatch'), body: t('common.noMatchHelp') }}
      />
    </ConsolePage>
  );
}
