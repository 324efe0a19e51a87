import { Dropdown, DropdownItem, DropdownList, MenuToggle } from '@patternfly/react-core';
import EllipsisVIcon from '@patternfly/react-icons/dist/esm/icons/ellipsis-v-icon';
import { useState } from 'react';

export interface Action {
  label: string;
  run: () => void;
  danger?: boolean;
}

/** What can be done with one row. */
export function RowMenu({ label, actions }: { label: string; actions: readonly Action[] }) {
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
      popperProps={{ position: 'right', appendTo: () => document.body }}
      toggle={(ref) => (
        <MenuToggle
          ref={ref}
          variant="plain"
          aria-label={label}
          isExpanded={open}
          onClick={() => {
            setOpen(!open);
          }}
          icon={<EllipsisVIcon />}
        />
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
