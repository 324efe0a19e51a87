import { Button, Label, ToolbarItem } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ok } from '../../api/client';
import { Confirm } from '../../components/confirm';
import { useDialog } from '../../components/dialogs';
import { TextField } from '../../components/fields';
import { FormDialog } from '../../components/form-dialog';
import { List } from '../../components/list';
import { useAction } from '../../components/use-action';
import { usePages } from '../../components/use-pages';

/** Who is subscribed to a node, or waits for approval. */
export function Subscriptions({ id }: { id: string }) {
  const { t } = useTranslation();
  const act = useAction();
  const { open, dialog } = useDialog();
  const pages = usePages(['nodes', 'subscriptions', id], (cut, signal) =>
    ok(api.GET('/nodes/{id}/subscriptions', { params: { path: { id }, query: cut }, signal })),
  );
  const approve = (user: string) => {
    open((close) => (
      <Confirm
        title={t('nodes.approveTitle', { jid: user })}
        action={t('nodes.approve')}
        danger={false}
        close={close}
        run={() => act(ok(api.PUT('/nodes/{id}/subscriptions/{user}', { params: { path: { id, user } } })), t('common.saved'), ['nodes'])}
      >
        {t('nodes.approveHelp')}
      </Confirm>
    ));
  };
  const end = (user: string) => {
    open((close) => (
      <Confirm
        title={t('nodes.unsubscribeTitle', { jid: user })}
        action={t('nodes.unsubscribe')}
        close={close}
        run={() => act(ok(api.DELETE('/nodes/{id}/subscriptions/{user}', { params: { path: { id, user } } })), t('contacts.removed', { jid: user }), ['nodes'])}
      >
        {t('nodes.unsubscribeHelp')}
      </Confirm>
    ));
  };
  return (
    <>
      <List
        label={t('nodes.part.subscriptions')}
        pages={pages}
        columns={[
          { key: 'jid', label: t('users.jid'), cell: ({ jid }) => jid, width: 50 },
          { key: 'state', label: t('sessions.state'), cell: ({ state }) => <Label color={state === 'subscribed' ? 'green' : 'orange'}>{t(`nodes.state.${state}`)}</Label> },
        ]}
        rowKey={(one) => `${one.jid} ${one.id}`}
        rowLabel={({ jid }) => jid}
        empty={{ title: t('nodes.noSubscriptions') }}
        actions={({ jid, state }) => [
          ...(state === 'pending' ? [{ label: t('nodes.approve'), run: () => { approve(jid); } }] : []),
          { label: t('nodes.unsubscribe'), danger: true, run: () => { end(jid); } },
        ]}
        filters={
          <ToolbarItem>
            <Button variant="secondary" onClick={() => { open((close) => <Subscribe id={id} close={close} />); }}>{t('nodes.subscribe')}</Button>
          </ToolbarItem>
        }
      />
      {dialog}
    </>
  );
}

function Subscribe({ id, close }: { id: string; close: () => void }) {
  const { t } = useTranslation();
  const act = useAction();
  const [user, setUser] = useState('');
  return (
    <FormDialog
      title={t('nodes.subscribe')}
      action={t('nodes.subscribe')}
      ready={user.trim() !== ''}
      close={close}
      run={() => act(ok(api.PUT('/nodes/{id}/subscriptions/{user}', { params: { path: { id, user: user.trim() } } })), t('common.saved'), ['nodes'])}
    >
      <TextField label={t('users.jid')} value={user} set={setUser} required />
    </FormDialog>
  );
}
