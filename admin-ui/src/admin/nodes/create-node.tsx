import { Checkbox } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ok } from '../../api/client';
import { TextField } from '../../components/fields';
import { FormDialog } from '../../components/form-dialog';
import { useAction } from '../../components/use-action';

export function CreateNode({ service, close }: { service: string; close: () => void }) {
  const { t } = useTranslation();
  const act = useAction();
  const [node, setNode] = useState('');
  const [title, setTitle] = useState('');
  const [collection, setCollection] = useState(false);
  return (
    <FormDialog
      title={t('nodes.create')}
      action={t('common.create')}
      ready={node !== ''}
      close={close}
      run={() =>
        act(
          ok(api.POST('/nodes', { body: { service, node, collection: collection || undefined, settings: title ? { 'pubsub#title': title } : undefined } })),
          t('users.createdNow', { jid: node }),
          ['nodes'],
        )
      }
    >
      <TextField label={t('nodes.node')} value={node} set={setNode} required help={t('nodes.nodeHelp', { service })} />
      <TextField label={t('contacts.name')} value={title} set={setTitle} />
      <Checkbox id="node-collection" label={t('nodes.collection')} description={t('nodes.collectionHelp')} isChecked={collection} onChange={(_event, checked) => { setCollection(checked); }} />
    </FormDialog>
  );
}
