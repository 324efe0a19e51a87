import { Dropdown, DropdownItem, DropdownList, MenuToggle } from '@patternfly/react-core';
import { useState } from 'react';
import type { Action } from './row-menu';

/** What can be done with what the page shows. */
export function ActionMenu({ label, actions }: { label: string; actions: readonly Action[] }) {
  const [open, setOpen] = useState(false);
  return (
    <Dropdown
      isOpen={open}
      shouldFocusFirstItemOnOpen
      shouldFocusToggleOnSelect
      onOpenChange={setOpen}
      onSelect={() => {
        setOpen(false);
      }}
      popperProps={{ position: 'right' }}
      toggle={(ref) => (
        <MenuToggle
          ref={ref}
          variant="primary"
          isExpanded={open}
          onClick={() => {
            setOpen(!open);
          }}
        >
          {label}
        </MenuToggle>
      )}
    >
      <DropdownList>
        {actions.map(({ label: text, run, danger }) => (
          <DropdownItem key={text} onClick={run} isDanger={danger}>
            {text}
          </DropdownItem>
        ))}
      </DropdownList>
    </Dropdown>
  );
}
