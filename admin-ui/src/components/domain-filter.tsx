import { useTranslation } from 'react-i18next';
import { useSession } from '../admin/session-context';
import { FilterChoice } from './list';

/** One of the domains of whoever is logged in; not shown when there is no choice. */
export function DomainFilter({ value, set }: { value: string; set: (value: string) => void }) {
  const { t } = useTranslation();
  const { domains } = useSession();
  if (domains.length < 2) return null;
  return <FilterChoice label={t('common.allDomains')} value={value} set={set} options={domains.map((domain) => ({ value: domain, label: domain }))} />;
}
