import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ok } from '../../api/client';
import { TextField } from '../../components/fields';
import { FormDialog } from '../../components/form-dialog';
import { ProblemAlert } from '../../components/problem-alert';
import { ifMatch, tagged } from '../../components/tagged';
import { useAction } from '../../components/use-action';
import { areNumbers, LimitFields, megabytes, PROXY, typed, type Typed } from './limit-fields';

interface Props {
  /** An account or the domain; without it an account is asked for. */
  name: string | undefined;
  domain: string;
  close: () => void;
}

const INHERITED: Typed = { file: '0', user: '0', domain: '0' };

export function EditLimits({ name, domain, close }: Props) {
  const { t } = useTranslation();
  const act = useAction();
  const [who, setWho] = useState('');
  const [edited, setEdited] = useState<Typed>();
  const ofDomain = name === domain;
  const query = useQuery({
    queryKey: [...PROXY, 'edit', name],
    enabled: name !== undefined,
    gcTime: 0,
    staleTime: Infinity,
    queryFn: ({ signal }) =>
      ofDomain
        ? tagged(api.GET('/proxy/limits/domains/{domain}', { params: { path: { domain } }, signal }))
        : tagged(api.GET('/proxy/limits/users/{jid}', { params: { path: { jid: name ?? '' } }, signal })),
  });
  const values = edited ?? (query.data ? typed(query.data.value.own) : INHERITED);
  const jid = name ?? who.trim();
  const save = () => {
    const header = ifMatch(query.data?.tag);
    const body = megabytes(values);
    return ofDomain
      ? ok(api.PUT('/proxy/limits/domains/{domain}', { params: { path: { domain }, header }, body }))
      : ok(api.PUT('/proxy/limits/users/{jid}', { params: { path: { jid }, header }, body }));
  };
  return (
    <FormDialog
      title={name ? t('proxy.editTitle', { name }) : t('proxy.setUser')}
      description={t('proxy.editHelp')}
      action={t('common.save')}
      ready={edited !== undefined && areNumbers(edited) && jid !== ''}
      close={close}
      run={() => act(save(), t('common.saved'), PROXY)}
    >
      <ProblemAlert problem={query.error} />
      {!name && <TextField label={t('users.jid')} value={who} set={setWho} required placeholder={`romeo@${domain}`} />}
      <LimitFields values={values} set={setEdited} ofDomain={ofDomain} />
    </FormDialog>
  );
}
