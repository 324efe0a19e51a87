package im.parley.server.stats;

import im.parley.server.spi.Figure;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;

/** Figures as Prometheus' library wants them. */
final class Snapshots {
    private Snapshots() {}

    static MetricSnapshot of(Figure figure) {
        return switch (figure.kind()) {
            case COUNTER -> counter(figure);
            case GAUGE -> gauge(figure);
            case DISTRIBUTION -> distribution(figure);
        };
    }

    private static Labels labels(Figure figure, Figure.Reading reading) {
        return Labels.of(figure.labels(), reading.labels());
    }

    private static double amount(Figure.Reading reading) {
        return switch (reading.value()) {
            case Figure.Amount amount -> amount.value();
            case Figure.Spread spread -> spread.sum();
        };
    }

    /** The library adds the suffix itself. */
    private static MetricSnapshot counter(Figure figure) {
        CounterSnapshot.Builder builder =
                CounterSnapshot.builder().name(figure.baseName()).help(figure.help());
        figure.readings().get().forEach(reading -> builder.dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder()
                .labels(labels(figure, reading))
                .value(amount(reading))
                .build()));
        return builder.build();
    }

    private static MetricSnapshot gauge(Figure figure) {
        GaugeSnapshot.Builder builder = GaugeSnapshot.builder().name(figure.name()).help(figure.help());
        figure.readings().get().forEach(reading -> builder.dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder()
                .labels(labels(figure, reading))
                .value(amount(reading))
                .build()));
        return builder.build();
    }

    private static MetricSnapshot distribution(Figure figure) {
        HistogramSnapshot.Builder histogram = HistogramSnapshot.builder().name(figure.name()).help(figure.help());
        SummarySnapshot.Builder summary = SummarySnapshot.builder().name(figure.name()).help(figure.help());
        boolean ranges = false;
        for (Figure.Reading reading : figure.readings().get()) {
            if (reading.value() instanceof Figure.Spread spread && !spread.buckets().isEmpty()) {
                ranges = true;
                histogram.dataPoint(HistogramSnapshot.HistogramDataPointSnapshot.builder()
                        .labels(labels(figure, reading))
                        .sum(spread.sum())
                        .classicHistogramBuckets(buckets(spread))
                        .build());
            } else if (reading.value() instanceof Figure.Spread spread) {
                summary.dataPoint(SummarySnapshot.SummaryDataPointSnapshot.builder()
                        .labels(labels(figure, reading))
                        .count(spread.count())
                        .sum(spread.sum())
                        .build());
            }
        }
        return ranges ? histogram.build() : summary.build();
    }

    private static ClassicHistogramBuckets buckets(Figure.Spread spread) {
        ClassicHistogramBuckets.Builder buckets = ClassicHistogramBuckets.builder();
        spread.buckets().forEach(bucket -> buckets.bucket(bucket.upTo(), bucket.count()));
        return buckets.build();
    }
}
