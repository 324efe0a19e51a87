import { Alert, Button, ClipboardCopy, Modal, ModalBody, ModalFooter, ModalHeader, Stack, StackItem } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';

/** Something that the server tells this once. */
export function Secret({ title, secret, close }: { title: string; secret: string; close: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal isOpen variant="small" onClose={close} aria-label={title}>
      <ModalHeader title={title} />
      <ModalBody>
        <Stack hasGutter>
          <StackItem>
            <Alert variant="warning" isInline title={t('secret.once')} />
          </StackItem>
          <StackItem>
            <ClipboardCopy isReadOnly hoverTip={t('common.copy')} clickTip={t('common.copied')} textAriaLabel={title}>
              {secret}
            </ClipboardCopy>
          </StackItem>
        </Stack>
      </ModalBody>
      <ModalFooter>
        <Button onClick={close}>{t('common.close')}</Button>
      </ModalFooter>
    </Modal>
  );
}
