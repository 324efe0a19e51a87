import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ok } from '../../api/client';
import { TextField } from '../../components/fields';
import { FormDialog } from '../../components/form-dialog';
import { useAction } from '../../components/use-action';

export function SendNotice({ id, jid, close }: { id: string; jid: string; close: () => void }) {
  const { t } = useTranslation();
  const act = useAction();
  const [subject, setSubject] = useState('');
  const [body, setBody] = useState('');
  return (
    <FormDialog
      title={t('sessions.messageTitle', { jid })}
      description={t('sessions.messageHelp')}
      action={t('sessions.send')}
      ready={body.trim() !== ''}
      close={close}
      run={() =>
        act(ok(api.POST('/sessions/{id}/messages', { params: { path: { id } }, body: { body, subject: subject || undefined } })), t('sessions.sent', { jid }))
      }
    >
      <TextField label={t('announcements.subject')} value={subject} set={setSubject} />
      <TextField label={t('announcements.body')} value={body} set={setBody} rows={4} required />
    </FormDialog>
  );
}
