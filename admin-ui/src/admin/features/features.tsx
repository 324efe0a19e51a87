import { Label, LabelGroup, Stack, StackItem, Title } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ok } from '../../api/client';
import { DataTable } from '../../components/data-table';
import { ConsolePage } from '../../components/page';
import { useMay } from '../session-context';

/** Where a specification can be read. */
function address(id: string): string | undefined {
  const [, kind, number] = /^(XEP|RFC)[- ]?(\d+)$/.exec(id) ?? [];
  if (kind === 'XEP') return `https://xmpp.org/extensions/xep-${number}.html`;
  return kind === 'RFC' ? `https://www.rfc-editor.org/rfc/rfc${number}` : undefined;
}

export function Screen() {
  const { t } = useTranslation();
  const installation = useMay('installation-admin');
  const features = useQuery({ queryKey: ['features'], queryFn: ({ signal }) => ok(api.GET('/features', { signal })) });
  return (
    <ConsolePage title={t('features.title')}>
      <Stack hasGutter>
        {installation && (
          <StackItem>
            <Title headingLevel="h2">{t('features.listeners')}</Title>
            <Listeners />
          </StackItem>
        )}
        <StackItem>
          <Title headingLevel="h2">{t('features.features')}</Title>
          <DataTable
            label={t('features.features')}
            columns={[
              { key: 'name', label: t('features.name'), cell: ({ name }) => name, width: 20 },
              {
                key: 'specs',
                label: t('features.specs'),
                cell: ({ specs }) => (
                  <LabelGroup numLabels={12}>
                    {specs.map(({ id }) => (
                      <Label key={id} variant="outline" href={address(id)}>
                        {id}
                      </Label>
                    ))}
                  </LabelGroup>
                ),
              },
            ]}
            rows={features.data?.items}
            rowKey={({ name, specs }) => [name, ...specs.map(({ id, version }) => `${id} ${version}`)].join('\n')}
            problem={features.error}
            retry={() => void features.refetch()}
          />
        </StackItem>
      </Stack>
    </ConsolePage>
  );
}

function Listeners() {
  const { t } = useTranslation();
  const listeners = useQuery({ queryKey: ['listeners'], queryFn: ({ signal }) => ok(api.GET('/listeners', { signal })) });
  return (
    <DataTable
      label={t('features.listeners')}
      columns={[
        { key: 'name', label: t('features.name'), cell: ({ name }) => name },
        { key: 'address', label: t('features.address'), cell: ({ addresses }) => (addresses.includes('*') ? t('features.anyAddress') : addresses.join(', ')) },
        { key: 'port', label: t('features.port'), cell: ({ port }) => String(port) },
        { key: 'tls', label: 'TLS', cell: ({ tls }) => t(`features.tls.${tls}`) },
      ]}
      rows={listeners.data?.items}
      rowKey={({ name, port }) => `${name} ${port}`}
      problem={listeners.error}
      retry={() => void listeners.refetch()}
      empty={{ title: t('common.nothing') }}
    />
  );
}
