import {
  Button,
  Form,
  FormGroup,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  Stack,
  StackItem,
  TextInput,
} from '@patternfly/react-core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { ProblemAlert } from './problem-alert';

interface Props {
  title: string;
  children: ReactNode;
  /** The word on the button that does it. */
  action: string;
  /** What must be typed first, because it cannot be undone. */
  typed?: string;
  danger?: boolean;
  run: () => Promise<unknown>;
  close: () => void;
}

/** Asks before something is done that others feel. Stays open, with the reason, when it did not work. */
export function Confirm({ title, children, action, typed, danger = true, run, close }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const ready = !typed || text.trim() === typed;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready || busy) return;
    setBusy(true);
    try {
      await run();
      close();
    } catch (thrown) {
      setProblem(thrown);
      setBusy(false);
    }
  };
  return (
    <Modal isOpen variant="small" onClose={close} aria-label={title} ouiaId="confirm">
      <ModalHeader title={title} titleIconVariant={danger ? 'warning' : undefined} />
      <ModalBody>
        <Form id="confirm-form" onSubmit={(event) => void submit(event)}>
          <Stack hasGutter>
            {problem !== undefined && (
              <StackItem>
                <ProblemAlert problem={problem} />
              </StackItem>
            )}
            <StackItem>{children}</StackItem>
            {typed && (
              <StackItem>
                <FormGroup
                  fieldId="confirm-typed"
                  label={<Trans t={t} i18nKey="common.typeToConfirm" values={{ text: typed }} components={{ b: <strong /> }} />}
                >
                  <TextInput
                    id="confirm-typed"
                    value={text}
                    autoComplete="off"
                    spellCheck={false}
                    onChange={(_event, value) => {
                      setText(value);
                    }}
                  />
                </FormGroup>
              </StackItem>
            )}
          </Stack>
        </Form>
      </ModalBody>
      <ModalFooter>
        <Button
          type="submit"
          form="confirm-form"
          variant={danger ? 'danger' : 'primary'}
          isDisabled={!ready || busy}
          isLoading={busy}
        >
          {action}
        </Button>
        <Button variant="link" onClick={close}>
          {t('common.cancel')}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
