import { SearchInput } from '@patternfly/react-core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Long enough not to ask the server for each letter, short enough to feel immediate. */
const PAUSE = 250;

interface Props {
  label: string;
  value: string;
  set: (value: string) => void;
}

export function SearchBox({ label, value, set }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(value);
  useEffect(() => {
    if (typed === value) return undefined;
    const timer = setTimeout(() => {
      set(typed);
    }, PAUSE);
    return () => {
      clearTimeout(timer);
    };
  }, [typed, value, set]);
  return (
    <SearchInput
      aria-label={label}
      placeholder={label}
      value={typed}
      resetButtonLabel={t('common.clear')}
      onChange={(_event, text) => {
        setTyped(text);
      }}
      onClear={() => {
        setTyped('');
        set('');
      }}
      onSearch={() => {
        set(typed);
      }}
    />
  );
}
