import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ok } from '../../api/client';
import { Confirm } from '../../components/confirm';
import { TextField } from '../../components/fields';
import type { Action } from '../../components/row-menu';
import { useAction } from '../../components/use-action';

type Open = (dialog: (close: () => void) => ReactNode) => void;

/** What can be done with a room, from the list and from its own page. */
export function useRoomActions(open: Open, gone?: () => void): (room: string) => Action[] {
  const { t } = useTranslation();
  return (room) => [
    { label: t('rooms.destroy'), danger: true, run: () => { open((close) => <Destroy room={room} close={close} gone={gone} />); } },
  ];
}

function Destroy({ room, close, gone }: { room: string; close: () => void; gone: (() => void) | undefined }) {
  const { t } = useTranslation();
  const act = useAction();
  const [reason, setReason] = useState('');
  const [venue, setVenue] = useState('');
  return (
    <Confirm
      title={t('rooms.destroyTitle', { room })}
      action={t('rooms.destroy')}
      typed={room}
      close={close}
      run={async () => {
        await act(
          ok(api.DELETE('/rooms/{room}', { params: { path: { room }, query: { reason: reason || undefined, venue: venue.trim() || undefined } } })),
          t('rooms.destroyed', { room }),
          ['rooms'],
        );
        gone?.();
      }}
    >
      <p>{t('rooms.destroyHelp')}</p>
      <TextField label={t('rooms.reason')} value={reason} set={setReason} />
      <TextField label={t('rooms.venue')} value={venue} set={setVenue} help={t('rooms.venueHelp')} />
    </Confirm>
  );
}
