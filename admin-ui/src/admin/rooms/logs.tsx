import { useTranslation } from 'react-i18next';
import { api, ok } from '../../api/client';
import { List } from '../../components/list';
import { usePages } from '../../components/use-pages';
import { bytes } from '../../i18n/format';

const address = (room: string, file: string) => `/api/v1/rooms/${encodeURIComponent(room)}/logs/${encodeURIComponent(file)}`;

/** The files in which it is written what happened in a room, a file for each day. */
export function Logs({ room }: { room: string }) {
  const { t } = useTranslation();
  const pages = usePages(['rooms', 'logs', room], (cut, signal) =>
    ok(api.GET('/rooms/{room}/logs', { params: { path: { room }, query: cut }, signal })),
  );
  return (
    <List
      label={t('rooms.part.logs')}
      pages={pages}
      columns={[
        { key: 'file', label: t('rooms.logFile'), cell: ({ file }) => <a href={address(room, file)} download={`${room} ${file}`}>{file}</a>, width: 50 },
        { key: 'bytes', label: t('rooms.logSize'), cell: (log) => bytes(log.bytes) },
      ]}
      rowKey={({ file }) => file}
      empty={{ title: t('rooms.noLogs'), body: t('rooms.noLogsHelp') }}
    />
  );
}
