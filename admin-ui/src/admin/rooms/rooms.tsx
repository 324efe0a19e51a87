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
import { Ago } from '../../components/time';
import { useDomain } from '../../components/use-domain';
import { useFilters } from '../../components/use-filters';
import { usePages } from '../../components/use-pages';
import { number } from '../../i18n/format';
import { CreateRoom } from './create-room';
import { useRoomActions } from './room-actions';

const FILTERS = ['q', 'domain'] as const;

export function Screen() {
  const { t } = useTranslation();
  const { filters, set, clear } = useFilters(FILTERS);
  const { open, dialog } = useDialog();
  const actions = useRoomActions(open);
  const domain = useDomain(filters.domain);
  const pages = usePages(['rooms', domain, filters.q], (cut, signal) =>
    ok(api.GET('/rooms', { params: { query: { q: filters.q, domain, ...cut } }, signal })),
  );
  return (
    <ConsolePage
      title={t('rooms.title')}
      actions={<Button onClick={() => { open((close) => <CreateRoom domain={domain} close={close} />); }}>{t('rooms.create')}</Button>}
    >
      <List
        label={t('rooms.title')}
        pages={pages}
        columns={useColumns()}
        rowKey={({ jid }) => jid}
        actions={(room) => actions(room.jid)}
        filtered={filters.q !== undefined}
        clear={clear}
        empty={{ title: t('rooms.none'), body: t('rooms.noneHelp') }}
        filters={
          <>
            <ToolbarItem>
              <SearchBox label={t('rooms.search')} value={filters.q ?? ''} set={(value) => { set('q', value); }} />
            </ToolbarItem>
            <DomainChoice value={domain} set={(value) => { set('domain', value); }} />
          </>
        }
      />
      {dialog}
    </ConsolePage>
  );
}

function useColumns(): Column<Schemas['Room']>[] {
  const { t } = useTranslation();
  return [
    { key: 'jid', label: t('users.jid'), cell: ({ jid }) => <Link to={`/rooms/${encodeURIComponent(jid)}`}>{jid}</Link>, width: 35 },
    { key: 'name', label: t('contacts.name'), cell: ({ name }) => name || '–', width: 25 },
    { key: 'listed', label: t('rooms.visibility'), cell: ({ listed }) => <Label color={listed ? 'green' : 'grey'}>{t(listed ? 'rooms.public' : 'rooms.hidden')}</Label> },
    { key: 'occupants', label: t('rooms.part.occupants'), cell: ({ occupants }) => number(occupants) },
    { key: 'created', label: t('users.created'), cell: ({ created }) => <Ago at={created} />, nowrap: true },
  ];
}
