import { Stack, StackItem, Title } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { ConsolePage } from '../../components/page';
import { Levels } from './levels';
import { Tail } from './tail';

export function Screen() {
  const { t } = useTranslation();
  return (
    <ConsolePage title={t('logs.title')}>
      <Stack hasGutter>
        <StackItem>
          <Tail />
        </StackItem>
        <StackItem>
          <Title headingLevel="h2">{t('logs.levels')}</Title>
          <Levels />
        </StackItem>
      </Stack>
    </ConsolePage>
  );
}
