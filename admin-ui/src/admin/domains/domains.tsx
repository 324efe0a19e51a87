import { Button, Label } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, ok } from '../../api/client';
import { SESSION } from '../../api/session';
import { Confirm } from '../../components/confirm';
import { DataTable } from '../../components/data-table';
import { useDialog } from '../../components/dialogs';
import { TextField } from '../../components/fields';
import { FormDialog } from '../../components/form-dialog';
import { ConsolePage } from '../../components/page';
import { useAction } from '../../components/use-action';
import { number } from '../../i18n/format';
import { useMay } from '../session-context';

const KEY = ['domains'];

export function Screen() {
  const { t } = useTranslation();
  const act = useAction();
  const installation = useMay('installation-admin');
  const { open, dialog } = useDialog();
  const domains = useQuery({ queryKey: KEY, queryFn: ({ signal }) => ok(api.GET('/domains', { signal })) });
  const remove = (domain: string) => {
    open((close) => (
      <Confirm
        title={t('domains.deleteTitle', { domain })}
        action={t('common.delete')}
        typed={domain}
        close={close}
        run={() => act(ok(api.DELETE('/domains/{domain}', { params: { path: { domain } } })), t('domains.deleted', { domain }), KEY, [...SESSION])}
      >
        {t('domains.deleteHelp')}
      </Confirm>
    ));
  };
  return (
    <ConsolePage
      title={t('domains.title')}
      actions={installation && <Button onClick={() => { open((close) => <CreateDomain close={close} />); }}>{t('domains.create')}</Button>}
    >
      <DataTable
        label={t('domains.title')}
        columns={[
          { key: 'name', label: t('common.domain'), cell: ({ name }) => <Link to={`/domains/${encodeURIComponent(name)}`}>{name}</Link>, width: 40 },
          { key: 'enabled', label: t('sessions.state'), cell: ({ enabled }) => <Label color={enabled ? 'green' : 'grey'}>{t(enabled ? 'domains.enabled' : 'domains.disabled')}</Label> },
          { key: 'users', label: t('users.title'), cell: ({ users }) => number(users) },
          { key: 'sessions', label: t('sessions.title'), cell: ({ sessions }) => number(sessions) },
        ]}
        rows={domains.data?.items}
        rowKey={({ name }) => name}
        problem={domains.error}
        retry={() => void domains.refetch()}
        empty={{ title: t('domains.none') }}
        actions={installation ? ({ name }) => [{ label: t('common.delete'), danger: true, run: () => { remove(name); } }] : undefined}
      />
      {dialog}
    </ConsolePage>
  );
}

function CreateDomain({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const act = useAction();
  const [name, setName] = useState('');
  return (
    <FormDialog
      title={t('domains.create')}
      action={t('common.create')}
      ready={name.trim() !== ''}
      close={close}
      run={() => act(ok(api.POST('/domains', { body: { name: name.trim() } })), t('domains.created', { domain: name.trim() }), KEY, [...SESSION], ['certificates'])}
    >
      <TextField label={t('common.domain')} value={name} set={setName} required placeholder="example.org" help={t('domains.createHelp')} />
    </FormDialog>
  );
}
