package im.parley.server.stats;

import im.parley.server.spi.Figure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the figures were in the last while: a ring of rows with one number for each series. A series is a figure with the
 * values of its labels, written as Prometheus does: {@code parley_stanzas_received_total{kind="message"}}.
 */
public final class History {
    private static final int MOST_SERIES = 2000;

    private final long[] times;
    private final double[][] rows;
    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private long added;

    /** A value at a time. */
    public record Point(Instant at, double value) {}

    /**
     * @param capacity how many rows are kept
     */
    History(int capacity) {
        times = new long[capacity];
        rows = new double[capacity][];
    }

    /** Notes what the figures are now; the oldest row makes room. */
    synchronized void add(Instant now, List<Figure> figures) {
        double[] row = new double[columns.size()];
        Arrays.fill(row, Double.NaN);
        for (Figure figure : figures) {
            for (Figure.Reading reading : figure.readings().get()) {
                switch (reading.value()) {
                    case Figure.Amount amount -> row = put(row, name(figure, "", reading), amount.value());
                    case Figure.Spread spread -> {
                        row = put(row, name(figure, "_count", reading), (double) spread.count());
                        row = put(row, name(figure, "_sum", reading), spread.sum());
                    }
                }
            }
        }
        int place = (int) (added++ % rows.length);
        times[place] = now.toEpochMilli();
        rows[place] = row;
    }

    /** A series that comes when there are too many is not noted. */
    private double[] put(double[] row, String series, double value) {
        Integer known = columns.get(series);
        if (known == null && columns.size() >= MOST_SERIES) {
            return row;
        }
        int column = known != null ? known : columns.size();
        double[] roomy = row;
        if (known == null) {
            columns.put(series, column);
            roomy = Arrays.copyOf(row, column + 1);
        }
        roomy[column] = value;
        return roomy;
    }

    private static String name(Figure figure, String suffix, Figure.Reading reading) {
        StringBuilder name = new StringBuilder(figure.name()).append(suffix);
        for (int i = 0; i < reading.labels().size(); i++) {
            name.append(i == 0 ? '{' : ',')
                    .append(figure.labels().get(i))
                    .append("=\"")
                    .append(reading.labels().get(i))
                    .append('"');
        }
        return reading.labels().isEmpty() ? name.toString() : name.append('}').toString();
    }

    /** The names of all series. */
    public synchronized List<String> series() {
        return List.copyOf(columns.keySet());
    }

    /** The values of a series after a time, the oldest first; none when there is no such series. */
    public synchronized List<Point> values(String series, Instant after) {
        Integer column = columns.get(series);
        List<Point> points = new ArrayList<>();
        if (column == null) {
            return points;
        }
        for (long i = Math.max(0, added - rows.length); i < added; i++) {
            int place = (int) (i % rows.length);
            double[] row = rows[place];
            Instant at = Instant.ofEpochMilli(times[place]);
            if (at.isAfter(after) && column < row.length && !Double.isNaN(row[column])) {
                points.add(new Point(at, row[column]));
            }
        }
        return points;
    }

    /** How fast a counter grew, per second, at each time but the first. */
    public List<Point> rates(String series, Instant after) {
        List<Point> values = values(series, after);
        List<Point> rates = new ArrayList<>();
        for (int i = 1; i < values.size(); i++) {
            Point before = values.get(i - 1);
            Point now = values.get(i);
            double seconds = (now.at().toEpochMilli() - before.at().toEpochMilli()) / 1000.0;
            if (seconds > 0) {
                rates.add(new Point(now.at(), Math.max(0, now.value() - before.value()) / seconds));
            }
        }
        return rates;
    }
}
