import { Stack, StackItem, Toolbar, ToolbarContent } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { DomainChoice } from '../../components/domain-choice';
import { ConsolePage } from '../../components/page';
import { useDomain } from '../../components/use-domain';
import { useFilters } from '../../components/use-filters';
import { useSession } from '../session-context';
import { Announce } from './announce';
import { StandingText } from './standing-text';

const FILTERS = ['domain'] as const;

/** What the users of a domain are told: now, when they come, and when they are new. */
export function Screen() {
  const { t } = useTranslation();
  const { domains } = useSession();
  const { filters, set } = useFilters(FILTERS);
  const domain = useDomain(filters.domain);
  return (
    <ConsolePage title={t('announcements.title')} lead={t('announcements.lead')}>
      {domains.length > 1 && (
        <Toolbar>
          <ToolbarContent>
            <DomainChoice value={domain} set={(value) => { set('domain', value); }} />
          </ToolbarContent>
        </Toolbar>
      )}
      <Stack hasGutter key={domain}>
        <StackItem>
          <Announce domain={domain} />
        </StackItem>
        <StackItem>
          <StandingText domain={domain} which="motd" />
        </StackItem>
        <StackItem>
          <StandingText domain={domain} which="welcome" />
        </StackItem>
      </Stack>
    </ConsolePage>
  );
}
