import { useTranslation } from 'react-i18next';
import { useState } from 'react';
import { Link } from 'react-router';
import { api, ok, type Schemas } from '../../api/client';
import { Confirm } from '../../components/confirm';
import { useDialog } from '../../components/dialogs';
import { TextField } from '../../components/fields';
import { List } from '../../components/list';
import { useAction } from '../../components/use-action';
import { usePages } from '../../components/use-pages';
import { number } from '../../i18n/format';
import { useSession } from '../session-context';

type Occupant = Schemas['Occupant'];

/** Who is in a room now. */
export function Occupants({ room }: { room: string }) {
  const { t } = useTranslation();
  const { domains } = useSession();
  const { open, dialog } = useDialog();
  const pages = usePages(['rooms', 'occupants', room], (cut, signal) => ok(api.GET('/rooms/{room}/occupants', { params: { path: { room }, query: cut }, signal })), {
    refetchInterval: 15_000,
  });
  const local = (jid: string) => domains.includes(jid.split('@')[1] ?? '');
  return (
    <>
      <List
        label={t('rooms.part.occupants')}
        pages={pages}
        columns={[
          { key: 'nick', label: t('rooms.nick'), cell: ({ nick }) => nick, width: 25 },
          { key: 'jid', label: t('users.jid'), cell: ({ jid }) => (local(jid) ? <Link to={`/users/${encodeURIComponent(jid)}`}>{jid}</Link> : jid), width: 30 },
          { key: 'role', label: t('users.role'), cell: ({ role }) => t(`rooms.role.${role}`) },
          { key: 'affiliation', label: t('rooms.affiliation'), cell: ({ affiliation }) => t(`rooms.is.${affiliation}`) },
          { key: 'sessions', label: t('users.sessions'), cell: ({ sessions }) => number(sessions) },
        ]}
        rowKey={({ nick }) => nick}
        empty={{ title: t('rooms.empty') }}
        actions={(occupant) => [
          { label: t('rooms.kick'), run: () => { open((close) => <Expel room={room} occupant={occupant} ban={false} close={close} />); } },
          { label: t('rooms.ban'), danger: true, run: () => { open((close) => <Expel room={room} occupant={occupant} ban close={close} />); } },
        ]}
      />
      {dialog}
    </>
  );
}

function Expel({ room, occupant, ban, close }: { room: string; occupant: Occupant; ban: boolean; close: () => void }) {
  const { t } = useTranslation();
  const act = useAction();
  const [reason, setReason] = useState('');
  const { nick, jid } = occupant;
  const said = reason || undefined;
  return (
    <Confirm
      title={t(ban ? 'rooms.banTitle' : 'rooms.kickTitle', { nick })}
      action={t(ban ? 'rooms.ban' : 'rooms.kick')}
      close={close}
      run={() =>
        act(
          ban
            ? ok(api.PUT('/rooms/{room}/affiliations/{user}', { params: { path: { room, user: jid } }, body: { affiliation: 'outcast', reason: said } }))
            : ok(api.DELETE('/rooms/{room}/occupants', { params: { path: { room }, query: { nick, reason: said } } })),
          t(ban ? 'rooms.banned' : 'rooms.kicked', { nick }),
          ['rooms'],
        )
      }
    >
      <p>{t(ban ? 'rooms.banHelp' : 'rooms.kickHelp', { jid })}</p>
      <TextField label={t('rooms.reason')} value={reason} set={setReason} />
    </Confirm>
  );
}
