import { Label } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';

/** Whether a component is there; a connection that this server makes and that does not stand is an error. */
export function ComponentState({ component: { connected, troubles } }: { component: Schemas['Component'] }) {
  const { t } = useTranslation();
  if (connected) return <Label color="green">{t('components.connected')}</Label>;
  return troubles.length > 0 ? <Label color="red">{t('components.failed')}</Label> : <Label color="grey">{t('components.absent')}</Label>;
}
