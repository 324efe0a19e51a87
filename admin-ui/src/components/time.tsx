import { Tooltip } from '@patternfly/react-core';
import { moment, relative } from '../i18n/format';

/** How long ago, and exactly when on demand. */
export function Ago({ at }: { at: string | undefined }) {
  if (!at) return <>–</>;
  return (
    <Tooltip content={moment(at)}>
      <time dateTime={at}>{relative(at)}</time>
    </Tooltip>
  );
}

export function At({ at }: { at: string | undefined }) {
  if (!at) return <>–</>;
  return <time dateTime={at}>{moment(at)}</time>;
}
