import { Card, CardBody, Stack, StackItem } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ok } from '../../api/client';
import { DataTable } from '../../components/data-table';
import { Facts } from '../../components/facts';
import { ConsolePage } from '../../components/page';
import { useToasts } from '../../components/toasts';
import { useAction } from '../../components/use-action';
import { number } from '../../i18n/format';

const FIGURES = ['blockedAddresses', 'blockedAccounts', 'addressAttempts', 'accountAttempts', 'disabledAccounts'] as const;

/** The account in what is locked out, which may be an address alone. */
const accountOf = (target: string) => target.split(/\s/).find((word) => word.includes('@'));

export function Screen() {
  const { t } = useTranslation();
  const act = useAction();
  const { failed } = useToasts();
  const unlock = (jid: string) => {
    act(ok(api.DELETE('/users/{jid}/lockout', { params: { path: { jid } } })), t('users.unlocked', { jid }), ['lockouts']).catch((problem: unknown) => {
      failed(t('problem.title'), problem);
    });
  };
  const query = useQuery({ queryKey: ['lockouts'], refetchInterval: 15_000, queryFn: ({ signal }) => ok(api.GET('/lockouts', { signal })) });
  const data = query.data;
  return (
    <ConsolePage title={t('lockouts.title')} lead={t('lockouts.lead')}>
      <Stack hasGutter>
        {!query.isError && (
          <StackItem>
            <Card>
              <CardBody>
                <Facts label={t('common.details')} loading={!data} facts={FIGURES.map((name) => [t(`lockouts.${name}`), data && number(data[name])] as const)} />
              </CardBody>
            </Card>
          </StackItem>
        )}
        <StackItem>
          <DataTable
            label={t('lockouts.title')}
            columns={[
              { key: 'target', label: t('lockouts.target'), cell: ({ target }) => target, width: 50 },
              { key: 'refused', label: t('lockouts.refused'), cell: ({ refused }) => number(refused) },
            ]}
            rows={data?.items}
            rowKey={({ target }) => target}
            problem={query.error}
            retry={() => void query.refetch()}
            actions={({ target }) => {
              const jid = accountOf(target);
              return jid ? [{ label: t('users.unlock'), run: () => { unlock(jid); } }] : [];
            }}
            empty={{ title: t('lockouts.none') }}
          />
        </StackItem>
      </Stack>
    </ConsolePage>
  );
}
