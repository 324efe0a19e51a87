import { StackItem, Tab, Tabs, TabTitleText } from '@patternfly/react-core';
import { useId, type ComponentType } from 'react';
import { useSearchParams } from 'react-router';

interface Props<P extends object> {
  label: string;
  /** The parts by name, in their order. */
  parts: Record<string, ComponentType<P>>;
  title: (name: string) => string;
  /** What each part gets. */
  of: P;
}

/** The parts of one thing as tabs; which one is open stands in the address. Items of a stack. */
export function Parts<P extends object>({ label, parts, title, of }: Props<P>) {
  const [params, setParams] = useSearchParams();
  const panel = useId();
  const names = Object.keys(parts);
  const part = names.find((name) => name === params.get('part')) ?? names[0] ?? '';
  const Part = parts[part];
  return (
    <>
      <StackItem>
        <Tabs
          aria-label={label}
          activeKey={part}
          onSelect={(_event, key) => {
            setParams({ part: String(key) }, { replace: true });
          }}
        >
          {names.map((name) => (
            <Tab key={name} eventKey={name} tabContentId={panel} title={<TabTitleText>{title(name)}</TabTitleText>} />
          ))}
        </Tabs>
      </StackItem>
      <StackItem id={panel} role="tabpanel" aria-label={title(part)}>
        {Part && <Part {...of} />}
      </StackItem>
    </>
  );
}
