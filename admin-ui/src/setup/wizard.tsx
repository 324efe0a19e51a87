import { Content, Title, Wizard, WizardStep } from '@patternfly/react-core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { complete, first } from './answers';
import type { Answers, Proposal, State } from './api';
import { Closed } from './closed';
import { Restarting } from './restarting';
import { Basic } from './steps/basic';
import { Connectivity } from './steps/connectivity';
import { Database } from './steps/database';
import { Features } from './steps/features';
import { ReviewStep } from './steps/review';
import { SecurityStep } from './steps/security';

interface Props {
  token: string;
  proposal: Proposal;
  before: State;
}

export function SetupWizard({ token, proposal, before }: Props) {
  const { t } = useTranslation();
  const [answers, setAnswers] = useState(() => first(proposal));
  const [repeated, setRepeated] = useState('');
  const [saved, setSaved] = useState('');
  const [back, setBack] = useState(false);
  const change = (part: Partial<Answers>) => {
    setAnswers((before) => ({ ...before, ...part }));
  };
  const begun = saved !== '';
  // On a narrow screen PatternFly names the button with the present step "Wizard toggle", so that the step is not read out.
  useEffect(() => {
    if (!begun) document.querySelector('.pf-v6-c-wizard__toggle')?.removeAttribute('aria-label');
  }, [begun]);
  if (back) return <Closed administrator={saved} />;
  if (saved) {
    return (
      <Restarting
        before={before.started}
        back={() => {
          setBack(true);
        }}
      />
    );
  }
  const ready = complete(answers, repeated);
  const words = { nextButtonText: t('setup.next'), backButtonText: t('setup.back'), isCancelHidden: true };
  const step = { answers, change, proposal };
  return (
    <>
      <Title headingLevel="h1" size="2xl">
        {t('setup.title')}
      </Title>
      <Content component="p" className="parley-lead">
        {t('setup.lead', { product: before.product, version: before.version })}
      </Content>
      <Wizard className="parley-setup-wizard" navAriaLabel={t('setup.steps')} isVisitRequired footer={words}>
        <WizardStep id="basic" name={t('setup.basic.title')} footer={{ ...words, isNextDisabled: !ready }}>
          <Basic {...step} repeated={repeated} setRepeated={setRepeated} />
        </WizardStep>
        <WizardStep id="connectivity" name={t('setup.connectivity.title')} isDisabled={!ready}>
          <Connectivity {...step} />
        </WizardStep>
        <WizardStep id="features" name={t('setup.features.title')} isDisabled={!ready}>
          <Features {...step} />
        </WizardStep>
        <WizardStep id="database" name={t('setup.database.title')} isDisabled={!ready}>
          <Database {...step} token={token} />
        </WizardStep>
        <WizardStep id="security" name={t('setup.security.title')} isDisabled={!ready}>
          <SecurityStep {...step} />
        </WizardStep>
        <WizardStep id="review" name={t('setup.review.title')} isDisabled={!ready} footer={{ ...words, isNextDisabled: true, nextButtonProps: { hidden: true } }}>
          <ReviewStep answers={answers} proposal={proposal} token={token} saved={setSaved} />
        </WizardStep>
      </Wizard>
    </>
  );
}
