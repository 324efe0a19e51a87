import { Alert, Button, Content, Form, Radio } from '@patternfly/react-core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ChoiceField, TextField } from '../../components/fields';
import { ProblemAlert } from '../../components/problem-alert';
import { inspect, type Finding } from '../api';
import type { StepProps } from './step';

const ENCRYPTIONS = ['disable', 'prefer', 'require', 'verify-full'] as const;
const COLOURS = { GREEN: 'success', YELLOW: 'warning', RED: 'danger' } as const;

export function Database({ answers, change, proposal, token }: StepProps & { token: string }) {
  const { t } = useTranslation();
  const { database } = answers;
  const check = useMutation({ mutationFn: () => inspect(token, database) });
  const set = (part: Partial<typeof database>) => {
    check.reset();
    change({ database: { ...database, ...part } });
  };
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        check.mutate();
      }}
    >
      <Content component="p">{t('setup.database.lead')}</Content>
      {!proposal.database.changeable && <Alert isInline variant="info" title={t('setup.database.fixed')} />}
      <div role="radiogroup" aria-label={t('setup.database.title')}>
        <Radio
          id="database-keep"
          name="database"
          label={t('setup.database.keep')}
          description={<span className="parley-mono">{proposal.database.location}</span>}
          isChecked={database.keep}
          onChange={() => {
            set({ keep: true });
          }}
        />
        <Radio
          id="database-postgresql"
          name="database"
          label={t('setup.database.postgresql')}
          description={t('setup.database.postgresqlHelp')}
          isDisabled={!proposal.database.changeable}
          isChecked={!database.keep}
          onChange={() => {
            set({ keep: false });
          }}
        />
      </div>
      {!database.keep && <Postgres database={database} set={set} />}
      <Button type="submit" className="parley-setup-act" variant="secondary" isLoading={check.isPending} isDisabled={check.isPending}>
        {t('setup.database.check')}
      </Button>
      <ProblemAlert problem={check.error} />
      {check.data && <Findings findings={check.data} />}
    </Form>
  );
}

function Postgres({ database, set }: { database: StepProps['answers']['database']; set: (part: Partial<StepProps['answers']['database']>) => void }) {
  const { t } = useTranslation();
  return (
    <div className="parley-setup-switches">
      <TextField label={t('setup.database.host')} value={database.host} set={(host) => { set({ host: host.trim() }); }} required />
      <TextField label={t('setup.database.port')} type="number" value={String(database.port || '')} set={(port) => { set({ port: Number(port) || 0 }); }} required />
      <TextField label={t('setup.database.name')} value={database.name} set={(name) => { set({ name: name.trim() }); }} required />
      <ChoiceField
        label={t('setup.database.encryption')}
        value={database.encryption as (typeof ENCRYPTIONS)[number]}
        set={(encryption) => { set({ encryption }); }}
        options={ENCRYPTIONS.map((value) => ({ value, label: t(`setup.database.tls.${value}`) }))}
      />
      <TextField label={t('setup.database.user')} value={database.user} set={(user) => { set({ user }); }} required />
      <TextField label={t('setup.database.password')} type="password" value={database.password} set={(password) => { set({ password }); }} required />
    </div>
  );
}

export function Findings({ findings }: { findings: Finding[] }) {
  const { t } = useTranslation();
  return (
    <div className="parley-setup-findings" role="status" aria-label={t('setup.database.result')}>
      {findings.map((finding) => (
        <Alert key={finding.step} isInline variant={COLOURS[finding.grade]} title={t(`setup.database.step.${finding.step}`)} component="h2">
          {finding.text}
        </Alert>
      ))}
    </div>
  );
}
