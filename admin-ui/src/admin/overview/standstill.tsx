import { Alert, AlertActionLink, StackItem } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ok } from '../../api/client';
import { Problem } from '../../api/problem';
import { ActionMenu } from '../../components/action-menu';
import { useDialog } from '../../components/dialogs';
import { ChoiceField, TextField } from '../../components/fields';
import { FormDialog } from '../../components/form-dialog';
import { useToasts } from '../../components/toasts';
import { useAction } from '../../components/use-action';
import { moment } from '../../i18n/format';

type Kind = 'restart' | 'shutdown';

const KEY = ['standstill'];
const EVERY = 10_000;
const DELAYS = ['0', '30', '60', '120', '300', '900'];

/** What can be done with the server as a whole. */
export function StandstillMenu() {
  const { t } = useTranslation();
  const { open, dialog } = useDialog();
  const ask = (kind: Kind) => () => {
    open((close) => <Ask kind={kind} close={close} />);
  };
  return (
    <>
      <ActionMenu
        label={t('standstill.actions')}
        actions={[
          { label: t('standstill.restart'), run: ask('restart') },
          { label: t('standstill.shutdown'), run: ask('shutdown'), danger: true },
        ]}
      />
      {dialog}
    </>
  );
}

function Ask({ kind, close }: { kind: Kind; close: () => void }) {
  const { t } = useTranslation();
  const act = useAction();
  const [delay, setDelay] = useState('60');
  const [announcement, setAnnouncement] = useState('');
  const label = (seconds: number) => {
    if (seconds === 0) return t('standstill.none');
    return seconds < 60 ? t('standstill.seconds', { count: seconds }) : t('standstill.minutes', { count: seconds / 60 });
  };
  const plan = () => {
    const body = { delay: Number(delay), announcement: announcement.trim() || undefined };
    const asked = kind === 'restart' ? api.POST('/server/restart', { body }) : api.POST('/server/shutdown', { body });
    return act(ok(asked), t('standstill.planned'), KEY);
  };
  return (
    <FormDialog
      title={t(`standstill.${kind}Title`)}
      description={t(`standstill.${kind}Help`)}
      action={t(`standstill.${kind}`)}
      ready
      danger
      run={plan}
      close={close}
    >
      <ChoiceField
        label={t('standstill.delay')}
        value={delay}
        set={setDelay}
        options={DELAYS.map((value) => ({ value, label: label(Number(value)) }))}
      />
      <TextField
        label={t('standstill.announcement')}
        help={t('standstill.announcementHelp')}
        value={announcement}
        set={setAnnouncement}
        rows={3}
      />
    </FormDialog>
  );
}

/** What is going to happen to the server, while it can be prevented. */
export function PlannedStandstill() {
  const { t } = useTranslation();
  const { failed } = useToasts();
  const act = useAction();
  const planned = useQuery({
    queryKey: KEY,
    refetchInterval: EVERY,
    queryFn: async ({ signal }) => {
      try {
        return await ok(api.GET('/server/standstill', { signal }));
      } catch (thrown) {
        if (thrown instanceof Problem && thrown.status === 404) return null;
        throw thrown;
      }
    },
  });
  if (!planned.data) return null;
  const { kind, at, by } = planned.data;
  const stay = () => {
    act(ok(api.DELETE('/server/standstill')), t('standstill.stays'), KEY).catch((problem: unknown) => {
      failed(t('problem.title'), problem);
    });
  };
  return (
    <StackItem>
      <Alert
        isInline
        variant="warning"
        title={t(`standstill.${kind}At`, { at: moment(at) })}
        actionLinks={<AlertActionLink onClick={stay}>{t('standstill.stay')}</AlertActionLink>}
      >
        {t('standstill.by', { by })}
      </Alert>
    </StackItem>
  );
}
