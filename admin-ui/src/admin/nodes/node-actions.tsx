import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ok } from '../../api/client';
import { Confirm } from '../../components/confirm';
import type { Action } from '../../components/row-menu';
import { useAction } from '../../components/use-action';

type Open = (dialog: (close: () => void) => ReactNode) => void;

/** What can be done with a node, from the list and from its own page. */
export function useNodeActions(open: Open, gone?: () => void): (node: { id: string; node: string }) => Action[] {
  const { t } = useTranslation();
  const act = useAction();
  return ({ id, node }) => [
    {
      label: t('nodes.purge'),
      danger: true,
      run: () => {
        open((close) => (
          <Confirm
            title={t('nodes.purgeTitle', { node })}
            action={t('nodes.purge')}
            close={close}
            run={() => act(ok(api.POST('/nodes/{id}/purge', { params: { path: { id } } })), t('nodes.purged', { node }), ['nodes'])}
          >
            {t('nodes.purgeHelp')}
          </Confirm>
        ));
      },
    },
    {
      label: t('common.delete'),
      danger: true,
      run: () => {
        open((close) => (
          <Confirm
            title={t('nodes.deleteTitle', { node })}
            action={t('common.delete')}
            typed={node}
            close={close}
            run={async () => {
              await act(ok(api.DELETE('/nodes/{id}', { params: { path: { id } } })), t('users.deleted', { jid: node }), ['nodes']);
              gone?.();
            }}
          >
            {t('nodes.deleteHelp')}
          </Confirm>
        ));
      },
    },
  ];
}
