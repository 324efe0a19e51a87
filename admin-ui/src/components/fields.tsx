import {
  FormGroup,
  FormHelperText,
  FormSelect,
  FormSelectOption,
  HelperText,
  HelperTextItem,
  TextArea,
  TextInput,
} from '@patternfly/react-core';
import { useId } from 'react';

interface Common {
  label: string;
  help?: string;
  required?: boolean;
}

interface TextProps extends Common {
  value: string;
  set: (value: string) => void;
  type?: 'text' | 'password' | 'email' | 'number' | 'datetime-local' | 'date';
  rows?: number;
  placeholder?: string;
  autoComplete?: string;
}

function Help({ id, text }: { id: string; text: string | undefined }) {
  if (!text) return null;
  return (
    <FormHelperText>
      <HelperText id={id}>
        <HelperTextItem>{text}</HelperTextItem>
      </HelperText>
    </FormHelperText>
  );
}

export function TextField({ label, help, required, value, set, type = 'text', rows, placeholder, autoComplete = 'off' }: TextProps) {
  const id = useId();
  const common = {
    id,
    value,
    placeholder,
    isRequired: required,
    'aria-describedby': help ? `${id}-help` : undefined,
    onChange: (_event: unknown, text: string) => {
      set(text);
    },
  };
  return (
    <FormGroup label={label} fieldId={id} isRequired={required}>
      {rows ? (
        <TextArea {...common} rows={rows} resizeOrientation="vertical" />
      ) : (
        <TextInput {...common} type={type} autoComplete={autoComplete} spellCheck={false} />
      )}
      <Help id={`${id}-help`} text={help} />
    </FormGroup>
  );
}

interface ChoiceProps<T extends string> extends Common {
  value: T;
  set: (value: T) => void;
  options: readonly { value: T; label: string }[];
}

export function ChoiceField<T extends string>({ label, help, required, value, set, options }: ChoiceProps<T>) {
  const id = useId();
  return (
    <FormGroup label={label} fieldId={id} isRequired={required}>
      <FormSelect
        id={id}
        value={value}
        aria-describedby={help ? `${id}-help` : undefined}
        onChange={(_event, chosen) => {
          set(chosen as T);
        }}
      >
        {options.map((option) => (
          <FormSelectOption key={option.value} value={option.value} label={option.label} />
        ))}
      </FormSelect>
      <Help id={`${id}-help`} text={help} />
    </FormGroup>
  );
}
