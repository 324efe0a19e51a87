import { Button, Label, ToolbarItem } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, ok, type Schemas } from '../../api/client';
import type { Column } from '../../components/data-table';
import { useDialog } from '../../components/dialogs';
import { DomainChoice } from '../../components/domain-choice';
import { List } from '../../components/list';
import { ConsolePage } from '../../components/page';
import { SearchBox } from '../../components/search-box';
import { useDomain } from '../../components/use-domain';
import { useFilters } from '../../components/use-filters';
import { usePages } from '../../components/use-pages';
import { number } from '../../i18n/format';
import { CreateNode } from './create-node';
import { useNodeActions } from './node-actions';

const FILTERS = ['q', 'domain', 'owner'] as const;

export function Screen() {
  const { t } = useTranslation();
  const { filters, set, clear } = useFilters(FILTERS);
  const { open, dialog } = useDialog();
  const actions = useNodeActions(open);
  const domain = useDomain(filters.domain);
  const owner = filters.owner?.includes('@') ? filters.owner : undefined;
  const pages = usePages(['nodes', domain, owner, filters.q], (cut, signal) =>
    ok(api.GET('/nodes', { params: { query: { q: filters.q, owner, domain: owner ? undefined : domain, ...cut } }, signal })),
  );
  const service = owner ?? `pubsub.${domain}`;
  return (
    <ConsolePage
      title={t('nodes.title')}
      lead={t('nodes.lead')}
      actions={<Button onClick={() => { open((close) => <CreateNode service={service} close={close} />); }}>{t('nodes.create')}</Button>}
    >
      <List
        label={t('nodes.title')}
        pages={pages}
        columns={useColumns()}
        rowKey={({ id }) => id}
        rowLabel={({ node }) => node}
        actions={actions}
        filtered={filters.q !== undefined || owner !== undefined}
        clear={clear}
        empty={{ title: t('nodes.none') }}
        filters={
          <>
            <ToolbarItem>
              <SearchBox label={t('users.search')} value={filters.q ?? ''} set={(value) => { set('q', value); }} />
            </ToolbarItem>
            <ToolbarItem>
              <SearchBox label={t('nodes.ofAccount')} value={filters.owner ?? ''} set={(value) => { set('owner', value.trim()); }} />
            </ToolbarItem>
            <DomainChoice value={domain} set={(value) => { set('domain', value); }} />
          </>
        }
      />
      {dialog}
    </ConsolePage>
  );
}

function useColumns(): Column<Schemas['Node']>[] {
  const { t } = useTranslation();
  return [
    { key: 'node', label: t('nodes.node'), cell: ({ id, node }) => <Link to={`/nodes/${encodeURIComponent(id)}`}>{node}</Link>, width: 35 },
    { key: 'title', label: t('contacts.name'), cell: ({ title }) => title ?? '–' },
    { key: 'kind', label: t('nodes.kind'), cell: ({ collection }) => <Label color={collection ? 'purple' : 'blue'}>{t(collection ? 'nodes.collection' : 'nodes.leaf')}</Label> },
    { key: 'access', label: t('nodes.access'), cell: ({ access }) => access },
    { key: 'items', label: t('nodes.part.items'), cell: ({ items }) => number(items) },
    { key: 'subscriptions', label: t('nodes.part.subscriptions'), cell: ({ subscribers }) => number(subscribers) },
  ];
}
