import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ok } from '../../api/client';
import { TextField } from '../../components/fields';
import { FormDialog } from '../../components/form-dialog';
import { useAction } from '../../components/use-action';
import { useSession } from '../session-context';

export function SetPassword({ jid, close }: { jid: string; close: () => void }) {
  const { t } = useTranslation();
  const act = useAction();
  const own = useSession().jid === jid;
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  return (
    <FormDialog
      title={t('users.setPasswordTitle', { jid })}
      action={t('users.setPassword')}
      ready={password !== '' && password === again && (!own || current !== '')}
      close={close}
      run={() =>
        act(
          ok(api.PUT('/users/{jid}/password', { params: { path: { jid } }, body: own ? { password, current } : { password } })),
          t('users.passwordSet', { jid }),
        )
      }
    >
      {own && (
        <TextField label={t('users.currentPassword')} value={current} set={setCurrent} required type="password" autoComplete="current-password" />
      )}
      <TextField label={t('users.newPassword')} value={password} set={setPassword} required type="password" autoComplete="new-password" />
      <TextField
        label={t('users.again')}
        value={again}
        set={setAgain}
        required
        type="password"
        autoComplete="new-password"
        help={again !== '' && again !== password ? t('users.unequal') : undefined}
      />
    </FormDialog>
  );
}
