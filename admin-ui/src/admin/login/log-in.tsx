import { Alert, Bullseye, Button, Card, CardBody, CardHeader, Content, Form, Title } from '@patternfly/react-core';
import { useEffect, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../api/problem';
import { useLogIn } from '../../api/session';
import { TextField } from '../../components/fields';
import { ProblemAlert } from '../../components/problem-alert';

/** Why nobody is logged in any more. */
export type Ended = 'expired' | 'idle';

export function LogIn({ ended }: { ended?: Ended }) {
  const { t } = useTranslation();
  const logIn = useLogIn();
  const [jid, setJid] = useState('');
  const [password, setPassword] = useState('');
  useEffect(() => {
    document.title = `${t('login.title')} – Parley`;
  }, [t]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (jid && password) logIn.mutate({ jid: jid.trim(), password });
  };
  const refused = logIn.error instanceof Problem && logIn.error.status === 401;
  return (
    <Bullseye className="parley-gate">
      <Card className="parley-card" component="main">
        <CardHeader>
          <img src="/parley.svg" alt="" width="48" height="48" />
          <Title headingLevel="h1" size="2xl">
            {t('login.title')}
          </Title>
          <Content component="p">{t('login.lead')}</Content>
        </CardHeader>
        <CardBody>
          <Form onSubmit={submit}>
            {ended && !logIn.error && <Alert variant="info" isInline title={t(`login.${ended}`)} />}
            {refused ? (
              <Alert variant="danger" isInline title={t('login.refused')} role="alert" />
            ) : (
              <ProblemAlert problem={logIn.error} />
            )}
            <TextField label={t('login.jid')} value={jid} set={setJid} required autoComplete="username" placeholder="admin@example.org" />
            <TextField label={t('login.password')} value={password} set={setPassword} required type="password" autoComplete="current-password" />
            <Button type="submit" isBlock isLoading={logIn.isPending} isDisabled={logIn.isPending || !jid || !password}>
              {t('login.action')}
            </Button>
          </Form>
        </CardBody>
      </Card>
    </Bullseye>
  );
}
