import { Button, ToolbarItem } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, ok, type Schemas } from '../../api/client';
import { Confirm } from '../../components/confirm';
import type { Column } from '../../components/data-table';
import { useDialog } from '../../components/dialogs';
import { List } from '../../components/list';
import { useAction } from '../../components/use-action';
import { usePages } from '../../components/use-pages';
import { useMay } from '../session-context';
import { EditLimits } from './edit-limits';
import { PROXY, useLimitText } from './limit-fields';

type Row = Schemas['ProxyLimits'];
const isAccount = (name: string) => name.includes('@');

/** Who has limits of his own, and which hold for him. */
export function Limits({ domain }: { domain: string }) {
  const { t } = useTranslation();
  const act = useAction();
  const installation = useMay('installation-admin');
  const { open, dialog } = useDialog();
  const pages = usePages([...PROXY, 'limits', domain], (cut, signal) => ok(api.GET('/proxy/limits', { params: { query: { domain, ...cut } }, signal })));
  const edit = (name?: string) => {
    open((close) => <EditLimits name={name} domain={domain} close={close} />);
  };
  const reset = (name: string) => {
    open((close) => (
      <Confirm
        title={t('proxy.resetTitle', { name })}
        action={t('proxy.reset')}
        danger={false}
        close={close}
        run={() =>
          act(
            isAccount(name)
              ? ok(api.DELETE('/proxy/limits/users/{jid}', { params: { path: { jid: name } } }))
              : ok(api.DELETE('/proxy/limits/domains/{domain}', { params: { path: { domain: name } } })),
            t('common.saved'),
            PROXY,
          )
        }
      >
        {t('proxy.resetHelp')}
      </Confirm>
    ));
  };
  return (
    <>
      <List
        label={t('proxy.part.limits')}
        pages={pages}
        columns={useColumns()}
        rowKey={({ name }) => name}
        empty={{ title: t('proxy.noLimits'), body: t('proxy.noLimitsHelp') }}
        actions={({ name }) =>
          !isAccount(name) && !installation ? [] : [
            { label: t('users.edit'), run: () => { edit(name); } },
            { label: t('proxy.reset'), run: () => { reset(name); } },
          ]
        }
        filters={
          <>
            {installation && (
              <ToolbarItem>
                <Button variant="secondary" onClick={() => { edit(domain); }}>{t('proxy.setDomain')}</Button>
              </ToolbarItem>
            )}
            <ToolbarItem>
              <Button variant="secondary" onClick={() => { edit(); }}>{t('proxy.setUser')}</Button>
            </ToolbarItem>
          </>
        }
      />
      {dialog}
    </>
  );
}

function useColumns(): Column<Row>[] {
  const { t } = useTranslation();
  const text = useLimitText();
  const own = (name: 'file' | 'user' | 'domain') => ({ own: { [name]: mine }, effective: { [name]: holds } }: Row) =>
    mine === 0 ? t('proxy.inherited', { limit: text(holds) }) : text(mine);
  return [
    { key: 'name', label: t('lockouts.target'), cell: ({ name }) => (isAccount(name) ? <Link to={`/users/${encodeURIComponent(name)}`}>{name}</Link> : name), width: 40 },
    { key: 'file', label: t('proxy.ofFile'), cell: own('file') },
    { key: 'user', label: t('proxy.ofUser'), cell: own('user') },
    { key: 'domain', label: t('proxy.ofDomain'), cell: (row) => (isAccount(row.name) ? '–' : own('domain')(row)) },
  ];
}
