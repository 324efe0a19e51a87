import { ToolbarItem } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { api, ok } from '../../api/client';
import { DomainFilter } from '../../components/domain-filter';
import { List } from '../../components/list';
import { ConsolePage } from '../../components/page';
import { SearchBox } from '../../components/search-box';
import { At } from '../../components/time';
import { useFilters } from '../../components/use-filters';
import { usePages } from '../../components/use-pages';
import { useMay, useSession } from '../session-context';

const FILTERS = ['actor', 'action', 'target', 'domain'] as const;
const TEXTS = ['actor', 'action', 'target'] as const;

export function Screen() {
  const { t } = useTranslation();
  const { domains } = useSession();
  const everything = useMay('installation-admin');
  const { filters, set, clear, active } = useFilters(FILTERS);
  const domain = filters.domain ?? (everything ? undefined : domains[0]);
  const pages = usePages(['audit', filters, domain], (cut, signal) =>
    ok(api.GET('/audit', { params: { query: { actor: filters.actor, action: filters.action, target: filters.target, domain, ...cut } }, signal })),
  );
  return (
    <ConsolePage title={t('audit.title')} lead={t('audit.lead')}>
      <List
        label={t('audit.title')}
        pages={pages}
        columns={[
          { key: 'time', label: t('audit.time'), cell: ({ time }) => <At at={time} />, nowrap: true },
          { key: 'actor', label: t('audit.actor'), cell: ({ actor }) => actor, width: 15 },
          { key: 'action', label: t('audit.action'), cell: ({ action }) => action, width: 15 },
          { key: 'target', label: t('audit.target'), cell: ({ target }) => target, width: 15 },
          { key: 'detail', label: t('audit.detail'), cell: ({ detail }) => detail || '–', width: 20 },
          { key: 'origin', label: t('audit.origin'), cell: ({ origin, address }) => [origin, address].filter(Boolean).join(', ') || '–', width: 15 },
          { key: 'outcome', label: t('audit.outcome'), cell: ({ outcome }) => outcome ?? '–', width: 10 },
        ]}
        rowKey={({ id }) => id}
        filtered={active}
        clear={clear}
        empty={{ title: t('audit.none') }}
        filters={
          <>
            {TEXTS.map((name) => (
              <ToolbarItem key={name}>
                <SearchBox label={t(`audit.${name}`)} value={filters[name] ?? ''} set={(value) => { set(name, value); }} />
              </ToolbarItem>
            ))}
            <DomainFilter value={filters.domain ?? ''} set={(value) => { set('domain', value); }} />
          </>
        }
      />
    </ConsolePage>
  );
}
