import { Button, EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateFooter } from '@patternfly/react-core';
import CheckCircleIcon from '@patternfly/react-icons/dist/esm/icons/check-circle-icon';
import { useTranslation } from 'react-i18next';

/** Where to go when there is nothing to be set up (any more). */
export function Closed({ administrator }: { administrator?: string }) {
  const { t } = useTranslation();
  return (
    <EmptyState
      status="success"
      icon={CheckCircleIcon}
      headingLevel="h1"
      titleText={administrator ? t('setup.done.title') : t('setup.closed.title')}
    >
      <EmptyStateBody>{administrator ? t('setup.done.body', { jid: administrator }) : t('setup.closed.body')}</EmptyStateBody>
      <EmptyStateFooter>
        <EmptyStateActions>
          <Button component="a" href="/admin/" variant="primary">
            {t('setup.closed.console')}
          </Button>
          <Button component="a" href="/chat/" variant="secondary">
            {t('setup.closed.chat')}
          </Button>
        </EmptyStateActions>
      </EmptyStateFooter>
    </EmptyState>
  );
}
