import { Label } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ok } from '../../api/client';
import { DataTable } from '../../components/data-table';
import { useDialog } from '../../components/dialogs';
import { TextField } from '../../components/fields';
import { FormDialog } from '../../components/form-dialog';
import { ConsolePage } from '../../components/page';
import { Ago } from '../../components/time';
import { useAction } from '../../components/use-action';

const KEY = ['certificates'];

export function Screen() {
  const { t } = useTranslation();
  const { open, dialog } = useDialog();
  const list = useQuery({ queryKey: KEY, queryFn: ({ signal }) => ok(api.GET('/certificates', { signal })) });
  return (
    <ConsolePage title={t('certificates.title')}>
      <DataTable
        label={t('certificates.title')}
        columns={[
          { key: 'domain', label: t('common.domain'), cell: ({ domain }) => domain, width: 20 },
          {
            key: 'state',
            label: t('sessions.state'),
            cell: ({ valid, selfSigned }) =>
              !valid ? <Label color="red">{t('certificates.invalid')}</Label>
              : selfSigned ? <Label color="orange">{t('certificates.selfSigned')}</Label>
              : <Label color="green">{t('certificates.valid')}</Label>,
          },
          { key: 'ends', label: t('certificates.ends'), cell: ({ notAfter }) => <Ago at={notAfter} />, nowrap: true },
          { key: 'names', label: t('certificates.names'), cell: ({ names }) => names.join(', '), width: 20 },
          { key: 'issuer', label: t('certificates.issuer'), cell: ({ issuer }) => issuer, width: 15 },
          { key: 'print', label: t('certificates.fingerprint'), cell: ({ fingerprint }) => <span className="parley-mono">{fingerprint}</span>, width: 25 },
        ]}
        rows={list.data?.items}
        rowKey={({ domain }) => domain}
        problem={list.error}
        retry={() => void list.refetch()}
        empty={{ title: t('certificates.none') }}
        actions={({ domain }) => [{ label: t('certificates.upload'), run: () => { open((close) => <Upload domain={domain} close={close} />); } }]}
      />
      {dialog}
    </ConsolePage>
  );
}

function Upload({ domain, close }: { domain: string; close: () => void }) {
  const { t } = useTranslation();
  const act = useAction();
  const [pem, setPem] = useState('');
  return (
    <FormDialog
      title={t('certificates.uploadTitle', { domain })}
      action={t('certificates.use')}
      size="medium"
      ready={pem.includes('-----BEGIN')}
      close={close}
      run={() => act(ok(api.PUT('/certificates/{domain}', { params: { path: { domain } }, body: { pem } })), t('certificates.used', { domain }), KEY)}
    >
      <TextField label="PEM" value={pem} set={setPem} rows={12} required help={t('certificates.pemHelp')} placeholder="-----BEGIN CERTIFICATE-----" />
    </FormDialog>
  );
}
