import { Alert, Button, Checkbox, Flex, Form, FormFieldGroup, FormFieldGroupHeader } from '@patternfly/react-core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { may } from '../api/session';
import type { Schemas } from '../api/client';
import { useSession } from '../admin/session-context';
import { ChoiceField, TextField } from './fields';
import { ProblemAlert } from './problem-alert';
import { changes, type Settings, type Value } from './settings';

type Field = Schemas['FormField'];

interface Props {
  form: Schemas['Form'];
  values: Settings;
  /** Gets only what was changed. */
  save: (changed: Settings) => Promise<unknown>;
}

/** A form whose fields the server describes. What the reader may not change is not there. */
export function SettingsForm({ form, values, save }: Props) {
  const { t } = useTranslation();
  const session = useSession();
  const [edited, setEdited] = useState<Settings>({});
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const fields = form.fields.filter(({ role }) => !role || may(session, role));
  const changed = changes(values, edited);
  const dirty = Object.keys(changed).length > 0;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!dirty || busy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await save(changed);
      setEdited({});
    } catch (thrown) {
      setProblem(thrown);
    }
    setBusy(false);
  };
  const groups = [...new Set(fields.map(({ group }) => group ?? ''))];
  const show = (field: Field) => (
    <SettingField
      key={field.name}
      field={field}
      value={field.name in edited ? edited[field.name] : values[field.name]}
      set={(value) => { setEdited((before) => ({ ...before, [field.name]: value })); }}
    />
  );
  return (
    <Form onSubmit={(event) => void submit(event)} isWidthLimited>
      {problem !== undefined && <ProblemAlert problem={problem} />}
      {groups.map((group) => {
        const members = fields.filter((field) => (field.group ?? '') === group).map(show);
        return group === '' ? members : (
          <FormFieldGroup key={group} header={<FormFieldGroupHeader titleText={{ text: group, id: `group-${group}` }} />}>
            {members}
          </FormFieldGroup>
        );
      })}
      {dirty && <Alert variant="info" isInline isPlain title={t('settings.unsaved', { count: Object.keys(changed).length })} />}
      <Flex>
        <Button type="submit" isDisabled={!dirty || busy} isLoading={busy}>
          {t('common.save')}
        </Button>
        <Button variant="link" isDisabled={!dirty || busy} onClick={() => { setEdited({}); }}>
          {t('common.reset')}
        </Button>
      </Flex>
    </Form>
  );
}

interface FieldProps {
  field: Field;
  value: Value | undefined;
  set: (value: Value) => void;
}

function SettingField({ field, value, set }: FieldProps) {
  const { t } = useTranslation();
  const { name, label, help } = field;
  const text = value === undefined || value === null ? '' : String(value);
  switch (field.type) {
    case 'boolean':
      return <Checkbox id={`setting-${name}`} label={label} description={help} isChecked={value === true} onChange={(_event, checked) => { set(checked); }} />;
    case 'integer':
      return <TextField label={label} help={help} type="number" value={text} set={(typed) => { set(typed === '' ? null : Number(typed)); }} />;
    case 'choice':
      return <ChoiceField label={label} help={help} value={text} set={set} options={[...(text === '' ? [{ value: '', label: '–' }] : []), ...(field.options ?? [])]} />;
    case 'choices':
    case 'list':
      return (
        <TextField
          label={label}
          help={[help, t('settings.lines')].filter(Boolean).join(' ')}
          rows={3}
          value={Array.isArray(value) ? value.join('\n') : text}
          set={(typed) => { set(typed.split('\n')); }}
        />
      );
    case 'multiline':
      return <TextField label={label} help={help} rows={4} value={text} set={set} />;
    case 'secret':
      return <TextField label={label} help={help} type="password" autoComplete="new-password" value={text} set={set} />;
    case 'text':
      return <TextField label={label} help={help} value={text} set={set} />;
  }
}
