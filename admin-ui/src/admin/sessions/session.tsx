import { Button, Card, CardBody } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { api, ok } from '../../api/client';
import { useDialog } from '../../components/dialogs';
import { Facts } from '../../components/facts';
import { ConsolePage } from '../../components/page';
import { ProblemState } from '../../components/problem-alert';
import { At } from '../../components/time';
import { number } from '../../i18n/format';
import { LOOPBACK, StateLabel, useSessionActions } from './session-columns';

export function Screen() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const navigate = useNavigate();
  const { open, dialog } = useDialog();
  const actions = useSessionActions(open, () => void navigate('/sessions'));
  const query = useQuery({
    queryKey: ['sessions', 'one', id],
    refetchInterval: 10_000,
    queryFn: ({ signal }) => ok(api.GET('/sessions/{id}', { params: { path: { id } }, signal })),
  });
  const session = query.data;
  const account = session?.jid.split('/')[0];
  return (
    <ConsolePage
      title={session?.jid ?? t('sessions.one')}
      parent={{ to: '/sessions', title: t('sessions.title') }}
      actions={
        session &&
        actions(session).map(({ label, run, danger }) => (
          <Button key={label} variant={danger ? 'danger' : 'secondary'} onClick={run} className="parley-action">
            {label}
          </Button>
        ))
      }
    >
      {query.isError && !session ? (
        <ProblemState problem={query.error} retry={() => void query.refetch()} />
      ) : (
        <Card>
          <CardBody>
            <Facts
              label={t('common.details')}
              loading={!session}
              facts={[
                [t('sessions.account'), account && <Link key="account" to={`/users/${encodeURIComponent(account)}`}>{account}</Link>],
                [t('sessions.state'), session && <StateLabel key="state" state={session.state} />],
                [t('sessions.show'), session?.show],
                [t('sessions.statusText'), session?.statusText],
                [t('sessions.priority'), session && number(session.priority)],
                [t('sessions.since'), session && <At key="since" at={session.since} />],
                [t('sessions.address'), session?.address],
                [t('sessions.transport'), session?.transport && t(`transport.${session.transport}`)],
                [t('sessions.tls'), session && (session.tls === LOOPBACK ? t('sessions.loopback') : (session.tls ?? t('sessions.noTls')))],
              ]}
            />
          </CardBody>
        </Card>
      )}
      {dialog}
    </ConsolePage>
  );
}
