import { useTranslation } from 'react-i18next';
import { FormSelect, FormSelectOption, ToolbarItem } from '@patternfly/react-core';
import { useSession } from '../admin/session-context';

/** The domain whose things are listed, always one; not shown when there is no choice. */
export function DomainChoice({ value, set }: { value: string; set: (value: string) => void }) {
  const { t } = useTranslation();
  const { domains } = useSession();
  if (domains.length < 2) return null;
  return (
    <ToolbarItem>
      <FormSelect
        aria-label={t('common.domain')}
        value={value}
        onChange={(_event, chosen) => {
          set(chosen);
        }}
      >
        {domains.map((domain) => (
          <FormSelectOption key={domain} value={domain} label={domain} />
        ))}
      </FormSelect>
    </ToolbarItem>
  );
}
