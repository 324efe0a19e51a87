import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';

/** What a reader is told about a failure: what the server says, in its words. */
export function useProblemText(): (problem: unknown) => string {
  const { t } = useTranslation();
  return useCallback(
    (problem) => {
      if (!(problem instanceof Problem)) return problem instanceof Error ? problem.message : String(problem);
      if (problem.status === 0) return t('problem.unreachable');
      const text = problem.detail && problem.detail !== problem.title ? `${problem.title}: ${problem.detail}` : problem.title;
      return problem.status === 412 ? `${t('problem.overtaken')} (${text})` : text;
    },
    [t],
  );
}
