import { PageSection, Skeleton } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';

export function Loading() {
  const { t } = useTranslation();
  return (
    <PageSection>
      <Skeleton width="30%" height="2rem" screenreaderText={t('common.loading')} />
      <br />
      <Skeleton width="100%" height="12rem" />
    </PageSection>
  );
}
