import { Content } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { Choice } from './switches';
import type { StepProps } from './step';

const WAYS = { 'c2s-direct-tls': 'directTls', bosh: 'bosh', ws2s: 'websocket', s2s: 'federation', ext: 'components' } as const;

export function Connectivity({ answers, change, proposal }: StepProps) {
  const { t } = useTranslation();
  return (
    <>
      <Content component="p">{t('setup.connectivity.lead')}</Content>
      <div className="parley-setup-switches">
        <Choice label={t('setup.connectivity.starttls')} help={t('setup.connectivity.starttlsHelp')} on disabled set={() => undefined} />
        {proposal.connectivity.flatMap(({ id }) => {
          const way = WAYS[id as keyof typeof WAYS];
          return (
            <Choice
              key={id}
              label={t(`setup.connectivity.${way}`)}
              help={t(`setup.connectivity.${way}Help`)}
              on={answers.connectivity[id] ?? false}
              set={(on) => {
                change({ connectivity: { ...answers.connectivity, [id]: on } });
              }}
            />
          );
        })}
      </div>
    </>
  );
}
