import { Button, ToolbarItem } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ok, type Schemas } from '../../api/client';
import { useDialog } from '../../components/dialogs';
import { ChoiceField, TextField } from '../../components/fields';
import { FormDialog } from '../../components/form-dialog';
import { FilterChoice, List } from '../../components/list';
import { useAction } from '../../components/use-action';
import { usePages } from '../../components/use-pages';

type Affiliation = Schemas['RoomAffiliation'];
const KEPT = ['owner', 'admin', 'member', 'outcast'] as const;
const ALL = [...KEPT, 'none'] as const;

/** Who belongs to a room, and who is banned. */
export function Members({ room }: { room: string }) {
  const { t } = useTranslation();
  const { open, dialog } = useDialog();
  const [only, setOnly] = useState('');
  const affiliation = KEPT.find((value) => value === only);
  const pages = usePages(['rooms', 'members', room, affiliation], (cut, signal) =>
    ok(api.GET('/rooms/{room}/affiliations', { params: { path: { room }, query: { affiliation, ...cut } }, signal })),
  );
  const edit = (member?: Schemas['RoomMember']) => {
    open((close) => <Affiliate room={room} member={member} close={close} />);
  };
  return (
    <>
      <List
        label={t('rooms.part.members')}
        pages={pages}
        columns={[
          { key: 'jid', label: t('users.jid'), cell: ({ jid }) => jid, width: 35 },
          { key: 'affiliation', label: t('rooms.affiliation'), cell: (member) => t(`rooms.is.${member.affiliation}`) },
          { key: 'nick', label: t('rooms.nick'), cell: ({ nick }) => nick ?? '–' },
          { key: 'reason', label: t('rooms.reason'), cell: ({ reason }) => reason ?? '–' },
        ]}
        rowKey={({ jid }) => jid}
        filtered={only !== ''}
        clear={() => { setOnly(''); }}
        empty={{ title: t('common.nothing') }}
        actions={(member) => [{ label: t('users.edit'), run: () => { edit(member); } }]}
        filters={
          <>
            <ToolbarItem>
              <Button variant="secondary" onClick={() => { edit(); }}>{t('rooms.add')}</Button>
            </ToolbarItem>
            <FilterChoice label={t('rooms.anyAffiliation')} value={only} set={setOnly} options={KEPT.map((value) => ({ value, label: t(`rooms.is.${value}`) }))} />
          </>
        }
      />
      {dialog}
    </>
  );
}

function Affiliate({ room, member, close }: { room: string; member: Schemas['RoomMember'] | undefined; close: () => void }) {
  const { t } = useTranslation();
  const act = useAction();
  const [jid, setJid] = useState(member?.jid ?? '');
  const [affiliation, setAffiliation] = useState<Affiliation>(member?.affiliation ?? 'member');
  const [reason, setReason] = useState(member?.reason ?? '');
  return (
    <FormDialog
      title={member ? t('users.editTitle', { jid: member.jid }) : t('rooms.add')}
      action={t('common.save')}
      ready={jid.trim() !== ''}
      close={close}
      run={() =>
        act(
          ok(
            api.PUT('/rooms/{room}/affiliations/{user}', {
              params: { path: { room, user: jid.trim() } },
              body: { affiliation, reason: reason || undefined },
            }),
          ),
          t('common.saved'),
          ['rooms'],
        )
      }
    >
      {!member && <TextField label={t('users.jid')} value={jid} set={setJid} required />}
      <ChoiceField label={t('rooms.affiliation')} value={affiliation} set={setAffiliation} options={ALL.map((value) => ({ value, label: t(`rooms.is.${value}`) }))} />
      <TextField label={t('rooms.reason')} value={reason} set={setReason} />
    </FormDialog>
  );
}
