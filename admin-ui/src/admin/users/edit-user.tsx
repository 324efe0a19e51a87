import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ok, type Schemas } from '../../api/client';
import { ChoiceField, TextField } from '../../components/fields';
import { FormDialog } from '../../components/form-dialog';
import { useAction } from '../../components/use-action';
import { STATUSES } from './status';

export function EditUser({ user, close }: { user: Schemas['User']; close: () => void }) {
  const { t } = useTranslation();
  const act = useAction();
  const [status, setStatus] = useState(user.status);
  const [email, setEmail] = useState(user.email ?? '');
  const { jid } = user;
  return (
    <FormDialog
      title={t('users.editTitle', { jid })}
      action={t('common.save')}
      ready={status !== user.status || email !== (user.email ?? '')}
      close={close}
      run={() =>
        act(
          ok(
            api.PATCH('/users/{jid}', {
              params: { path: { jid } },
              body: {
                ...(status === user.status ? {} : { status }),
                ...(email === (user.email ?? '') ? {} : { email: email === '' ? null : email }),
              },
            }),
          ),
          t('common.saved'),
          ['users'],
          ['user', jid],
        )
      }
    >
      <ChoiceField
        label={t('users.status')}
        help={t('users.statusHelp')}
        value={status}
        set={setStatus}
        options={STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
      />
      <TextField label={t('users.email')} value={email} set={setEmail} type="email" />
    </FormDialog>
  );
}
