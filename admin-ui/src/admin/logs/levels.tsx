import { Button } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ok } from '../../api/client';
import { DataTable } from '../../components/data-table';
import { useDialog } from '../../components/dialogs';
import { ChoiceField, TextField } from '../../components/fields';
import { FormDialog } from '../../components/form-dialog';
import { useToasts } from '../../components/toasts';
import { useAction } from '../../components/use-action';

export const LEVELS = ['error', 'warning', 'info', 'debug', 'trace'] as const;
type Level = (typeof LEVELS)[number];
const KEY = ['log-levels'];

export function Levels() {
  const { t } = useTranslation();
  const act = useAction();
  const { failed } = useToasts();
  const { open, dialog } = useDialog();
  const levels = useQuery({ queryKey: KEY, queryFn: ({ signal }) => ok(api.GET('/logs/levels', { signal })) });
  const set = (logger?: string, level?: Level) => {
    open((close) => <SetLevel logger={logger} level={level} close={close} />);
  };
  return (
    <>
      <Button variant="secondary" onClick={() => { set(); }}>
        {t('logs.set')}
      </Button>
      <DataTable
        label={t('logs.levels')}
        columns={[
          { key: 'logger', label: t('logs.logger'), cell: ({ logger }) => logger, width: 50 },
          { key: 'level', label: t('logs.level'), cell: ({ level }) => level },
        ]}
        rows={levels.data?.items}
        rowKey={({ logger }) => logger}
        problem={levels.error}
        retry={() => void levels.refetch()}
        empty={{ title: t('logs.noLevels') }}
        actions={({ logger, level }) => [
          { label: t('logs.set'), run: () => { set(logger, level); } },
          {
            label: t('logs.inherit'),
            run: () => {
              act(ok(api.DELETE('/logs/levels/{logger}', { params: { path: { logger } } })), t('logs.inherited', { logger }), KEY).catch((problem: unknown) => {
                failed(t('problem.title'), problem);
              });
            },
          },
        ]}
      />
      {dialog}
    </>
  );
}

function SetLevel({ logger: given, level: present, close }: { logger: string | undefined; level: Level | undefined; close: () => void }) {
  const { t } = useTranslation();
  const act = useAction();
  const [logger, setLogger] = useState(given ?? 'im.parley.');
  const [level, setLevel] = useState<Level>(present ?? 'debug');
  return (
    <FormDialog
      title={t('logs.set')}
      description={t('logs.setHelp')}
      action={t('common.save')}
      ready={logger.trim() !== ''}
      close={close}
      run={() =>
        act(ok(api.PUT('/logs/levels/{logger}', { params: { path: { logger: logger.trim() } }, body: { level } })), t('logs.isSet', { logger, level }), KEY)
      }
    >
      <TextField label={t('logs.logger')} value={logger} set={setLogger} required />
      <ChoiceField label={t('logs.level')} value={level} set={setLevel} options={LEVELS.map((value) => ({ value, label: value }))} />
    </FormDialog>
  );
}
