import { Card, CardBody, Stack, StackItem } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { api, ok, type Schemas } from '../../api/client';
import { ActionMenu } from '../../components/action-menu';
import { useDialog } from '../../components/dialogs';
import { Facts } from '../../components/facts';
import { ConsolePage } from '../../components/page';
import { Parts } from '../../components/parts';
import { ProblemState } from '../../components/problem-alert';
import { At } from '../../components/time';
import { number } from '../../i18n/format';
import { AppPasswords } from './app-passwords';
import { Blocklist } from './blocklist';
import { Contacts } from './contacts';
import { Devices } from './devices';
import { Kept } from './kept';
import { LastSeen } from './last-seen';
import { Picture } from './picture';
import { StatusLabel } from './status';
import { useUserActions } from './user-actions';
import { UserSessions } from './user-sessions';

const PARTS = { sessions: UserSessions, contacts: Contacts, devices: Devices, passwords: AppPasswords, blocked: Blocklist, kept: Kept };

export function Screen() {
  const { t } = useTranslation();
  const { jid = '' } = useParams();
  const navigate = useNavigate();
  const { open, dialog } = useDialog();
  const actions = useUserActions(open, () => void navigate('/users'));
  const user = useQuery({
    queryKey: ['user', jid],
    queryFn: ({ signal }) => ok(api.GET('/users/{jid}', { params: { path: { jid } }, signal })),
  });
  return (
    <ConsolePage
      title={jid}
      parent={{ to: '/users', title: t('users.title') }}
      actions={user.data && <ActionMenu label={t('common.actions')} actions={actions(user.data)} />}
    >
      {user.isError ? (
        <ProblemState problem={user.error} retry={() => void user.refetch()} />
      ) : (
        <Stack hasGutter>
          <StackItem>
            <Summary user={user.data} />
          </StackItem>
          <Parts label={t('users.parts')} parts={PARTS} title={(name) => t(`users.part.${name as keyof typeof PARTS}`)} of={{ jid }} />
        </Stack>
      )}
      {dialog}
    </ConsolePage>
  );
}

function Summary({ user }: { user: Schemas['User'] | undefined }) {
  const { t } = useTranslation();
  return (
    <Card>
      <CardBody>
        <Facts
          label={t('users.summary')}
          loading={!user}
          facts={[
            [t('users.picture'), user && <Picture key={user.jid} jid={user.jid} />],
            [t('users.status'), user && <StatusLabel key="status" status={user.status} />],
            [t('users.role'), user && t(`role.${user.role}`)],
            [t('users.email'), user?.email],
            [t('users.created'), <At key="created" at={user?.created} />],
            [t('users.lastSeen'), user && <LastSeen key="seen" user={user} />],
            [t('users.sessions'), user && number(user.sessions)],
          ]}
        />
      </CardBody>
    </Card>
  );
}
