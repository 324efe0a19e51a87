import { Card, CardBody, Skeleton } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ok } from '../../api/client';
import { ProblemState } from '../../components/problem-alert';
import { SettingsForm } from '../../components/settings-form';
import { ifMatch, tagged } from '../../components/tagged';
import { useAction } from '../../components/use-action';

/** How a room is configured (XEP-0045 section 10.2). */
export function RoomSettings({ room }: { room: string }) {
  const { t } = useTranslation();
  const act = useAction();
  const query = useQuery({ queryKey: ['rooms', 'one', room], queryFn: ({ signal }) => tagged(api.GET('/rooms/{room}', { params: { path: { room } }, signal })) });
  const form = useQuery({ queryKey: ['room-form'], staleTime: Infinity, queryFn: ({ signal }) => ok(api.GET('/forms/room', { signal })) });
  if (form.isError) return <ProblemState problem={form.error} retry={() => void form.refetch()} />;
  const data = query.data;
  return (
    <Card>
      <CardBody>
        {data && form.data ? (
          <SettingsForm
            form={form.data}
            values={data.value.settings ?? {}}
            save={(settings) =>
              act(ok(api.PATCH('/rooms/{room}', { params: { path: { room }, header: ifMatch(data.tag) }, body: { settings } })), t('common.saved'), ['rooms'])
            }
          />
        ) : (
          <Skeleton height="20rem" screenreaderText={t('common.loading')} />
        )}
      </CardBody>
    </Card>
  );
}
