import { Button, Card, CardBody, CardFooter, CardTitle, Gallery } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, ok } from '../../api/client';
import { Confirm } from '../../components/confirm';
import { useDialog } from '../../components/dialogs';
import { Facts } from '../../components/facts';
import { ProblemAlert } from '../../components/problem-alert';
import { At } from '../../components/time';
import { useAction } from '../../components/use-action';
import { number } from '../../i18n/format';

/** How much the server keeps for an account. */
export function Kept({ jid }: { jid: string }) {
  return (
    <Gallery hasGutter minWidths={{ default: '100%', md: '22rem' }}>
      <ArchiveCard jid={jid} />
      <OfflineCard jid={jid} />
    </Gallery>
  );
}

function ArchiveCard({ jid }: { jid: string }) {
  const { t } = useTranslation();
  const act = useAction();
  const { open, dialog } = useDialog();
  const extent = useQuery({
    queryKey: ['user', jid, 'archive'],
    queryFn: ({ signal }) => ok(api.GET('/users/{jid}/archive', { params: { path: { jid } }, signal })),
  });
  const data = extent.data;
  return (
    <Card>
      <CardTitle component="h2">{t('kept.archive')}</CardTitle>
      <CardBody>
        <ProblemAlert problem={extent.error} />
        <Facts
          label={t('kept.archive')}
          loading={extent.isPending}
          facts={[
            [t('kept.messages'), data && (data.atLeast ? t('kept.atLeast', { count: data.messages, number: number(data.messages) }) : number(data.messages))],
            [t('kept.first'), data?.first && <At key="first" at={data.first} />],
            [t('kept.last'), data?.last && <At key="last" at={data.last} />],
          ]}
        />
      </CardBody>
      {data && data.messages > 0 && (
        <CardFooter>
          <Link to={`/archive?owner=${encodeURIComponent(jid)}`}>{t('kept.search')}</Link>{' '}
          <Button
            variant="link"
            isDanger
            onClick={() => {
              open((close) => (
                <Confirm
                  title={t('kept.eraseArchiveTitle', { jid })}
                  action={t('kept.erase')}
                  typed={jid}
                  close={close}
                  run={() => act(ok(api.DELETE('/users/{jid}/archive/messages', { params: { path: { jid } } })), t('kept.erased'), ['user', jid, 'archive'])}
                >
                  {t('kept.eraseArchiveHelp')}
                </Confirm>
              ));
            }}
          >
            {t('kept.erase')}
          </Button>
        </CardFooter>
      )}
      {dialog}
    </Card>
  );
}

function OfflineCard({ jid }: { jid: string }) {
  const { t } = useTranslation();
  const act = useAction();
  const { open, dialog } = useDialog();
  const offline = useQuery({
    queryKey: ['user', jid, 'offline'],
    queryFn: ({ signal }) => ok(api.GET('/users/{jid}/offline', { params: { path: { jid }, query: { limit: 1 } }, signal })),
  });
  return (
    <Card>
      <CardTitle component="h2">{t('kept.offline')}</CardTitle>
      <CardBody>
        <ProblemAlert problem={offline.error} />
        <Facts
          label={t('kept.offline')}
          loading={offline.isPending}
          facts={[
            [t('kept.waiting'), offline.data && number(offline.data.total)],
            [t('kept.first'), offline.data?.items[0] && <At key="first" at={offline.data.items[0].received} />],
          ]}
        />
      </CardBody>
      {offline.data && offline.data.total > 0 && (
        <CardFooter>
          <Button
            variant="link"
            isInline
            isDanger
            onClick={() => {
              open((close) => (
                <Confirm
                  title={t('kept.eraseOfflineTitle', { jid })}
                  action={t('kept.erase')}
                  close={close}
                  run={() => act(ok(api.DELETE('/users/{jid}/offline', { params: { path: { jid } } })), t('kept.erased'), ['user', jid, 'offline'])}
                >
                  {t('kept.eraseOfflineHelp')}
                </Confirm>
              ));
            }}
          >
            {t('kept.erase')}
          </Button>
        </CardFooter>
      )}
      {dialog}
    </Card>
  );
}
