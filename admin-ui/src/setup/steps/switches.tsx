import { Switch } from '@patternfly/react-core';
import { useId } from 'react';

interface Props {
  label: string;
  help: string;
  on: boolean;
  set: (on: boolean) => void;
  disabled?: boolean;
}

export function Choice({ label, help, on, set, disabled }: Props) {
  const id = useId();
  return (
    <div className="parley-setup-switch">
      <Switch
        id={id}
        label={label}
        isChecked={on}
        isDisabled={disabled}
        aria-describedby={`${id}-help`}
        onChange={(_event, checked) => {
          set(checked);
        }}
      />
      <small id={`${id}-help`}>{help}</small>
    </div>
  );
}
