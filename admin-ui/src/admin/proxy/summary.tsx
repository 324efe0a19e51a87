import { Card, CardBody } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ok, type Schemas } from '../../api/client';
import { Facts } from '../../components/facts';
import { ProblemAlert } from '../../components/problem-alert';
import { bytes } from '../../i18n/format';
import { useMay } from '../session-context';
import { PROXY, useLimitText } from './limit-fields';

/** What went through the proxy this month, and what holds for the domain. */
export function Summary({ domain, limits }: { domain: string; limits: Schemas['ProxyLimits'] | undefined }) {
  const { t } = useTranslation();
  const text = useLimitText();
  const installation = useMay('installation-admin');
  const use = useQuery({
    queryKey: [...PROXY, 'use', domain],
    queryFn: ({ signal }) => ok(api.GET('/proxy/use/domains/{domain}', { params: { path: { domain } }, signal })),
  });
  const total = useQuery({ queryKey: [...PROXY, 'total'], enabled: installation, queryFn: ({ signal }) => ok(api.GET('/proxy/use/total', { signal })) });
  const all = total.data?.items.find(({ name }) => name === undefined);
  return (
    <Card>
      <CardBody>
        <ProblemAlert problem={use.error ?? total.error} />
        <Facts
          label={t('common.details')}
          loading={!use.data || !limits}
          facts={[
            [t('proxy.thisMonth'), use.data && bytes(use.data.bytes)],
            [t('proxy.total'), all && bytes(all.bytes)],
            [t('proxy.ofFile'), limits && text(limits.effective.file)],
            [t('proxy.ofUser'), limits && text(limits.effective.user)],
            [t('proxy.ofDomain'), limits && text(limits.effective.domain)],
          ]}
        />
      </CardBody>
    </Card>
  );
}
