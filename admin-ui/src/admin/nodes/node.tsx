import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { api } from '../../api/client';
import { useDialog } from '../../components/dialogs';
import { Parts } from '../../components/parts';
import { SubjectPage } from '../../components/subject-page';
import { tagged } from '../../components/tagged';
import { At } from '../../components/time';
import { number } from '../../i18n/format';
import { Items } from './items';
import { NodeMembers } from './members';
import { useNodeActions } from './node-actions';
import { NodeSettings } from './settings';
import { Subscriptions } from './subscriptions';

const PARTS = { items: Items, subscriptions: Subscriptions, members: NodeMembers, settings: NodeSettings };

export function Screen() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const navigate = useNavigate();
  const { open, dialog } = useDialog();
  const actions = useNodeActions(open, () => void navigate('/nodes'));
  const query = useQuery({ queryKey: ['nodes', 'one', id], queryFn: ({ signal }) => tagged(api.GET('/nodes/{id}', { params: { path: { id } }, signal })) });
  const data = query.data?.value;
  return (
    <>
      <SubjectPage
        title={data?.node ?? t('nodes.node')}
        parent={{ to: '/nodes', title: t('nodes.title') }}
        actions={data && actions(data)}
        query={query}
        facts={[
          [t('nodes.service'), data?.service],
          [t('contacts.name'), data?.title],
          [t('nodes.kind'), data && t(data.collection ? 'nodes.collection' : 'nodes.leaf')],
          [t('nodes.access'), data?.access],
          [t('users.created'), <At key="created" at={data?.created} />],
          [t('nodes.part.items'), data && number(data.items)],
          [t('nodes.part.subscriptions'), data && number(data.subscribers)],
        ]}
      >
        <Parts label={t('nodes.parts')} parts={PARTS} title={(name) => t(`nodes.part.${name as keyof typeof PARTS}`)} of={{ id }} />
      </SubjectPage>
      {dialog}
    </>
  );
}
