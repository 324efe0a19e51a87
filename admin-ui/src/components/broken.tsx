import { cloneElement, Fragment, isValidElement, type ReactElement, type ReactNode } from 'react';

/**
 * A text that does not fit is broken behind its punctuation first: "juliet@" and "example.org" rather than "juliet@ex" and
 * "ample.org". So is what a link says.
 */
export function broken(content: ReactNode): ReactNode {
  if (isLabelled(content)) return cloneElement(content, undefined, broken(content.props.children));
  if (typeof content !== 'string') return content;
  return content.split(/(?<=[@./_:,=])/).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}

function isLabelled(content: ReactNode): content is ReactElement<{ children: string }> {
  return isValidElement<{ children?: unknown }>(content) && typeof content.props.children === 'string';
}
