import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ok } from '../../api/client';
import { TextField } from '../../components/fields';
import { FormDialog } from '../../components/form-dialog';
import { useAction } from '../../components/use-action';

export function CreateRoom({ domain, close }: { domain: string; close: () => void }) {
  const { t } = useTranslation();
  const act = useAction();
  const [local, setLocal] = useState('');
  const [name, setName] = useState('');
  const [owner, setOwner] = useState('');
  const address = local.trim();
  // A whole address says of which service; a name alone is one at the service of the domain.
  const jid = address.includes('@') ? address : `${address}@muc.${domain}`;
  return (
    <FormDialog
      title={t('rooms.create')}
      action={t('common.create')}
      ready={address !== ''}
      close={close}
      run={() =>
        act(
          ok(api.POST('/rooms', { body: { jid, owner: owner.trim() || undefined, settings: name ? { 'muc#roomconfig_roomname': name } : undefined } })),
          t('users.createdNow', { jid }),
          ['rooms'],
        )
      }
    >
      <TextField label={t('users.jid')} value={local} set={setLocal} required help={t('users.nameHelp', { jid: address ? jid : `name@muc.${domain}` })} />
      <TextField label={t('contacts.name')} value={name} set={setName} />
      <TextField label={t('rooms.owner')} value={owner} set={setOwner} help={t('rooms.ownerHelp')} />
    </FormDialog>
  );
}
