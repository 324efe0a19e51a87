import { Card, CardBody, CardTitle, Skeleton, Stack, StackItem } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api, ok } from '../../api/client';
import { Facts } from '../../components/facts';
import { ConsolePage } from '../../components/page';
import { ProblemState } from '../../components/problem-alert';
import { SettingsForm } from '../../components/settings-form';
import { useAction } from '../../components/use-action';
import { number } from '../../i18n/format';

export function Screen() {
  const { t } = useTranslation();
  const act = useAction();
  const { domain = '' } = useParams();
  const path = { params: { path: { domain } } };
  const query = useQuery({
    queryKey: ['domains', domain],
    queryFn: async ({ signal }) => {
      const answer = await api.GET('/domains/{domain}', { ...path, signal });
      return { domain: await ok(Promise.resolve(answer)), tag: answer.response.headers.get('ETag') ?? undefined };
    },
  });
  const form = useQuery({ queryKey: ['domain-form'], staleTime: Infinity, queryFn: ({ signal }) => ok(api.GET('/forms/domain', { signal })) });
  const problem = query.error ?? form.error;
  const data = query.data;
  return (
    <ConsolePage title={domain} parent={{ to: '/domains', title: t('domains.title') }}>
      {problem ? (
        <ProblemState problem={problem} retry={() => { void query.refetch(); void form.refetch(); }} />
      ) : (
        <Stack hasGutter>
          <StackItem>
            <Card>
              <CardBody>
                <Facts
                  label={t('common.details')}
                  loading={!data}
                  facts={[
                    [t('users.title'), data && <Link key="users" to={`/users?domain=${encodeURIComponent(domain)}`}>{number(data.domain.users)}</Link>],
                    [t('sessions.title'), data && <Link key="sessions" to={`/sessions?domain=${encodeURIComponent(domain)}`}>{number(data.domain.sessions)}</Link>],
                  ]}
                />
              </CardBody>
            </Card>
          </StackItem>
          <StackItem>
            <Card>
              <CardTitle component="h2">{t('domains.settings')}</CardTitle>
              <CardBody>
                {data && form.data ? (
                  <SettingsForm
                    form={form.data}
                    values={data.domain.settings}
                    save={(settings) =>
                      act(
                        ok(api.PATCH('/domains/{domain}', { params: { path: { domain }, header: data.tag ? { 'If-Match': data.tag } : undefined }, body: { settings } })),
                        t('common.saved'),
                        ['domains'],
                      )
                    }
                  />
                ) : (
                  <Skeleton height="20rem" screenreaderText={t('common.loading')} />
                )}
              </CardBody>
            </Card>
          </StackItem>
        </Stack>
      )}
    </ConsolePage>
  );
}
