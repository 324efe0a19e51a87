import { Alert, Button, EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateFooter } from '@patternfly/react-core';
import ExclamationCircleIcon from '@patternfly/react-icons/dist/esm/icons/exclamation-circle-icon';
import { useTranslation } from 'react-i18next';
import { useProblemText } from './problem-text';

/** In a form or a dialog: why it did not work. */
export function ProblemAlert({ problem }: { problem: unknown }) {
  const { t } = useTranslation();
  const text = useProblemText();
  if (!problem) return null;
  return (
    <Alert variant="danger" isInline title={t('problem.title')} role="alert">
      {text(problem)}
    </Alert>
  );
}

/** In the place of what could not be loaded. */
export function ProblemState({ problem, retry }: { problem: unknown; retry?: () => void }) {
  const { t } = useTranslation();
  const text = useProblemText();
  return (
    <EmptyState status="danger" headingLevel="h2" titleText={t('problem.load')} icon={ExclamationCircleIcon} role="alert">
      <EmptyStateBody>{text(problem)}</EmptyStateBody>
      {retry && (
        <EmptyStateFooter>
          <EmptyStateActions>
            <Button variant="primary" onClick={retry}>
              {t('common.retry')}
            </Button>
          </EmptyStateActions>
        </EmptyStateFooter>
      )}
    </EmptyState>
  );
}
