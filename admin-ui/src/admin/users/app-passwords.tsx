import { Button, Stack, StackItem } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ok } from '../../api/client';
import { Confirm } from '../../components/confirm';
import { DataTable } from '../../components/data-table';
import { useDialog } from '../../components/dialogs';
import { TextField } from '../../components/fields';
import { FormDialog } from '../../components/form-dialog';
import { Secret } from '../../components/secret';
import { useAction } from '../../components/use-action';

export function AppPasswords({ jid }: { jid: string }) {
  const { t } = useTranslation();
  const act = useAction();
  const { open, dialog } = useDialog();
  const secret = useDialog();
  const passwords = useQuery({
    queryKey: ['user', jid, 'passwords'],
    queryFn: ({ signal }) => ok(api.GET('/users/{jid}/app-passwords', { params: { path: { jid } }, signal })),
  });
  return (
    <Stack hasGutter>
      <StackItem>
        <Button
          variant="secondary"
          onClick={() => {
            open((close) => (
              <CreatePassword
                jid={jid}
                close={close}
                made={(password) => {
                  secret.open((closeSecret) => <Secret title={t('appPasswords.made')} secret={password} close={closeSecret} />);
                }}
              />
            ));
          }}
        >
          {t('appPasswords.create')}
        </Button>
      </StackItem>
      <StackItem>
        <DataTable
          label={t('users.part.passwords')}
          columns={[{ key: 'id', label: t('appPasswords.id'), cell: ({ id }) => id }]}
          rows={passwords.data?.items}
          rowKey={({ id }) => id}
          problem={passwords.error}
          retry={() => void passwords.refetch()}
          empty={{ title: t('appPasswords.none'), body: t('appPasswords.noneHelp') }}
          actions={({ id }) => [
            {
              label: t('common.delete'),
              danger: true,
              run: () => {
                open((close) => (
                  <Confirm
                    title={t('appPasswords.deleteTitle', { id })}
                    action={t('common.delete')}
                    close={close}
                    run={() =>
                      act(ok(api.DELETE('/users/{jid}/app-passwords/{id}', { params: { path: { jid, id } } })), t('appPasswords.deleted', { id }), [
                        'user',
                        jid,
                        'passwords',
                      ])
                    }
                  >
                    {t('appPasswords.deleteHelp')}
                  </Confirm>
                ));
              },
            },
          ]}
        />
      </StackItem>
      {dialog}
      {secret.dialog}
    </Stack>
  );
}

function CreatePassword({ jid, close, made }: { jid: string; close: () => void; made: (password: string) => void }) {
  const { t } = useTranslation();
  const act = useAction();
  const [id, setId] = useState('');
  return (
    <FormDialog
      title={t('appPasswords.create')}
      action={t('common.create')}
      ready={id.trim() !== ''}
      close={close}
      run={async () => {
        const created = await act(
          ok(api.POST('/users/{jid}/app-passwords', { params: { path: { jid } }, body: { id: id.trim() } })),
          undefined,
          ['user', jid, 'passwords'],
        );
        made(created.password);
      }}
    >
      <TextField label={t('appPasswords.id')} value={id} set={setId} required help={t('appPasswords.idHelp')} />
    </FormDialog>
  );
}
