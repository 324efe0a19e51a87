import { Alert, Card, CardBody, CardTitle, Label, Stack, StackItem } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { api, ok, type Schemas } from '../../api/client';
import { ActionMenu } from '../../components/action-menu';
import { DataTable } from '../../components/data-table';
import { useDialog } from '../../components/dialogs';
import { Facts } from '../../components/facts';
import { ConsolePage } from '../../components/page';
import { ProblemState } from '../../components/problem-alert';
import { At } from '../../components/time';
import { number } from '../../i18n/format';
import { useComponentActions } from './component-actions';
import { COMPONENTS } from './settings';
import { ComponentState } from './state';

type Component = Schemas['Component'];

export function Screen() {
  const { t } = useTranslation();
  const { domain = '' } = useParams();
  const navigate = useNavigate();
  const { open, dialog } = useDialog();
  const actions = useComponentActions(open, () => void navigate('/components'));
  const query = useQuery({
    queryKey: [...COMPONENTS, 'one', domain],
    refetchInterval: 10_000,
    queryFn: ({ signal }) => ok(api.GET('/components/{domain}', { params: { path: { domain } }, signal })),
  });
  const data = query.data;
  const possible = data ? actions(data) : [];
  return (
    <ConsolePage
      title={domain}
      parent={{ to: '/components', title: t('components.title') }}
      actions={possible.length > 0 && <ActionMenu label={t('common.actions')} actions={possible} />}
    >
      {query.isError && !data ? (
        <ProblemState problem={query.error} retry={() => void query.refetch()} />
      ) : (
        <Stack hasGutter>
          {data?.configured && (
            <StackItem>
              <Alert isInline variant="info" title={t('components.fixed')} />
            </StackItem>
          )}
          {data?.troubles.map((trouble) => (
            <StackItem key={trouble}>
              <Alert isInline variant="danger" title={trouble} className="parley-fact" />
            </StackItem>
          ))}
          <StackItem>
            <Card>
              <CardBody>
                <ComponentFacts component={data} />
              </CardBody>
            </Card>
          </StackItem>
          <StackItem>
            <Card>
              <CardTitle component="h2">{t('components.connections')}</CardTitle>
              <CardBody>
                <Connections component={data} />
              </CardBody>
            </Card>
          </StackItem>
        </Stack>
      )}
      {dialog}
    </ConsolePage>
  );
}

function ComponentFacts({ component }: { component: Component | undefined }) {
  const { t } = useTranslation();
  const settings = component?.settings;
  const lines = (values: string[] | undefined) => (values?.length ? <span className="parley-mono">{values.join('\n')}</span> : undefined);
  return (
    <Facts
      label={t('common.details')}
      loading={!component}
      facts={[
        [t('sessions.state'), component && <ComponentState key="state" component={component} />],
        [t('components.type'), settings?.type && t(`components.is.${settings.type}`)],
        [t('components.protocol'), settings?.protocol === 'autodetect' ? t('components.autodetect') : settings?.protocol],
        [t('components.remote'), lines(settings?.remote)],
        [t('features.port'), settings?.port ? String(settings.port) : undefined],
        [t('components.balancing'), settings?.loadBalancer && t(`components.by.${settings.loadBalancer}`)],
        [t('components.routings'), lines(settings?.routings)],
        [t('components.privileges'), lines(settings?.privileges)],
        [t('components.sent'), component && number(component.sent)],
      ]}
    />
  );
}

function Connections({ component }: { component: Component | undefined }) {
  const { t } = useTranslation();
  return (
    <DataTable
      label={t('components.connections')}
      columns={[
        { key: 'address', label: t('sessions.address'), cell: ({ address }) => address },
        { key: 'tls', label: t('sessions.tls'), cell: ({ secure }) => <Label color={secure ? 'green' : 'grey'}>{secure ? 'TLS' : t('sessions.noTls')}</Label> },
        { key: 'since', label: t('sessions.since'), cell: ({ since }) => <At at={since} />, nowrap: true },
        { key: 'names', label: t('components.names'), cell: ({ names }) => names.join(', ') },
        { key: 'received', label: t('components.received'), cell: ({ received }) => number(received) },
      ]}
      rows={component?.connections}
      rowKey={({ address, since }) => `${address} ${since}`}
      empty={{ title: t('components.noConnections'), body: t('components.noConnectionsHelp') }}
    />
  );
}
