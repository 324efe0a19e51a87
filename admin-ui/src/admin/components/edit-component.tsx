import { Skeleton } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ok } from '../../api/client';
import { TextField } from '../../components/fields';
import { FormDialog } from '../../components/form-dialog';
import { ProblemAlert } from '../../components/problem-alert';
import { ifMatch, tagged } from '../../components/tagged';
import { useAction } from '../../components/use-action';
import { SettingFields } from './setting-fields';
import { COMPONENTS, settings, typed, USUAL, type Typed } from './settings';

interface AddProps {
  /** Gets the secret that the server has made. */
  made: (secret: string) => void;
  close: () => void;
}

export function AddComponent({ made, close }: AddProps) {
  const { t } = useTranslation();
  const act = useAction();
  const [domain, setDomain] = useState('');
  const [secret, setSecret] = useState('');
  const [values, setValues] = useState<Typed>(USUAL);
  const name = domain.trim();
  return (
    <FormDialog
      title={t('components.add')}
      action={t('common.create')}
      size="medium"
      ready={name !== ''}
      close={close}
      run={async () => {
        const body = { domain: name, secret: secret || undefined, settings: settings(values) };
        const component = await act(ok(api.POST('/components', { body })), t('components.added', { domain: name }), COMPONENTS);
        if (component.secret) made(component.secret);
      }}
    >
      <TextField label={t('common.domain')} value={domain} set={setDomain} required placeholder="irc.example.org" help={t('components.domainHelp')} />
      <TextField label={t('components.secret')} value={secret} set={setSecret} type="password" autoComplete="new-password" help={t('components.secretNew')} />
      <SettingFields values={values} set={setValues} />
    </FormDialog>
  );
}

/** The component is loaded when the dialog opens: a change is one of that version. */
export function EditComponent({ domain, close }: { domain: string; close: () => void }) {
  const { t } = useTranslation();
  const act = useAction();
  const [secret, setSecret] = useState('');
  const [edited, setEdited] = useState<Typed>();
  const path = { domain };
  const query = useQuery({
    queryKey: [...COMPONENTS, 'edit', domain],
    gcTime: 0,
    staleTime: Infinity,
    queryFn: ({ signal }) => tagged(api.GET('/components/{domain}', { params: { path }, signal })),
  });
  const values = edited ?? (query.data && typed(query.data.value.settings));
  return (
    <FormDialog
      title={t('users.editTitle', { jid: domain })}
      description={t('components.editHelp')}
      action={t('common.save')}
      size="medium"
      ready={values !== undefined && (edited !== undefined || secret !== '')}
      close={close}
      run={() =>
        act(
          ok(
            api.PATCH('/components/{domain}', {
              params: { path, header: ifMatch(query.data?.tag) },
              body: { secret: secret || undefined, settings: edited && settings(edited) },
            }),
          ),
          t('common.saved'),
          COMPONENTS,
        )
      }
    >
      <ProblemAlert problem={query.error} />
      <TextField label={t('components.secret')} value={secret} set={setSecret} type="password" autoComplete="new-password" help={t('components.secretKept')} />
      {values ? <SettingFields values={values} set={setEdited} /> : <Skeleton height="16rem" screenreaderText={t('common.loading')} />}
    </FormDialog>
  );
}
