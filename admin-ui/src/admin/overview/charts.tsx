import { Card, CardBody, CardTitle, EmptyState, Gallery, Skeleton, Title } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ok } from '../../api/client';
import { ProblemState } from '../../components/problem-alert';
import { bytes, number } from '../../i18n/format';
import { Chart } from './chart';
import { points } from './points';

const EVERY = 10_000;
const milliseconds = (seconds: number) => `${number(seconds * 1000, 1)} ms`;
/** What is counted has no halves: an axis that would have some leaves them out. */
const whole = (value: number) => (Number.isInteger(value) ? number(value) : '');
const perSecond = (value: number) => `${number(value, 1)}/s`;

/** One chart each; lines that are compared share one. */
const CHARTS = [
  { name: 'sessions', lines: ['sessions', 'connections'], format: whole, least: 1 },
  { name: 'messages', lines: ['messagesReceived', 'messagesSent'], format: perSecond, least: 1 },
  { name: 'logins', lines: ['logins', 'deniedLogins'], format: perSecond, least: 1 },
  { name: 'errors', lines: ['errors'], format: perSecond, least: 1 },
  { name: 'heap', lines: ['heapUsed', 'heapMax'], format: bytes, least: 1 },
  { name: 'cpu', lines: ['cpuLoad'], format: (value: number) => `${number(value * 100)} %`, least: 1 },
  { name: 'eventLoop', lines: ['eventLoopDelay'], format: milliseconds, least: 0.001 },
  { name: 'strand', lines: ['strandDelay'], format: milliseconds, least: 0.001 },
] as const;

export function Charts() {
  const { t } = useTranslation();
  const series = useQuery({ queryKey: ['series'], refetchInterval: EVERY, queryFn: ({ signal }) => ok(api.GET('/statistics/series', { signal })) });
  if (series.isError && !series.data) return <ProblemState problem={series.error} retry={() => void series.refetch()} />;
  if (series.data?.times.length === 0) return <EmptyState titleText={t('overview.noPoints')} headingLevel="h2" variant="sm" />;
  return (
    <section aria-labelledby="charts">
      <Title headingLevel="h2" id="charts" className="parley-trail">
        {t('overview.charts')}
      </Title>
      <Gallery hasGutter minWidths={{ default: '100%', md: '22rem' }}>
        {CHARTS.map(({ name, lines, format, least }) => (
          <Card key={name} isCompact>
            <CardTitle component="h3">{t(`chart.${name}`)}</CardTitle>
            <CardBody>
              {series.data ? (
                <Chart
                  title={t(`chart.${name}`)}
                  format={format}
                  least={least}
                  lines={lines.map((line) => ({ name: t(`chart.line.${line}`), points: points(series.data, line) }))}
                />
              ) : (
                <Skeleton height="180px" screenreaderText={t('common.loading')} />
              )}
            </CardBody>
          </Card>
        ))}
      </Gallery>
    </section>
  );
}
