import { Button, Label } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, ok, type Schemas } from '../../api/client';
import { DataTable, type Column } from '../../components/data-table';
import { useDialog } from '../../components/dialogs';
import { ConsolePage } from '../../components/page';
import { Secret } from '../../components/secret';
import { number } from '../../i18n/format';
import { useComponentActions } from './component-actions';
import { AddComponent } from './edit-component';
import { COMPONENTS } from './settings';
import { ComponentState } from './state';

type Component = Schemas['Component'];

export function Screen() {
  const { t } = useTranslation();
  const { open, dialog } = useDialog();
  const secret = useDialog();
  const actions = useComponentActions(open);
  const query = useQuery({ queryKey: COMPONENTS, refetchInterval: 10_000, queryFn: ({ signal }) => ok(api.GET('/components', { signal })) });
  const made = (text: string) => {
    secret.open((close) => <Secret title={t('components.made')} secret={text} close={close} />);
  };
  return (
    <ConsolePage
      title={t('components.title')}
      lead={t('components.lead')}
      actions={<Button onClick={() => { open((close) => <AddComponent made={made} close={close} />); }}>{t('components.add')}</Button>}
    >
      <DataTable
        label={t('components.title')}
        columns={useColumns()}
        rows={query.data?.items}
        rowKey={({ domain }) => domain}
        problem={query.error}
        retry={() => void query.refetch()}
        empty={{ title: t('components.none'), body: t('components.noneHelp') }}
        actions={actions}
      />
      {dialog}
      {secret.dialog}
    </ConsolePage>
  );
}

function useColumns(): Column<Component>[] {
  const { t } = useTranslation();
  return [
    { key: 'domain', label: t('common.domain'), cell: ({ domain }) => <Link to={`/components/${encodeURIComponent(domain)}`}>{domain}</Link>, width: 30 },
    { key: 'state', label: t('sessions.state'), cell: (component) => <ComponentState component={component} /> },
    { key: 'type', label: t('components.type'), cell: ({ settings: { type } }) => type && t(`components.is.${type}`) },
    { key: 'connections', label: t('components.connections'), cell: ({ connections }) => number(connections.length) },
    { key: 'sent', label: t('components.sent'), cell: ({ sent }) => number(sent) },
    {
      key: 'origin',
      label: t('configuration.origin'),
      cell: ({ configured }) => (configured ? <Label color="grey">{t('components.file')}</Label> : t('components.here')),
      nowrap: true,
    },
  ];
}
