import { Button, Flex, FlexItem, FormSelect, FormSelectOption } from '@patternfly/react-core';
import AngleLeftIcon from '@patternfly/react-icons/dist/esm/icons/angle-left-icon';
import AngleRightIcon from '@patternfly/react-icons/dist/esm/icons/angle-right-icon';
import { useTranslation } from 'react-i18next';
import { number } from '../i18n/format';
import { SIZES, type Pages } from './use-pages';

/** From page to page of a list that has no last page until one is there. */
export function Pager<T>({ pages }: { pages: Pages<T> }) {
  const { t } = useTranslation();
  const { rows, total, page, limit } = pages;
  if (!rows || (rows.length === 0 && page === 0 && !pages.forward)) return null;
  const first = page * limit + 1;
  const unfinished = pages.forward !== undefined && rows.length < limit;
  const range = rows.length === 0 ? '' : `${number(first)}–${number(first + rows.length - 1)}`;
  return (
    <Flex component="nav" aria-label={t('pager.label')} className="parley-pager" columnGap={{ default: 'columnGapSm' }}>
      <FlexItem aria-live="polite">
        {unfinished && t('pager.searching')} {total === undefined ? range : t('pager.range', { range, total: number(total) })}
      </FlexItem>
      <FlexItem>
        <FormSelect
          aria-label={t('pager.size')}
          value={limit}
          className="parley-pager-size"
          onChange={(_event, size) => {
            pages.setLimit(Number(size));
          }}
        >
          {SIZES.map((size) => (
            <FormSelectOption key={size} value={size} label={t('pager.rows', { count: size })} />
          ))}
        </FormSelect>
      </FlexItem>
      <FlexItem>
        <Button variant="plain" aria-label={t('pager.back')} icon={<AngleLeftIcon />} isDisabled={!pages.back} onClick={pages.back} />
        <Button variant="plain" aria-label={t('pager.forward')} icon={<AngleRightIcon />} isDisabled={!pages.forward} onClick={pages.forward} />
      </FlexItem>
    </Flex>
  );
}
