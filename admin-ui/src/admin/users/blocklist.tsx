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
import { useAction } from '../../components/use-action';

export function Blocklist({ jid }: { jid: string }) {
  const { t } = useTranslation();
  const act = useAction();
  const { open, dialog } = useDialog();
  const key = ['user', jid, 'blocklist'];
  const list = useQuery({ queryKey: key, queryFn: ({ signal }) => ok(api.GET('/users/{jid}/blocklist', { params: { path: { jid } }, signal })) });
  return (
    <Stack hasGutter>
      <StackItem>
        <Button
          variant="secondary"
          onClick={() => {
            open((close) => (
              <Block
                close={close}
                run={(address) => act(ok(api.POST('/users/{jid}/blocklist', { params: { path: { jid } }, body: { address } })), t('blocklist.blocked', { address }), key)}
              />
            ));
          }}
        >
          {t('blocklist.add')}
        </Button>
      </StackItem>
      <StackItem>
        <DataTable
          label={t('users.part.blocked')}
          columns={[{ key: 'address', label: t('blocklist.address'), cell: (address) => address }]}
          rows={list.data?.items}
          rowKey={(address) => address}
          problem={list.error}
          retry={() => void list.refetch()}
          empty={{ title: t('blocklist.none') }}
          actions={(address) => [
            {
              label: t('blocklist.remove'),
              run: () => {
                open((close) => (
                  <Confirm
                    title={t('blocklist.removeTitle', { address })}
                    action={t('blocklist.remove')}
                    danger={false}
                    close={close}
                    run={() =>
                      act(ok(api.DELETE('/users/{jid}/blocklist', { params: { path: { jid }, query: { address } } })), t('blocklist.removed', { address }), key)
                    }
                  >
                    {t('blocklist.removeHelp')}
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

function Block({ run, close }: { run: (address: string) => Promise<unknown>; close: () => void }) {
  const { t } = useTranslation();
  const [address, setAddress] = useState('');
  return (
    <FormDialog title={t('blocklist.add')} action={t('blocklist.block')} ready={address.trim() !== ''} close={close} run={() => run(address.trim())}>
      <TextField label={t('blocklist.address')} value={address} set={setAddress} required help={t('blocklist.addressHelp')} />
    </FormDialog>
  );
}
