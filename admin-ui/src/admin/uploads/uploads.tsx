import { Card, CardBody, CardTitle, Stack, StackItem, ToolbarItem } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, ok } from '../../api/client';
import { Confirm } from '../../components/confirm';
import { useDialog } from '../../components/dialogs';
import { DomainChoice } from '../../components/domain-choice';
import { Facts } from '../../components/facts';
import { List } from '../../components/list';
import { ConsolePage } from '../../components/page';
import { ProblemAlert } from '../../components/problem-alert';
import { SearchBox } from '../../components/search-box';
import { Ago, At } from '../../components/time';
import { useAction } from '../../components/use-action';
import { useDomain } from '../../components/use-domain';
import { useFilters } from '../../components/use-filters';
import { usePages } from '../../components/use-pages';
import { bytes, number } from '../../i18n/format';

const FILTERS = ['domain', 'owner'] as const;

export function Screen() {
  const { t } = useTranslation();
  const act = useAction();
  const { filters, set, clear } = useFilters(FILTERS);
  const { open, dialog } = useDialog();
  const domain = useDomain(filters.domain);
  const owner = filters.owner?.includes('@') ? filters.owner : undefined;
  const whose = owner ? { owner } : { domain };
  const pages = usePages(['uploads', whose], (cut, signal) => ok(api.GET('/uploads', { params: { query: { ...whose, ...cut } }, signal })));
  const remove = (id: string, name: string) => {
    open((close) => (
      <Confirm
        title={t('uploads.deleteTitle', { name })}
        action={t('common.delete')}
        close={close}
        run={() => act(ok(api.DELETE('/uploads/{id}', { params: { path: { id } } })), t('users.deleted', { jid: name }), ['uploads'])}
      >
        {t('uploads.deleteHelp')}
      </Confirm>
    ));
  };
  return (
    <ConsolePage title={t('uploads.title')} lead={t('uploads.lead')}>
      <Stack hasGutter>
        <StackItem>
          <Usage whose={whose} />
        </StackItem>
        <StackItem>
          <List
            label={t('uploads.title')}
            pages={pages}
            columns={[
              { key: 'name', label: t('uploads.file'), cell: ({ name }) => name, width: 25 },
              { key: 'owner', label: t('uploads.owner'), cell: (file) => <Link to={`/users/${encodeURIComponent(file.owner)}`}>{file.owner}</Link>, width: 20 },
              { key: 'type', label: t('uploads.type'), cell: ({ contentType }) => contentType ?? '–', nowrap: true },
              { key: 'bytes', label: t('uploads.size'), cell: (file) => bytes(file.bytes), nowrap: true },
              { key: 'uploaded', label: t('uploads.uploaded'), cell: ({ uploaded }) => (uploaded ? <Ago at={uploaded} /> : t('uploads.awaited')), nowrap: true },
              { key: 'expires', label: t('devices.expires'), cell: ({ expires }) => <At at={expires} />, nowrap: true },
            ]}
            rowKey={({ id }) => id}
            rowLabel={({ name }) => name}
            filtered={owner !== undefined}
            clear={clear}
            empty={{ title: t('uploads.none') }}
            actions={({ id, name }) => [{ label: t('common.delete'), danger: true, run: () => { remove(id, name); } }]}
            filters={
              <>
                <ToolbarItem>
                  <SearchBox label={t('uploads.ofAccount')} value={filters.owner ?? ''} set={(value) => { set('owner', value.trim()); }} />
                </ToolbarItem>
                <DomainChoice value={domain} set={(value) => { set('domain', value); }} />
              </>
            }
          />
        </StackItem>
      </Stack>
      {dialog}
    </ConsolePage>
  );
}

function Usage({ whose }: { whose: { owner?: string; domain?: string } }) {
  const { t } = useTranslation();
  const usage = useQuery({ queryKey: ['uploads', 'usage', whose], queryFn: ({ signal }) => ok(api.GET('/uploads/usage', { params: { query: whose }, signal })) });
  const one = usage.data?.items[0];
  const of = (used: number, quota: number) => (quota === 0 ? t('uploads.unbounded', { used: bytes(used) }) : t('overview.heapOf', { used: bytes(used), max: bytes(quota) }));
  return (
    <Card>
      <CardTitle component="h2">{one?.name ?? t('uploads.usage')}</CardTitle>
      <CardBody>
        <ProblemAlert problem={usage.error} />
        <Facts
          label={t('uploads.usage')}
          loading={usage.isPending}
          facts={[
            [t('uploads.files'), one && number(one.files)],
            [t('uploads.room'), one && of(one.bytes, one.quota)],
            [t('uploads.today'), one && of(one.today, one.dailyQuota)],
          ]}
        />
      </CardBody>
    </Card>
  );
}
