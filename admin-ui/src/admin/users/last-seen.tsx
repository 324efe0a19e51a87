import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { Ago } from '../../components/time';

/** When an account was here last: it is not "never" while it is. */
export function LastSeen({ user }: { user: Pick<Schemas['User'], 'sessions' | 'lastSeen'> }) {
  const { t } = useTranslation();
  if (user.sessions > 0) return t('users.present');
  return user.lastSeen ? <Ago at={user.lastSeen} /> : t('common.never');
}
