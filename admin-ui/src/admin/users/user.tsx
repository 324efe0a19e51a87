import { Card, CardBody, Dropdown, DropdownItem, DropdownList, MenuToggle, Stack, StackItem, Tab, Tabs, TabTitleText } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { api, ok, type Schemas } from '../../api/client';
import { useDialog } from '../../components/dialogs';
import { Facts } from '../../components/facts';
import { ConsolePage } from '../../components/page';
import { ProblemState } from '../../components/problem-alert';
import type { Action } from '../../components/row-menu';
import { Ago, At } from '../../components/time';
import { number } from '../../i18n/format';
import { AppPasswords } from './app-passwords';
import { Blocklist } from './blocklist';
import { Contacts } from './contacts';
import { Devices } from './devices';
import { Kept } from './kept';
import { StatusLabel } from './status';
import { useUserActions } from './user-actions';
import { UserSessions } from './user-sessions';

const PARTS = { sessions: UserSessions, contacts: Contacts, devices: Devices, passwords: AppPasswords, blocked: Blocklist, kept: Kept };
const NAMES = Object.keys(PARTS) as (keyof typeof PARTS)[];

export function Screen() {
  const { t } = useTranslation();
  const { jid = '' } = useParams();
  const navigate = useNavigate();
  const { open, dialog } = useDialog();
  const actions = useUserActions(open, () => void navigate('/users'));
  const [params, setParams] = useSearchParams();
  const part = NAMES.find((name) => name === params.get('part')) ?? 'sessions';
  const Part = PARTS[part];
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
          <StackItem>
            <Tabs
              aria-label={t('users.parts')}
              activeKey={part}
              onSelect={(_event, key) => {
                setParams({ part: String(key) }, { replace: true });
              }}
            >
              {NAMES.map((name) => (
                <Tab key={name} eventKey={name} title={<TabTitleText>{t(`users.part.${name}`)}</TabTitleText>} />
              ))}
            </Tabs>
          </StackItem>
          <StackItem role="region" aria-label={t(`users.part.${part}`)}>
            <Part jid={jid} />
          </StackItem>
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
            [t('users.status'), user && <StatusLabel key="status" status={user.status} />],
            [t('users.role'), user && t(`role.${user.role}`)],
            [t('users.email'), user?.email],
            [t('users.created'), <At key="created" at={user?.created} />],
            [t('users.lastSeen'), user?.lastSeen ? <Ago key="seen" at={user.lastSeen} /> : t('common.never')],
            [t('users.sessions'), user && number(user.sessions)],
          ]}
        />
      </CardBody>
    </Card>
  );
}

function ActionMenu({ label, actions }: { label: string; actions: readonly Action[] }) {
  const [open, setOpen] = useState(false);
  return (
    <Dropdown
      isOpen={open}
      onOpenChange={setOpen}
      onSelect={() => {
        setOpen(false);
      }}
      popperProps={{ position: 'right' }}
      toggle={(ref) => (
        <MenuToggle
          ref={ref}
          variant="primary"
          isExpanded={open}
          onClick={() => {
            setOpen(!open);
          }}
        >
          {label}
        </MenuToggle>
      )}
    >
      <DropdownList>
        {actions.map(({ label: text, run, danger }) => (
          <DropdownItem key={text} onClick={run} isDanger={danger}>
            {text}
          </DropdownItem>
        ))}
      </DropdownList>
    </Dropdown>
  );
}
