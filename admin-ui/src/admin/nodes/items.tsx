import { Button, ToolbarItem } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ok } from '../../api/client';
import { Confirm } from '../../components/confirm';
import { useDialog } from '../../components/dialogs';
import { TextField } from '../../components/fields';
import { FormDialog } from '../../components/form-dialog';
import { List } from '../../components/list';
import { At } from '../../components/time';
import { useAction } from '../../components/use-action';
import { usePages } from '../../components/use-pages';

/** What was published in a node. */
export function Items({ id }: { id: string }) {
  const { t } = useTranslation();
  const act = useAction();
  const { open, dialog } = useDialog();
  const pages = usePages(['nodes', 'items', id], (cut, signal) => ok(api.GET('/nodes/{id}/items', { params: { path: { id }, query: cut }, signal })));
  const remove = (item: string) => {
    open((close) => (
      <Confirm
        title={t('nodes.retractTitle', { item })}
        action={t('contacts.remove')}
        close={close}
        run={() => act(ok(api.DELETE('/nodes/{id}/items', { params: { path: { id }, query: { item } } })), t('contacts.removed', { jid: item }), ['nodes'])}
      >
        {t('nodes.retractHelp')}
      </Confirm>
    ));
  };
  return (
    <>
      <List
        label={t('nodes.part.items')}
        pages={pages}
        columns={[
          { key: 'id', label: t('nodes.item'), cell: (item) => item.id, width: 20 },
          { key: 'publisher', label: t('nodes.publisher'), cell: ({ publisher }) => publisher, width: 20 },
          { key: 'published', label: t('nodes.published'), cell: ({ published }) => <At at={published} />, nowrap: true },
          { key: 'expires', label: t('nodes.expires'), cell: ({ expires }) => <At at={expires} />, nowrap: true },
          { key: 'xml', label: 'XML', cell: ({ xml }) => <span className="parley-mono">{xml}</span>, width: 40 },
        ]}
        rowKey={(item) => item.id}
        empty={{ title: t('nodes.noItems') }}
        actions={(item) => [{ label: t('contacts.remove'), danger: true, run: () => { remove(item.id); } }]}
        filters={
          <ToolbarItem>
            <Button variant="secondary" onClick={() => { open((close) => <Publish id={id} close={close} />); }}>{t('nodes.publish')}</Button>
          </ToolbarItem>
        }
      />
      {dialog}
    </>
  );
}

function Publish({ id, close }: { id: string; close: () => void }) {
  const { t } = useTranslation();
  const act = useAction();
  const [item, setItem] = useState('');
  const [xml, setXml] = useState('');
  return (
    <FormDialog
      title={t('nodes.publish')}
      action={t('nodes.publish')}
      ready={xml.trim() !== ''}
      close={close}
      size="medium"
      run={() => act(ok(api.POST('/nodes/{id}/items', { params: { path: { id } }, body: { id: item || undefined, xml: xml.trim() } })), t('common.saved'), ['nodes'])}
    >
      <TextField label={t('nodes.item')} value={item} set={setItem} help={t('nodes.itemHelp')} />
      <TextField label="XML" value={xml} set={setXml} rows={8} required placeholder="<entry xmlns='http://www.w3.org/2005/Atom'/>" />
    </FormDialog>
  );
}
