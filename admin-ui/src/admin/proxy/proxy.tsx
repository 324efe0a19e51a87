import { Alert, Stack, StackItem, Toolbar, ToolbarContent } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ok } from '../../api/client';
import { DomainChoice } from '../../components/domain-choice';
import { ConsolePage } from '../../components/page';
import { Parts } from '../../components/parts';
import { ProblemState } from '../../components/problem-alert';
import { useDomain } from '../../components/use-domain';
import { useFilters } from '../../components/use-filters';
import { useSession } from '../session-context';
import { Ended } from './ended';
import { Limits } from './limits';
import { PROXY } from './limit-fields';
import { Running } from './running';
import { Summary } from './summary';
import { Use } from './use';

const FILTERS = ['domain'] as const;
const PARTS = { running: Running, use: Use, limits: Limits, ended: Ended };

/** The SOCKS5 proxy: who sends files through it, how much, and how much he may. */
export function Screen() {
  const { t } = useTranslation();
  const { domains } = useSession();
  const { filters, set } = useFilters(FILTERS);
  const domain = useDomain(filters.domain);
  const limits = useQuery({
    queryKey: [...PROXY, 'domain', domain],
    queryFn: ({ signal }) => ok(api.GET('/proxy/limits/domains/{domain}', { params: { path: { domain } }, signal })),
  });
  return (
    <ConsolePage title={t('proxy.title')} lead={t('proxy.lead')}>
      {domains.length > 1 && (
        <Toolbar>
          <ToolbarContent>
            <DomainChoice value={domain} set={(value) => { set('domain', value); }} />
          </ToolbarContent>
        </Toolbar>
      )}
      {limits.isError ? (
        <ProblemState problem={limits.error} retry={() => void limits.refetch()} />
      ) : (
        <Stack hasGutter>
          {limits.data?.enforced === false && (
            <StackItem>
              <Alert isInline variant="info" title={t('proxy.unlimited')}>
                {t('proxy.unlimitedHelp')}
              </Alert>
            </StackItem>
          )}
          <StackItem>
            <Summary domain={domain} limits={limits.data} />
          </StackItem>
          <Parts label={t('proxy.parts')} parts={PARTS} title={(name) => t(`proxy.part.${name as keyof typeof PARTS}`)} of={{ domain }} />
        </Stack>
      )}
    </ConsolePage>
  );
}
