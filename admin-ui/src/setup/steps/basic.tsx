import { Alert, Content, Form } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../components/fields';
import { names, SHORTEST_PASSWORD } from '../answers';
import type { StepProps } from './step';

export function Basic({ answers, change, proposal, repeated, setRepeated }: StepProps & { repeated: string; setRepeated: (text: string) => void }) {
  const { t } = useTranslation();
  const { basic } = answers;
  const [more, setMore] = useState(basic.moreDomains.join(', '));
  const set = (part: Partial<typeof basic>) => {
    change({ basic: { ...basic, ...part } });
  };
  const fixed = proposal.fixed.includes('domain');
  const differ = repeated !== '' && repeated !== basic.password;
  return (
    <Form>
      <Content component="p">{t('setup.basic.lead')}</Content>
      {fixed && <Alert isInline variant="info" title={t('setup.basic.fixed', { domain: proposal.domain })} />}
      <TextField
        label={t('setup.basic.domain')}
        help={t('setup.basic.domainHelp')}
        value={basic.domain}
        set={(domain) => {
          if (!fixed) set({ domain: domain.trim() });
        }}
        required
      />
      <TextField
        label={t('setup.basic.more')}
        help={t('setup.basic.moreHelp')}
        value={more}
        set={(text) => {
          setMore(text);
          set({ moreDomains: names(text) });
        }}
      />
      <TextField
        label={t('setup.basic.administrator')}
        help={t('setup.basic.administratorHelp', { jid: `${basic.administrator || 'admin'}@${basic.domain}` })}
        value={basic.administrator}
        set={(administrator) => {
          set({ administrator: administrator.trim() });
        }}
        required
        autoComplete="username"
      />
      <TextField
        label={t('setup.basic.password')}
        help={t('setup.basic.passwordHelp', { count: SHORTEST_PASSWORD })}
        value={basic.password}
        set={(password) => {
          set({ password });
        }}
        required
        type="password"
        autoComplete="new-password"
      />
      <TextField label={t('setup.basic.repeat')} value={repeated} set={setRepeated} required type="password" autoComplete="new-password" />
      {differ && <Alert isInline isPlain variant="warning" title={t('setup.basic.differ')} />}
    </Form>
  );
}
