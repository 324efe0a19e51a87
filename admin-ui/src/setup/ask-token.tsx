import { Alert, Bullseye, Button, Card, CardBody, CardHeader, Content, Form, Title } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../components/fields';
import { ProblemAlert } from '../components/problem-alert';

interface Props {
  refused: boolean;
  problem: unknown;
  enter: (token: string) => void;
}

export function AskToken({ refused, problem, enter }: Props) {
  const { t } = useTranslation();
  const [token, setToken] = useState('');
  return (
    <Bullseye>
      <Card className="parley-card">
        <CardHeader>
          <Title headingLevel="h1" size="2xl">
            {t('setup.title')}
          </Title>
          <Content component="p">{t('setup.token.help')}</Content>
        </CardHeader>
        <CardBody>
          <Form
            onSubmit={(event) => {
              event.preventDefault();
              if (token.trim()) enter(token.trim());
            }}
          >
            {refused && <Alert variant="danger" isInline role="alert" title={t('setup.token.refused')} />}
            <ProblemAlert problem={problem} />
            <TextField label={t('setup.token.label')} value={token} set={setToken} required />
            <Button type="submit" isBlock isDisabled={!token.trim()}>
              {t('setup.token.action')}
            </Button>
          </Form>
        </CardBody>
      </Card>
    </Bullseye>
  );
}
