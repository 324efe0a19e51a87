import { Button } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ok } from '../../api/client';
import { Confirm } from '../../components/confirm';
import { DataTable } from '../../components/data-table';
import { useDialog } from '../../components/dialogs';
import { ChoiceField, TextField } from '../../components/fields';
import { FormDialog } from '../../components/form-dialog';
import { ConsolePage } from '../../components/page';
import { Secret } from '../../components/secret';
import { Ago, At } from '../../components/time';
import { useAction } from '../../components/use-action';
import { useSession } from '../session-context';

const KEY = ['keys'];

export function Screen() {
  const { t } = useTranslation();
  const act = useAction();
  const { open, dialog } = useDialog();
  const secret = useDialog();
  const keys = useQuery({ queryKey: KEY, queryFn: ({ signal }) => ok(api.GET('/api-keys', { signal })) });
  const made = (key: string) => {
    secret.open((close) => <Secret title={t('keys.made')} secret={key} close={close} />);
  };
  return (
    <ConsolePage
      title={t('keys.title')}
      lead={t('keys.lead')}
      actions={<Button onClick={() => { open((close) => <CreateKey close={close} made={made} />); }}>{t('keys.create')}</Button>}
    >
      <DataTable
        label={t('keys.title')}
        columns={[
          { key: 'name', label: t('keys.name'), cell: ({ name }) => name },
          { key: 'role', label: t('users.role'), cell: ({ role }) => t(`role.${role}`), nowrap: true },
          { key: 'domains', label: t('nav.domains'), cell: ({ domains, role }) => (role === 'installation-admin' ? t('common.allDomains') : domains.join(', ')) },
          { key: 'created', label: t('users.created'), cell: ({ created }) => <Ago at={created} /> },
          { key: 'used', label: t('devices.lastUsed'), cell: ({ lastUsed }) => (lastUsed ? <Ago at={lastUsed} /> : t('common.never')) },
          { key: 'expires', label: t('devices.expires'), cell: ({ expires }) => (expires ? <At at={expires} /> : t('common.never')) },
        ]}
        rows={keys.data?.items}
        rowKey={({ id }) => id}
        rowLabel={({ name }) => name}
        problem={keys.error}
        retry={() => void keys.refetch()}
        empty={{ title: t('keys.none'), body: t('keys.noneHelp') }}
        actions={({ id, name }) => [
          {
            label: t('devices.revoke'),
            danger: true,
            run: () => {
              open((close) => (
                <Confirm
                  title={t('keys.revokeTitle', { name })}
                  action={t('devices.revoke')}
                  close={close}
                  run={() => act(ok(api.DELETE('/api-keys/{id}', { params: { path: { id } } })), t('keys.revoked', { name }), KEY)}
                >
                  {t('keys.revokeHelp')}
                </Confirm>
              ));
            },
          },
        ]}
      />
      {dialog}
      {secret.dialog}
    </ConsolePage>
  );
}

function CreateKey({ close, made }: { close: () => void; made: (key: string) => void }) {
  const { t } = useTranslation();
  const act = useAction();
  const { domains } = useSession();
  const [name, setName] = useState('');
  const [scope, setScope] = useState('');
  const [expires, setExpires] = useState('');
  return (
    <FormDialog
      title={t('keys.create')}
      action={t('common.create')}
      ready={name.trim() !== ''}
      close={close}
      run={async () => {
        const created = await act(
          ok(
            api.POST('/api-keys', {
              body: {
                name: name.trim(),
                expires: expires ? new Date(expires).toISOString() : undefined,
                ...(scope === '' ? { role: 'installation-admin' as const } : { role: 'domain-admin' as const, domains: [scope] }),
              },
            }),
          ),
          undefined,
          KEY,
        );
        made(created.key);
      }}
    >
      <TextField label={t('keys.name')} value={name} set={setName} required help={t('keys.nameHelp')} />
      <ChoiceField
        label={t('keys.scope')}
        value={scope}
        set={setScope}
        options={[{ value: '', label: t('keys.everything') }, ...domains.map((domain) => ({ value: domain, label: t('keys.only', { domain }) }))]}
      />
      <TextField label={t('devices.expires')} value={expires} set={setExpires} type="datetime-local" help={t('keys.expiresHelp')} />
    </FormDialog>
  );
}
