import { FormSelect, FormSelectOption, Toolbar, ToolbarContent, ToolbarItem } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable, type Column } from './data-table';
import { Pager } from './pager';
import type { Action } from './row-menu';
import type { Pages } from './use-pages';

interface Props<T> {
  label: string;
  pages: Pages<T>;
  columns: readonly Column<T>[];
  rowKey: (row: T) => string;
  rowLabel?: (row: T) => string;
  actions?: (row: T) => Action[];
  /** Search fields and choices above the rows. */
  filters?: ReactNode;
  filtered?: boolean;
  clear?: () => void;
  empty: { title: string; body?: string };
}

/** A list of the server with its filters and pages. */
export function List<T>({ pages, filters, filtered, clear, empty, ...table }: Props<T>) {
  const { t } = useTranslation();
  const nothing = filtered ? { title: t('common.noMatch'), body: t('common.noMatchHelp'), action: clear && { label: t('common.clearFilters'), run: clear } } : empty;
  return (
    <>
      <Toolbar>
        <ToolbarContent>
          {filters}
          <ToolbarItem align={{ default: 'alignEnd' }}>
            <Pager pages={pages} />
          </ToolbarItem>
        </ToolbarContent>
      </Toolbar>
      <DataTable {...table} rows={pages.rows} problem={pages.problem} retry={pages.retry} busy={pages.busy} empty={nothing} />
    </>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  set: (value: string) => void;
  options: readonly { value: string; label: string }[];
}

/** A filter with few values; the first means "all". */
export function FilterChoice({ label, value, set, options }: ChoiceProps) {
  return (
    <ToolbarItem>
      <FormSelect
        className="parley-filter"
        aria-label={label}
        value={value}
        onChange={(_event, chosen) => {
          set(chosen);
        }}
      >
        <FormSelectOption value="" label={label} />
        {options.map((option) => (
          <FormSelectOption key={option.value} value={option.value} label={option.label} />
        ))}
      </FormSelect>
    </ToolbarItem>
  );
}
