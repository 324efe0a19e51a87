import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { api } from '../../api/client';
import { useDialog } from '../../components/dialogs';
import { Parts } from '../../components/parts';
import { SubjectPage } from '../../components/subject-page';
import { tagged } from '../../components/tagged';
import { At } from '../../components/time';
import { number } from '../../i18n/format';
import { History } from './history';
import { Logs } from './logs';
import { Members } from './members';
import { Occupants } from './occupants';
import { useRoomActions } from './room-actions';
import { RoomSettings } from './settings';

const PARTS = { occupants: Occupants, members: Members, settings: RoomSettings, history: History, logs: Logs };

export function Screen() {
  const { t } = useTranslation();
  const { room = '' } = useParams();
  const navigate = useNavigate();
  const { open, dialog } = useDialog();
  const actions = useRoomActions(open, () => void navigate('/rooms'));
  const query = useQuery({ queryKey: ['rooms', 'one', room], queryFn: ({ signal }) => tagged(api.GET('/rooms/{room}', { params: { path: { room } }, signal })) });
  const data = query.data?.value;
  return (
    <>
      <SubjectPage
        title={room}
        parent={{ to: '/rooms', title: t('rooms.title') }}
        actions={data && actions(room)}
        query={query}
        facts={[
          [t('contacts.name'), data?.name],
          [t('rooms.description'), data?.description],
          [t('rooms.visibility'), data && t(data.listed ? 'rooms.public' : 'rooms.hidden')],
          [t('rooms.part.occupants'), data && number(data.occupants)],
          [t('users.created'), <At key="created" at={data?.created} />],
        ]}
      >
        <Parts label={t('rooms.parts')} parts={PARTS} title={(name) => t(`rooms.part.${name as keyof typeof PARTS}`)} of={{ room }} />
      </SubjectPage>
      {dialog}
    </>
  );
}
