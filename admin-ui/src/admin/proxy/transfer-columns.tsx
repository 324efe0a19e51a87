import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import type { Column } from '../../components/data-table';
import { At } from '../../components/time';
import { bytes } from '../../i18n/format';

type Transfer = Schemas['ProxyTransfer'];

export function useTransferColumns(ended: boolean): Column<Transfer>[] {
  const { t } = useTranslation();
  return [
    { key: 'requester', label: t('proxy.requester'), cell: ({ requester }) => requester, width: 30 },
    { key: 'target', label: t('proxy.target'), cell: ({ target }) => target, width: 30 },
    { key: 'started', label: t('proxy.started'), cell: ({ started }) => <At at={started} />, nowrap: true },
    ...(ended ? [{ key: 'ended', label: t('proxy.ended'), cell: (transfer: Transfer) => <At at={transfer.ended} />, nowrap: true }] : []),
    { key: 'bytes', label: t('proxy.relayed'), cell: (transfer) => bytes(transfer.bytes), nowrap: true },
  ];
}
