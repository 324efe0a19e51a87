import { Button, Label, ToolbarItem } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, ok, type Schemas } from '../../api/client';
import type { Column } from '../../components/data-table';
import { useDialog } from '../../components/dialogs';
import { DomainFilter } from '../../components/domain-filter';
import { FilterChoice, List } from '../../components/list';
import { ConsolePage } from '../../components/page';
import { SearchBox } from '../../components/search-box';
import { Ago } from '../../components/time';
import { useFilters } from '../../components/use-filters';
import { usePages } from '../../components/use-pages';
import { number } from '../../i18n/format';
import { CreateUser } from './create-user';
import { LastSeen } from './last-seen';
import { isStatus, STATUSES, StatusLabel } from './status';
import { useUserActions } from './user-actions';

type User = Schemas['User'];
const FILTERS = ['q', 'domain', 'status'] as const;

export function Screen() {
  const { t } = useTranslation();
  const { filters, set, clear, active } = useFilters(FILTERS);
  const { open, dialog } = useDialog();
  const actions = useUserActions(open);
  const status = isStatus(filters.status) ? filters.status : undefined;
  const pages = usePages(['users', filters], (cut, signal) =>
    ok(api.GET('/users', { params: { query: { q: filters.q, domain: filters.domain, status, ...cut } }, signal })),
  );
  return (
    <ConsolePage
      title={t('users.title')}
      actions={
        <Button
          onClick={() => {
            open((close) => <CreateUser close={close} />);
          }}
        >
          {t('users.create')}
        </Button>
      }
    >
      <List
        label={t('users.title')}
        pages={pages}
        columns={useColumns()}
        rowKey={({ jid }) => jid}
        actions={actions}
        filtered={active}
        clear={clear}
        empty={{ title: t('users.none'), body: t('users.noneHelp') }}
        filters={
          <>
            <ToolbarItem>
              <SearchBox
                label={t('users.search')}
                value={filters.q ?? ''}
                set={(value) => {
                  set('q', value);
                }}
              />
            </ToolbarItem>
            <DomainFilter
              value={filters.domain ?? ''}
              set={(value) => {
                set('domain', value);
              }}
            />
            <FilterChoice
              label={t('users.anyStatus')}
              value={filters.status ?? ''}
              set={(value) => {
                set('status', value);
              }}
              options={STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
            />
          </>
        }
      />
      {dialog}
    </ConsolePage>
  );
}

function useColumns(): Column<User>[] {
  const { t } = useTranslation();
  return [
    { key: 'jid', label: t('users.jid'), cell: ({ jid }) => <Link to={`/users/${encodeURIComponent(jid)}`}>{jid}</Link>, width: 35 },
    { key: 'status', label: t('users.status'), cell: ({ status }) => <StatusLabel status={status} /> },
    {
      key: 'role',
      label: t('users.role'),
      cell: ({ role }) => (role === 'user' ? t('role.user') : <Label color="purple">{t(`role.${role}`)}</Label>),
    },
    { key: 'sessions', label: t('users.sessions'), cell: ({ sessions }) => number(sessions) },
    { key: 'seen', label: t('users.lastSeen'), cell: (user) => <LastSeen user={user} />, nowrap: true },
    { key: 'created', label: t('users.created'), cell: ({ created }) => <Ago at={created} />, nowrap: true },
  ];
}
