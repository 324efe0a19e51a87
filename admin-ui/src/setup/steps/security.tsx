import { Content } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { Choice } from './switches';
import type { StepProps } from './step';

const CHOICES = ['registration', 'tlsRequired', 'lockout', 'anonymous'] as const;

export function SecurityStep({ answers, change }: StepProps) {
  const { t } = useTranslation();
  return (
    <>
      <Content component="p">{t('setup.security.lead')}</Content>
      <div className="parley-setup-switches">
        {CHOICES.map((choice) => (
          <Choice
            key={choice}
            label={t(`setup.security.${choice}`)}
            help={t(`setup.security.${choice}Help`)}
            on={answers.security[choice]}
            set={(on) => {
              change({ security: { ...answers.security, [choice]: on } });
            }}
          />
        ))}
      </div>
    </>
  );
}
