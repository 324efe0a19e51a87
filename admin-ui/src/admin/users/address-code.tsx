import { Button, ClipboardCopy, Modal, ModalBody, ModalFooter, ModalHeader, Stack, StackItem } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { QrCode } from '../../components/qr-code';

/** The address of an account as XEP-0147 writes it, to be read by the telephone of somebody who wants to write to it. */
export function AddressCode({ jid, close }: { jid: string; close: () => void }) {
  const { t } = useTranslation();
  const [local = '', domain = ''] = jid.split('@');
  const address = `xmpp:${encodeURIComponent(local)}@${domain}`;
  const title = t('users.codeTitle', { jid });
  return (
    <Modal isOpen variant="small" onClose={close} aria-label={title}>
      <ModalHeader title={title} description={t('users.codeHelp')} />
      <ModalBody>
        <Stack hasGutter>
          <StackItem>
            <QrCode text={address} label={t('users.code')} />
          </StackItem>
          <StackItem>
            <ClipboardCopy isReadOnly hoverTip={t('common.copy')} clickTip={t('common.copied')} textAriaLabel={t('users.jid')}>
              {address}
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
