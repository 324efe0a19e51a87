import { Label, Toolbar, ToolbarContent, ToolbarItem } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ok } from '../../api/client';
import { DataTable } from '../../components/data-table';
import { FilterChoice } from '../../components/list';
import { ConsolePage } from '../../components/page';
import { SearchBox } from '../../components/search-box';
import { useFilters } from '../../components/use-filters';

const FILTERS = ['q', 'set'] as const;

export function Screen() {
  const { t } = useTranslation();
  const { filters, set } = useFilters(FILTERS);
  const config = useQuery({ queryKey: ['config'], queryFn: ({ signal }) => ok(api.GET('/config', { signal })) });
  const wanted = (filters.q ?? '').toLowerCase();
  const rows = config.data?.items.filter(
    ({ path, value, byDefault: usual }) => (filters.set !== 'own' || !usual) && `${path.join(' / ')} ${value}`.toLowerCase().includes(wanted),
  );
  return (
    <ConsolePage title={t('configuration.title')} lead={t('configuration.lead')}>
      <Toolbar>
        <ToolbarContent>
          <ToolbarItem>
            <SearchBox label={t('configuration.search')} value={filters.q ?? ''} set={(value) => { set('q', value); }} />
          </ToolbarItem>
          <FilterChoice label={t('configuration.all')} value={filters.set ?? ''} set={(value) => { set('set', value); }} options={[{ value: 'own', label: t('configuration.own') }]} />
        </ToolbarContent>
      </Toolbar>
      <DataTable
        label={t('configuration.title')}
        columns={[
          { key: 'path', label: t('configuration.option'), cell: ({ path }) => path.join(' / '), width: 40 },
          { key: 'value', label: t('configuration.value'), cell: ({ value }) => <span className="parley-mono">{value}</span>, width: 30 },
          {
            key: 'origin',
            label: t('configuration.origin'),
            cell: ({ origin, byDefault: usual }) => (usual ? t('configuration.default') : <Label color="blue">{origin}</Label>),
          },
        ]}
        rows={rows}
        rowKey={({ path }) => path.join('\n')}
        problem={config.error}
        retry={() => void config.refetch()}
        empty={{ title: t('common.noMatch') }}
      />
    </ConsolePage>
  );
}
