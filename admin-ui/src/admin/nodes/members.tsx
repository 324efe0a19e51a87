import { Button, ToolbarItem } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ok, type Schemas } from '../../api/client';
import { useDialog } from '../../components/dialogs';
import { ChoiceField, TextField } from '../../components/fields';
import { FormDialog } from '../../components/form-dialog';
import { List } from '../../components/list';
import { useAction } from '../../components/use-action';
import { usePages } from '../../components/use-pages';

const AFFILIATIONS = ['owner', 'publisher', 'publish-only', 'member', 'outcast', 'none'] as const;

/** Who is affiliated with a node. */
export function NodeMembers({ id }: { id: string }) {
  const { t } = useTranslation();
  const { open, dialog } = useDialog();
  const pages = usePages(['nodes', 'members', id], (cut, signal) => ok(api.GET('/nodes/{id}/affiliations', { params: { path: { id }, query: cut }, signal })));
  const edit = (member?: Schemas['NodeMember']) => {
    open((close) => <Affiliate id={id} member={member} close={close} />);
  };
  return (
    <>
      <List
        label={t('nodes.part.members')}
        pages={pages}
        columns={[
          { key: 'jid', label: t('users.jid'), cell: ({ jid }) => jid, width: 50 },
          { key: 'affiliation', label: t('rooms.affiliation'), cell: ({ affiliation }) => t(`nodes.is.${affiliation}`) },
        ]}
        rowKey={({ jid }) => jid}
        empty={{ title: t('common.nothing') }}
        actions={(member) => [{ label: t('users.edit'), run: () => { edit(member); } }]}
        filters={
          <ToolbarItem>
            <Button variant="secondary" onClick={() => { edit(); }}>{t('rooms.add')}</Button>
          </ToolbarItem>
        }
      />
      {dialog}
    </>
  );
}

function Affiliate({ id, member, close }: { id: string; member: Schemas['NodeMember'] | undefined; close: () => void }) {
  const { t } = useTranslation();
  const act = useAction();
  const [user, setUser] = useState(member?.jid ?? '');
  const [affiliation, setAffiliation] = useState<Schemas['NodeAffiliation']>(member?.affiliation ?? 'publisher');
  return (
    <FormDialog
      title={member ? t('users.editTitle', { jid: member.jid }) : t('rooms.add')}
      action={t('common.save')}
      ready={user.trim() !== ''}
      close={close}
      run={() =>
        act(ok(api.PUT('/nodes/{id}/affiliations/{user}', { params: { path: { id, user: user.trim() } }, body: { affiliation } })), t('common.saved'), ['nodes'])
      }
    >
      {!member && <TextField label={t('users.jid')} value={user} set={setUser} required />}
      <ChoiceField label={t('rooms.affiliation')} value={affiliation} set={setAffiliation} options={AFFILIATIONS.map((value) => ({ value, label: t(`nodes.is.${value}`) }))} />
    </FormDialog>
  );
}
