import { EmptyState, EmptyStateBody, Spinner } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { state } from './api';
import { forgetToken } from './token';

const EVERY = 1_000;

/** Until the server has started anew. */
export function Restarting({ before, back }: { before: string; back: () => void }) {
  const { t } = useTranslation();
  const { data } = useQuery({ queryKey: ['state', 'next'], queryFn: state, refetchInterval: EVERY, gcTime: 0, staleTime: 0 });
  const returned = data !== undefined && data.started !== before;
  useEffect(() => {
    if (!returned) return;
    forgetToken();
    back();
  }, [returned, back]);
  return (
    <EmptyState icon={Spinner} headingLevel="h1" titleText={t('setup.restarting.title')} aria-live="polite">
      <EmptyStateBody>{t('setup.restarting.body')}</EmptyStateBody>
    </EmptyState>
  );
}
