import { Button, Form, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core';
import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from './problem-alert';

interface Props {
  title: string;
  description?: string;
  action: string;
  ready: boolean;
  run: () => Promise<unknown>;
  close: () => void;
  size?: 'small' | 'medium' | 'large';
  /** Others feel it. */
  danger?: boolean;
  children: ReactNode;
}

/** A form in a dialog: sends once, shows why it did not work, closes when it did. */
export function FormDialog({ title, description, action, ready, run, close, size = 'small', danger = false, children }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready || busy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await run();
      close();
    } catch (thrown) {
      setProblem(thrown);
      setBusy(false);
    }
  };
  return (
    <Modal isOpen variant={size} onClose={close} aria-label={title}>
      <ModalHeader title={title} description={description} />
      <ModalBody>
        <Form id={id} onSubmit={(event) => void submit(event)}>
          {problem !== undefined && <ProblemAlert problem={problem} />}
          {children}
        </Form>
      </ModalBody>
      <ModalFooter>
        <Button type="submit" variant={danger ? 'danger' : 'primary'} form={id} isDisabled={!ready || busy} isLoading={busy}>
          {action}
        </Button>
        <Button variant="link" onClick={close}>
          {t('common.cancel')}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
