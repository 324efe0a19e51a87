import {
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
  Skeleton,
} from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { broken } from './broken';

type Fact = readonly [term: string, value: ReactNode];

/** Pairs of a term and what it is here. Absent values are left out; `undefined` for all means that they still load. */
export function Facts({ label, facts, loading }: { label: string; facts: readonly Fact[]; loading?: boolean }) {
  return (
    <DescriptionList aria-label={label} isCompact isHorizontal isAutoFit={false} horizontalTermWidthModifier={{ default: '12ch', md: '18ch' }}>
      {facts
        .filter(([, value]) => loading || (value !== undefined && value !== null && value !== ''))
        .map(([term, value]) => (
          <DescriptionListGroup key={term}>
            <DescriptionListTerm>{term}</DescriptionListTerm>
            <DescriptionListDescription className="parley-fact">
              {loading ? <Skeleton width="60%" /> : broken(value)}
            </DescriptionListDescription>
          </DescriptionListGroup>
        ))}
    </DescriptionList>
  );
}
