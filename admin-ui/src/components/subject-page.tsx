import { Card, CardBody, Stack, StackItem } from '@patternfly/react-core';
import type { ComponentProps, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionMenu } from './action-menu';
import { Facts } from './facts';
import { ConsolePage } from './page';
import { ProblemState } from './problem-alert';
import type { Action } from './row-menu';

interface Props {
  title: string;
  parent: ComponentProps<typeof ConsolePage>['parent'];
  /** What can be done with it; absent while it loads. */
  actions: readonly Action[] | undefined;
  /** Where it comes from. */
  query: { isError: boolean; error: unknown; refetch: () => unknown };
  facts: ComponentProps<typeof Facts>['facts'];
  /** Its parts: items of a stack. */
  children: ReactNode;
}

/** The page of one thing: what can be done with it, what is to be known of it, and its parts. */
export function SubjectPage({ title, parent, actions, query, facts, children }: Props) {
  const { t } = useTranslation();
  return (
    <ConsolePage title={title} parent={parent} actions={actions && <ActionMenu label={t('common.actions')} actions={actions} />}>
      {query.isError ? (
        <ProblemState problem={query.error} retry={() => void query.refetch()} />
      ) : (
        <Stack hasGutter>
          <StackItem>
            <Card>
              <CardBody>
                <Facts label={t('common.details')} loading={!actions} facts={facts} />
              </CardBody>
            </Card>
          </StackItem>
          {children}
        </Stack>
      )}
    </ConsolePage>
  );
}
