import { EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateFooter } from '@patternfly/react-core';
import PathMissingIcon from '@patternfly/react-icons/dist/esm/icons/path-missing-icon';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ConsolePage } from '../../components/page';

export function Nowhere() {
  const { t } = useTranslation();
  return (
    <ConsolePage title={t('nowhere.title')}>
      <EmptyState icon={PathMissingIcon} titleText={t('nowhere.title')} headingLevel="h2">
        <EmptyStateBody>{t('nowhere.body')}</EmptyStateBody>
        <EmptyStateFooter>
          <EmptyStateActions>
            <Link to="/">{t('nowhere.home')}</Link>
          </EmptyStateActions>
        </EmptyStateFooter>
      </EmptyState>
    </ConsolePage>
  );
}
