import { Bullseye, Button, Card, CardBody, CardFooter, CardTitle, Spinner } from '@patternfly/react-core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { whenExpired } from '../../api/client';
import { leave, may, SESSION, useLogOut, useSessionQuery, type Session } from '../../api/session';
import { ProblemState } from '../../components/problem-alert';
import { SessionContext } from '../session-context';
import { useAbsence } from './absence';
import { LogIn, type Ended } from './log-in';

/** Nobody passes who is not logged in as an administrator. After a session has expired, its page is still there. */
export function Gate({ children }: { children: (session: Session) => ReactNode }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const query = useSessionQuery();
  const [ended, setEnded] = useState<Ended>();
  const logOut = useLogOut();
  const watching = Boolean(query.data);
  useEffect(() => {
    whenExpired(() => {
      if (!client.getQueryData(SESSION)) return;
      setEnded('expired');
      leave(client);
    });
  }, [client]);
  useEffect(() => {
    if (watching) setEnded(undefined);
  }, [watching]);
  useAbsence(() => {
    setEnded('idle');
    logOut.mutate();
  }, watching);
  if (query.isPending) {
    return (
      <Bullseye className="parley-gate">
        <Spinner aria-label={t('common.loading')} />
      </Bullseye>
    );
  }
  if (query.isError) {
    return (
      <Bullseye className="parley-gate">
        <ProblemState problem={query.error} retry={() => void query.refetch()} />
      </Bullseye>
    );
  }
  const session = query.data;
  if (!session) return <LogIn ended={ended} />;
  if (!may(session, 'domain-admin')) return <NoAdministrator session={session} />;
  return <SessionContext value={session}>{children(session)}</SessionContext>;
}

function NoAdministrator({ session }: { session: Session }) {
  const { t } = useTranslation();
  const logOut = useLogOut();
  return (
    <Bullseye className="parley-gate">
      <Card className="parley-card">
        <CardTitle component="h1">{t('login.noAdministrator')}</CardTitle>
        <CardBody>{t('login.noAdministratorHelp', { jid: session.jid })}</CardBody>
        <CardFooter>
          <Button
            onClick={() => {
              logOut.mutate();
            }}
          >
            {t('shell.logOut')}
          </Button>
        </CardFooter>
      </Card>
    </Bullseye>
  );
}
