import { Button, Label, LabelGroup, Stack, StackItem } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ok, type Schemas } from '../../api/client';
import { Confirm } from '../../components/confirm';
import { DataTable, type Column } from '../../components/data-table';
import { useDialog } from '../../components/dialogs';
import { ChoiceField, TextField } from '../../components/fields';
import { FormDialog } from '../../components/form-dialog';
import { useAction } from '../../components/use-action';

type Contact = Schemas['Contact'];
const SUBSCRIPTIONS = ['none', 'to', 'from', 'both'] as const;

export function Contacts({ jid }: { jid: string }) {
  const { t } = useTranslation();
  const act = useAction();
  const { open, dialog } = useDialog();
  const roster = useQuery({
    queryKey: ['user', jid, 'roster'],
    queryFn: ({ signal }) => ok(api.GET('/users/{jid}/roster', { params: { path: { jid } }, signal })),
  });
  const edit = (contact?: Contact) => {
    open((close) => <EditContact jid={jid} contact={contact} close={close} />);
  };
  return (
    <Stack hasGutter>
      <StackItem>
        <Button
          variant="secondary"
          onClick={() => {
            edit();
          }}
        >
          {t('contacts.add')}
        </Button>
      </StackItem>
      <StackItem>
        <DataTable
          label={t('users.part.contacts')}
          columns={useColumns()}
          rows={roster.data?.items}
          rowKey={(contact) => contact.jid}
          problem={roster.error}
          retry={() => void roster.refetch()}
          empty={{ title: t('contacts.none') }}
          actions={(contact) => [
            { label: t('contacts.edit'), run: () => { edit(contact); } },
            {
              label: t('contacts.remove'),
              danger: true,
              run: () => {
                open((close) => (
                  <Confirm
                    title={t('contacts.removeTitle', { jid: contact.jid })}
                    action={t('contacts.remove')}
                    close={close}
                    run={() =>
                      act(
                        ok(api.DELETE('/users/{jid}/roster/{contact}', { params: { path: { jid, contact: contact.jid } } })),
                        t('contacts.removed', { jid: contact.jid }),
                        ['user', jid, 'roster'],
                      )
                    }
                  >
                    {t('contacts.removeHelp')}
                  </Confirm>
                ));
              },
            },
          ]}
        />
      </StackItem>
      {dialog}
    </Stack>
  );
}

function useColumns(): Column<Contact>[] {
  const { t } = useTranslation();
  return [
    { key: 'jid', label: t('users.jid'), cell: (contact) => contact.jid, width: 35 },
    { key: 'name', label: t('contacts.name'), cell: ({ name }) => name || '–' },
    {
      key: 'groups',
      label: t('contacts.groups'),
      cell: ({ groups }) =>
        groups.length === 0 ? '–' : (
          <LabelGroup numLabels={5}>
            {groups.map((group) => (
              <Label key={group}>{group}</Label>
            ))}
          </LabelGroup>
        ),
    },
    {
      key: 'subscription',
      label: t('contacts.subscription'),
      cell: ({ subscription, ask }) => (ask ? `${t(`subscription.${subscription}`)} (${t('contacts.asked')})` : t(`subscription.${subscription}`)),
    },
  ];
}

function EditContact({ jid, contact, close }: { jid: string; contact: Contact | undefined; close: () => void }) {
  const { t } = useTranslation();
  const act = useAction();
  const [address, setAddress] = useState(contact?.jid ?? '');
  const [name, setName] = useState(contact?.name ?? '');
  const [groups, setGroups] = useState(contact?.groups.join(', ') ?? '');
  const [subscription, setSubscription] = useState(contact?.subscription ?? 'none');
  return (
    <FormDialog
      title={contact ? t('contacts.editTitle', { jid: contact.jid }) : t('contacts.add')}
      action={t('common.save')}
      ready={address.trim() !== ''}
      close={close}
      run={() =>
        act(
          ok(
            api.PUT('/users/{jid}/roster/{contact}', {
              params: { path: { jid, contact: address.trim() } },
              body: { name, subscription, groups: groups.split(',').map((group) => group.trim()).filter(Boolean) },
            }),
          ),
          t('common.saved'),
          ['user', jid, 'roster'],
        )
      }
    >
      {!contact && <TextField label={t('users.jid')} value={address} set={setAddress} required />}
      <TextField label={t('contacts.name')} value={name} set={setName} />
      <TextField label={t('contacts.groups')} value={groups} set={setGroups} help={t('contacts.groupsHelp')} />
      <ChoiceField
        label={t('contacts.subscription')}
        value={subscription}
        set={setSubscription}
        options={SUBSCRIPTIONS.map((value) => ({ value, label: t(`subscription.${value}`) }))}
      />
    </FormDialog>
  );
}
