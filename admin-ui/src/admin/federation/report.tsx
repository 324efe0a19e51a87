import { Alert, ProgressStep, ProgressStepper } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';

type Status = Schemas['CheckStep']['status'];
const VARIANTS = { ok: 'success', warning: 'warning', failed: 'danger' } as const satisfies Record<Status, string>;

/** What came of a check: whether this server can talk to the other one, and each step on the way. */
export function Report({ report: { reachable, steps } }: { report: Schemas['RemoteServerReport'] }) {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('federation.report')}>
      <Alert isInline variant={reachable ? 'success' : 'danger'} title={t(reachable ? 'federation.reachable' : 'federation.unreachable')} />
      <ProgressStepper isVertical aria-label={t('federation.steps')} className="parley-steps">
        {steps.map(({ name, place, status, text, details }, index) => (
          <ProgressStep
            key={`${index} ${name}`}
            id={`step-${index}`}
            titleId={`step-title-${index}`}
            variant={VARIANTS[status]}
            aria-label={`${t(`federation.status.${status}`)}: ${t(`federation.step.${name}`)}`}
            description={[place, text, ...details].filter(Boolean).map((line, at) => <div key={`${at} ${line}`}>{line}</div>)}
          >
            {t(`federation.step.${name}`)}
          </ProgressStep>
        ))}
      </ProgressStepper>
    </div>
  );
}
