import { Label, ToolbarItem } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { api, ok } from '../../api/client';
import { List } from '../../components/list';
import { ConsolePage } from '../../components/page';
import { SearchBox } from '../../components/search-box';
import { At } from '../../components/time';
import { useFilters } from '../../components/use-filters';
import { usePages } from '../../components/use-pages';

const FILTERS = ['owner', 'with', 'q'] as const;

export function Screen() {
  const { t } = useTranslation();
  const { filters, set } = useFilters(FILTERS);
  const owner = filters.owner ?? '';
  // Half an address is nobody's.
  const whole = /^[^@\s]+@[^@\s]+$/.test(owner);
  const pages = usePages(
    ['archive', filters],
    (cut, signal) =>
      ok(api.GET('/users/{jid}/archive/messages', { params: { path: { jid: owner }, query: { with: filters.with, q: filters.q, ...cut } }, signal })),
    { enabled: whole },
  );
  return (
    <ConsolePage title={t('archive.title')} lead={t('archive.lead')}>
      <List
        label={t('archive.title')}
        pages={whole ? pages : { ...pages, rows: [], problem: null, busy: false }}
        columns={[
          { key: 'time', label: t('audit.time'), cell: ({ time }) => <At at={time} />, nowrap: true },
          { key: 'direction', label: t('archive.direction'), cell: ({ incoming }) => <Label color={incoming ? 'blue' : 'teal'}>{t(incoming ? 'archive.in' : 'archive.out')}</Label> },
          { key: 'peer', label: t('archive.peer'), cell: ({ peer }) => peer },
          { key: 'body', label: t('archive.text'), cell: ({ body, xml }) => body ?? <span className="parley-mono">{xml}</span>, width: 50 },
        ]}
        rowKey={({ id }) => id}
        empty={whole ? { title: t('archive.none') } : { title: t('archive.whose'), body: t('archive.whoseHelp') }}
        filters={
          <>
            <ToolbarItem>
              <SearchBox label={t('archive.owner')} value={owner} set={(value) => { set('owner', value.trim()); }} />
            </ToolbarItem>
            <ToolbarItem>
              <SearchBox label={t('archive.with')} value={filters.with ?? ''} set={(value) => { set('with', value.trim()); }} />
            </ToolbarItem>
            <ToolbarItem>
              <SearchBox label={t('archive.words')} value={filters.q ?? ''} set={(value) => { set('q', value); }} />
            </ToolbarItem>
          </>
        }
      />
    </ConsolePage>
  );
}
