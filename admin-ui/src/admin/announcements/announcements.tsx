import { Button, Card, CardBody, Form } from '@patternfly/react-core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ok } from '../../api/client';
import { Confirm } from '../../components/confirm';
import { useDialog } from '../../components/dialogs';
import { ChoiceField, TextField } from '../../components/fields';
import { ConsolePage } from '../../components/page';
import { useToasts } from '../../components/toasts';
import { useSession } from '../session-context';

export function Screen() {
  const { t } = useTranslation();
  const { domains } = useSession();
  const { done } = useToasts();
  const { open, dialog } = useDialog();
  const [domain, setDomain] = useState(domains[0] ?? '');
  const [subject, setSubject] = useState('');
  const [body, setBody] = useState('');
  const send = async () => {
    const { count } = await ok(api.POST('/announcements', { body: { domain, body, subject: subject || undefined } }));
    done(t('announcements.sent', { count }));
    setSubject('');
    setBody('');
  };
  const ask = (event: FormEvent) => {
    event.preventDefault();
    open((close) => (
      <Confirm title={t('announcements.askTitle', { domain })} action={t('announcements.send')} danger={false} run={send} close={close}>
        {t('announcements.askHelp')}
      </Confirm>
    ));
  };
  return (
    <ConsolePage title={t('announcements.title')} lead={t('announcements.lead')}>
      <Card>
        <CardBody>
          <Form onSubmit={ask} isWidthLimited>
            <ChoiceField label={t('common.domain')} value={domain} set={setDomain} options={domains.map((value) => ({ value, label: value }))} />
            <TextField label={t('announcements.subject')} value={subject} set={setSubject} />
            <TextField label={t('announcements.body')} value={body} set={setBody} rows={6} required />
            <div>
              <Button type="submit" isDisabled={body.trim() === '' || domain === ''}>
                {t('announcements.send')}
              </Button>
            </div>
          </Form>
        </CardBody>
      </Card>
      {dialog}
    </ConsolePage>
  );
}
