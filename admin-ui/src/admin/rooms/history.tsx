import { ToolbarItem } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ok } from '../../api/client';
import { List } from '../../components/list';
import { SearchBox } from '../../components/search-box';
import { At } from '../../components/time';
import { usePages } from '../../components/use-pages';

/** What was said in a room, as far as its archive has it. */
export function History({ room }: { room: string }) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const pages = usePages(['rooms', 'history', room, words], (cut, signal) =>
    ok(api.GET('/rooms/{room}/history', { params: { path: { room }, query: { q: words || undefined, ...cut } }, signal })),
  );
  return (
    <List
      label={t('rooms.part.history')}
      pages={pages}
      columns={[
        { key: 'time', label: t('audit.time'), cell: ({ time }) => <At at={time} />, nowrap: true },
        { key: 'nick', label: t('rooms.nick'), cell: ({ nick }) => nick ?? t('rooms.itself'), width: 20 },
        { key: 'body', label: t('archive.text'), cell: ({ body, xml }) => body ?? <span className="parley-mono">{xml}</span>, width: 50 },
      ]}
      rowKey={({ id }) => id}
      filtered={words !== ''}
      clear={() => { setWords(''); }}
      empty={{ title: t('archive.none'), body: t('rooms.noHistory') }}
      filters={
        <ToolbarItem>
          <SearchBox label={t('archive.words')} value={words} set={setWords} />
        </ToolbarItem>
      }
    />
  );
}
