import { Button, Form, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ok } from '../../api/client';
import { TextField } from '../../components/fields';
import { ProblemAlert } from '../../components/problem-alert';
import { Report } from './report';

/** Tries to talk to another server and tells what happens, step by step. */
export function CheckServer({ domain, close }: { domain: string; close: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState(domain);
  const check = useMutation({ mutationFn: () => ok(api.POST('/federation/checks', { body: { domain: name.trim() } })) });
  // As text it is for terminals.
  const report = typeof check.data === 'string' ? undefined : check.data;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') check.mutate();
  };
  return (
    <Modal isOpen variant="medium" onClose={close} aria-label={t('federation.check')}>
      <ModalHeader title={t('federation.check')} description={t('federation.checkHelp')} />
      <ModalBody>
        <Form id="check-server" onSubmit={submit}>
          <TextField label={t('common.domain')} value={name} set={setName} required placeholder="example.org" />
        </Form>
        <ProblemAlert problem={check.error} />
        {report && <Report report={report} />}
      </ModalBody>
      <ModalFooter>
        <Button type="submit" form="check-server" isLoading={check.isPending} isDisabled={check.isPending || name.trim() === ''}>
          {t('federation.check')}
        </Button>
        <Button variant="link" onClick={close}>
          {t('common.close')}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
