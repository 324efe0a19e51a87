import { Card, CardBody, CardTitle, Stack, StackItem } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ok, type Schemas } from '../../api/client';
import { Facts } from '../../components/facts';
import { ConsolePage } from '../../components/page';
import { ProblemState } from '../../components/problem-alert';
import { At } from '../../components/time';
import { useMay } from '../session-context';
import { Charts } from './charts';
import { PlannedStandstill, StandstillMenu } from './standstill';
import { bytes, duration, number } from '../../i18n/format';

const EVERY = 10_000;

export function Screen() {
  const { t } = useTranslation();
  const figures = useMay('installation-admin');
  const server = useQuery({
    queryKey: ['server'],
    refetchInterval: EVERY,
    queryFn: ({ signal }) => ok(api.GET('/server', { signal })),
  });
  return (
    <ConsolePage title={t('overview.title')} actions={figures && <StandstillMenu />}>
      {server.isError && !server.data ? (
        <ProblemState problem={server.error} retry={() => void server.refetch()} />
      ) : (
        <Stack hasGutter>
          {figures && <PlannedStandstill />}
          <StackItem>
            <ServerCard server={server.data} />
          </StackItem>
          {figures && (
            <StackItem>
              <Charts />
            </StackItem>
          )}
        </Stack>
      )}
    </ConsolePage>
  );
}

function ServerCard({ server }: { server: Schemas['Server'] | undefined }) {
  const { t } = useTranslation();
  const heap = server?.heapUsed !== undefined && server.heapMax !== undefined;
  return (
    <Card isFullHeight>
      <CardTitle component="h2">{t('overview.server')}</CardTitle>
      <CardBody>
        <Facts
          label={t('overview.server')}
          loading={!server}
          facts={[
            [t('overview.version'), server && `${server.name} ${server.version}`],
            [t('overview.started'), <At key="at" at={server?.started} />],
            [t('overview.uptime'), server && duration(server.uptime)],
            [t('overview.domains'), server && number(server.domains)],
            [t('overview.sessions'), server?.sessions !== undefined && number(server.sessions)],
            [t('overview.heap'), heap && t('overview.heapOf', { used: bytes(server.heapUsed ?? 0), max: bytes(server.heapMax ?? 0) })],
            [t('overview.processors'), server?.processors !== undefined && number(server.processors)],
            [t('overview.java'), server?.java],
            [t('overview.system'), server?.system],
          ]}
        />
      </CardBody>
    </Card>
  );
}
