import { Label, type LabelProps } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';

export type Status = Schemas['UserStatus'];

const COLOURS: Record<Status, LabelProps['color']> = {
  active: 'green',
  disabled: 'grey',
  banned: 'red',
  pending: 'orange',
  system: 'blue',
  vip: 'purple',
  paid: 'teal',
  spam: 'red',
};

export const STATUSES = Object.keys(COLOURS) as Status[];

export function isStatus(value: string | undefined): value is Status {
  return STATUSES.some((status) => status === value);
}

export function StatusLabel({ status }: { status: Status }) {
  const { t } = useTranslation();
  return <Label color={COLOURS[status]}>{t(`status.${status}`)}</Label>;
}
