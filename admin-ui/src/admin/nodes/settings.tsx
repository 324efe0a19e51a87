import { Card, CardBody, Skeleton } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ok } from '../../api/client';
import { ProblemState } from '../../components/problem-alert';
import { SettingsForm } from '../../components/settings-form';
import { ifMatch, tagged } from '../../components/tagged';
import { useAction } from '../../components/use-action';

/** How a node is configured (XEP-0060 section 8.2). */
export function NodeSettings({ id }: { id: string }) {
  const { t } = useTranslation();
  const act = useAction();
  const query = useQuery({ queryKey: ['nodes', 'one', id], queryFn: ({ signal }) => tagged(api.GET('/nodes/{id}', { params: { path: { id } }, signal })) });
  const collection = query.data?.value.collection ?? false;
  const form = useQuery({ queryKey: ['node-form', collection], staleTime: Infinity, queryFn: ({ signal }) => ok(api.GET('/forms/node', { params: { query: { collection } }, signal })) });
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
              act(ok(api.PATCH('/nodes/{id}', { params: { path: { id }, header: ifMatch(data.tag) }, body: { settings } })), t('common.saved'), ['nodes'])
            }
          />
        ) : (
          <Skeleton height="20rem" screenreaderText={t('common.loading')} />
        )}
      </CardBody>
    </Card>
  );
}
