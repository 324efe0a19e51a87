import { Button, Card, CardBody, CardTitle, Checkbox, Form } from '@patternfly/react-core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ok } from '../../api/client';
import { Confirm } from '../../components/confirm';
import { useDialog } from '../../components/dialogs';
import { TextField } from '../../components/fields';
import { useToasts } from '../../components/toasts';

/** Something that is said once. */
export function Announce({ domain }: { domain: string }) {
  const { t } = useTranslation();
  const { done } = useToasts();
  const { open, dialog } = useDialog();
  const [subject, setSubject] = useState('');
  const [body, setBody] = useState('');
  const [everybody, setEverybody] = useState(false);
  const send = async () => {
    const { count } = await ok(api.POST('/announcements', { body: { domain, body, subject: subject || undefined, everybody } }));
    done(t(everybody ? 'announcements.sentAll' : 'announcements.sent', { count }));
    setSubject('');
    setBody('');
    setEverybody(false);
  };
  const ask = (event: FormEvent) => {
    event.preventDefault();
    open((close) => (
      <Confirm title={t('announcements.askTitle', { domain })} action={t('announcements.send')} danger={false} run={send} close={close}>
        {t(everybody ? 'announcements.askAllHelp' : 'announcements.askHelp')}
      </Confirm>
    ));
  };
  return (
    <Card>
      <CardTitle component="h2">{t('announcements.now')}</CardTitle>
      <CardBody>
        <Form onSubmit={ask} isWidthLimited>
          <TextField label={t('announcements.subject')} value={subject} set={setSubject} />
          <TextField label={t('announcements.body')} value={body} set={setBody} rows={4} required />
          <Checkbox
            id="announce-everybody"
            label={t('announcements.everybody')}
            description={t('announcements.everybodyHelp')}
            isChecked={everybody}
            onChange={(_event, checked) => { setEverybody(checked); }}
          />
          <div>
            <Button type="submit" isDisabled={body.trim() === '' || domain === ''}>
              {t('announcements.send')}
            </Button>
          </div>
        </Form>
      </CardBody>
      {dialog}
    </Card>
  );
}
