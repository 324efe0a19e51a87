import { Label, Switch, Toolbar, ToolbarContent, ToolbarItem } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ok, type Schemas } from '../../api/client';
import { DataTable } from '../../components/data-table';
import { FilterChoice } from '../../components/list';
import { SearchBox } from '../../components/search-box';
import { At } from '../../components/time';
import { useFilters } from '../../components/use-filters';
import { LEVELS } from './levels';

const FILTERS = ['q', 'logger', 'level'] as const;
/** As many lines as one looks through. */
const LINES = 200;
const COLOURS: Record<Schemas['Level'], 'red' | 'orange' | 'blue' | 'grey'> = { error: 'red', warning: 'orange', info: 'blue', debug: 'grey', trace: 'grey' };

/** The latest lines of the log, the newest above. */
export function Tail() {
  const { t } = useTranslation();
  const { filters, set } = useFilters(FILTERS);
  const [follow, setFollow] = useState(true);
  const level = LEVELS.find((value) => value === filters.level);
  const log = useQuery({
    queryKey: ['log', filters],
    refetchInterval: follow && 3_000,
    queryFn: ({ signal }) =>
      ok(api.GET('/logs/entries', { params: { query: { q: filters.q, logger: filters.logger, level, limit: LINES } }, signal })),
  });
  return (
    <>
      <Toolbar>
        <ToolbarContent>
          <ToolbarItem>
            <SearchBox label={t('logs.search')} value={filters.q ?? ''} set={(value) => { set('q', value); }} />
          </ToolbarItem>
          <ToolbarItem>
            <SearchBox label={t('logs.loggerBegins')} value={filters.logger ?? ''} set={(value) => { set('logger', value); }} />
          </ToolbarItem>
          <FilterChoice label={t('logs.anyLevel')} value={filters.level ?? ''} set={(value) => { set('level', value); }} options={LEVELS.map((value) => ({ value, label: value }))} />
          <ToolbarItem>
            <Switch id="follow" label={t('logs.follow')} isChecked={follow} onChange={(_event, checked) => { setFollow(checked); }} />
          </ToolbarItem>
        </ToolbarContent>
      </Toolbar>
      <DataTable
        label={t('logs.title')}
        columns={[
          { key: 'time', label: t('audit.time'), cell: ({ entry }) => <At at={entry.time} />, nowrap: true },
          { key: 'level', label: t('logs.level'), cell: ({ entry }) => <Label color={COLOURS[entry.level]}>{entry.level}</Label> },
          { key: 'logger', label: t('logs.logger'), cell: ({ entry }) => entry.logger, width: 20 },
          { key: 'message', label: t('logs.message'), cell: ({ entry }) => <span className="parley-mono">{entry.message}</span>, width: 50 },
        ]}
        rows={log.data?.items.map((entry, index) => ({ entry, index })).reverse()}
        rowKey={({ entry, index }) => `${entry.time} ${index}`}
        problem={log.error}
        retry={() => void log.refetch()}
        empty={{ title: t('logs.none') }}
      />
    </>
  );
}
