import { SearchInput } from '@patternfly/react-core';
import { useCallback, useEffect, useRef, useState } from 'react';
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
  const told = useRef(value);
  const tell = useCallback(
    (text: string) => {
      told.current = text;
      set(text);
    },
    [set],
  );
  // What is set elsewhere, as when all filters are cleared, stands here, too; what is being typed stays.
  useEffect(() => {
    if (value === told.current) return;
    told.current = value;
    setTyped(value);
  }, [value]);
  useEffect(() => {
    if (typed === told.current) return undefined;
    const timer = setTimeout(() => {
      tell(typed);
    }, PAUSE);
    return () => {
      clearTimeout(timer);
    };
  }, [typed, tell]);
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
        tell('');
      }}
      onSearch={() => {
        tell(typed);
      }}
    />
  );
}
