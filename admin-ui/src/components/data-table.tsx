import { Button, EmptyState, EmptyStateBody, EmptyStateFooter, Skeleton } from '@patternfly/react-core';
import SearchIcon from '@patternfly/react-icons/dist/esm/icons/search-icon';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { broken } from './broken';
import { ProblemState } from './problem-alert';
import { RowMenu, type Action } from './row-menu';

export interface Column<T> {
  key: string;
  label: string;
  cell: (row: T) => ReactNode;
  /** Numbers and times stay on one line. */
  nowrap?: boolean;
  width?: 10 | 15 | 20 | 25 | 30 | 35 | 40 | 45 | 50 | 60;
}

interface Props<T> {
  label: string;
  columns: readonly Column<T>[];
  rows: readonly T[] | undefined;
  rowKey: (row: T) => string;
  rowLabel?: (row: T) => string;
  actions?: (row: T) => Action[];
  problem?: unknown;
  retry?: () => void;
  busy?: boolean;
  empty?: { title: string; body?: string; action?: Action };
}

const SKELETON = [0, 1, 2, 3, 4, 5];

/** Rows of the server: while they load, when there are none, and why they could not be loaded. */
export function DataTable<T>(props: Props<T>) {
  const { label, columns, rows, problem, retry, empty, actions, busy } = props;
  const { t } = useTranslation();
  if (problem && !rows) return <ProblemState problem={problem} retry={retry} />;
  if (rows?.length === 0) {
    return (
      <EmptyState headingLevel="h2" titleText={empty?.title ?? t('common.nothing')} icon={SearchIcon} variant="sm">
        <EmptyStateBody>{empty?.body}</EmptyStateBody>
        {empty?.action && (
          <EmptyStateFooter>
            <Button variant="link" onClick={empty.action.run}>
              {empty.action.label}
            </Button>
          </EmptyStateFooter>
        )}
      </EmptyState>
    );
  }
  return (
    <Table aria-label={label} variant="compact" gridBreakPoint="grid-lg" aria-busy={busy || !rows} className={busy ? 'parley-busy' : undefined}>
      <Thead>
        <Tr>
          {columns.map(({ key, label: head, width }) => (
            <Th key={key} width={width} modifier="wrap">
              {head}
            </Th>
          ))}
          {actions && <Th screenReaderText={t('common.actions')} />}
        </Tr>
      </Thead>
      <Tbody>{rows ? rows.map((row) => <Row key={props.rowKey(row)} row={row} {...props} />) : <Loading columns={columns} />}</Tbody>
    </Table>
  );
}

function Row<T>({ row, columns, actions, rowKey, rowLabel }: Props<T> & { row: T }) {
  const { t } = useTranslation();
  const name = (rowLabel ?? rowKey)(row);
  const items = actions?.(row) ?? [];
  return (
    <Tr>
      {columns.map(({ key, label, cell, nowrap }) => (
        <Td key={key} dataLabel={label} modifier={nowrap ? 'nowrap' : 'breakWord'}>
          {broken(cell(row))}
        </Td>
      ))}
      {actions && (
        <Td isActionCell>
          {items.length > 0 && <RowMenu label={t('common.actionsFor', { name })} actions={items} />}
        </Td>
      )}
    </Tr>
  );
}

function Loading<T>({ columns }: { columns: readonly Column<T>[] }) {
  const { t } = useTranslation();
  return SKELETON.map((row) => (
    <Tr key={row}>
      {columns.map(({ key, label }, index) => (
        <Td key={key} dataLabel={label}>
          <Skeleton width={`${40 + ((row * 7 + index * 23) % 50)}%`} screenreaderText={row + index === 0 ? t('common.loading') : undefined} />
        </Td>
      ))}
    </Tr>
  ));
}
