import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ok } from '../../api/client';
import { ChoiceField, TextField } from '../../components/fields';
import { FormDialog } from '../../components/form-dialog';
import { useAction } from '../../components/use-action';
import { useSession } from '../session-context';

export function CreateUser({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const { domains } = useSession();
  const act = useAction();
  const [name, setName] = useState('');
  const [domain, setDomain] = useState(domains[0] ?? '');
  const [password, setPassword] = useState('');
  const [email, setEmail] = useState('');
  const jid = `${name.trim()}@${domain}`;
  return (
    <FormDialog
      title={t('users.create')}
      action={t('common.create')}
      ready={name.trim() !== '' && password !== ''}
      close={close}
      run={() =>
        act(ok(api.POST('/users', { body: { jid, password, email: email || undefined } })), t('users.createdNow', { jid }), ['users'], ['domains'])
      }
    >
      <TextField label={t('users.name')} value={name} set={setName} required help={t('users.nameHelp', { jid: name ? jid : `name@${domain}` })} />
      {domains.length > 1 && (
        <ChoiceField label={t('common.domain')} value={domain} set={setDomain} options={domains.map((value) => ({ value, label: value }))} />
      )}
      <TextField label={t('users.password')} value={password} set={setPassword} required type="password" autoComplete="new-password" />
      <TextField label={t('users.email')} value={email} set={setEmail} type="email" />
    </FormDialog>
  );
}
