package im.parley.web.rest.v1;

import com.fasterxml.jackson.core.type.TypeReference;
import im.parley.server.admin.Monitoring;
import im.parley.server.admin.Overview;
import im.parley.web.rest.http.Asked;
import im.parley.web.rest.http.Json;
import im.parley.web.rest.http.Needs;
import im.parley.web.rest.http.Role;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Figures of the running server. */
@Path("")
@Dependent
@Produces("application/json")
public class StatisticsResource {
    private static final int MOST = 50;
    private static final String TIME = "at";
    private static final TypeReference<LinkedHashMap<String, Object>> MAP = new TypeReference<>() {};

    @Inject
    Monitoring monitoring;

    /** What a figure is. */
    public record Figure(String name, double value, Optional<String> unit, String kind) {
        static Figure of(String name, double value) {
            return new Figure(name, value, unitOf(name), kindOf(name));
        }
    }

    /** All figures. */
    public record Statistics(Instant time, List<Figure> items) {}

    /** What a figure was; the values belong to the times. */
    public record Series(String name, Optional<String> unit, String kind, List<Optional<Double>> values) {}

    /** What figures were. */
    public record SeriesList(List<Instant> times, List<Series> series) {}

    /** What they are now. */
    @GET
    @Path("statistics")
    @Needs(Role.INSTALLATION_ADMIN)
    public Statistics now() {
        List<Figure> figures = new ArrayList<>();
        Instant time = Instant.EPOCH;
        for (String name : monitoring.series()) {
            List<Monitoring.Point> points = monitoring.values(name, Instant.EPOCH);
            if (!points.isEmpty()) {
                figures.add(Figure.of(name, points.getLast().value()));
                time = points.getLast().at().isAfter(time) ? points.getLast().at() : time;
            }
        }
        return new Statistics(time, figures);
    }

    /** What some were in the last hour; without names, what the first page of the console shows. */
    @GET
    @Path("statistics/series")
    @Needs(Role.INSTALLATION_ADMIN)
    public SeriesList series(
            @QueryParam("name") @Nullable List<String> names, @QueryParam("since") @Nullable String since) {
        Instant after = Asked.time("since", since).orElse(Instant.EPOCH);
        if (names == null || names.isEmpty()) {
            return overview(monitoring.overview(after));
        }
        if (names.size() > MOST) {
            throw Asked.wrong("name", "ask for at most " + MOST + " figures at once");
        }
        Map<String, Map<Instant, Double>> found = new LinkedHashMap<>();
        TreeSet<Instant> times = new TreeSet<>();
        for (String name : names) {
            Map<Instant, Double> values = found.computeIfAbsent(name, any -> new HashMap<>());
            monitoring.values(name, after).forEach(point -> values.put(point.at(), point.value()));
            times.addAll(values.keySet());
        }
        List<Series> series = new ArrayList<>();
        found.forEach((name, values) -> series.add(new Series(
                name,
                unitOf(name),
                kindOf(name),
                times.stream().map(time -> Optional.ofNullable(values.get(time))).toList())));
        return new SeriesList(List.copyOf(times), series);
    }

    private static SeriesList overview(List<Overview.Moment> moments) {
        Map<String, List<Optional<Double>>> values = new LinkedHashMap<>();
        for (Overview.Moment moment : moments) {
            Json.MAPPER.convertValue(moment, MAP).forEach((name, value) -> {
                if (!name.equals(TIME)) {
                    values.computeIfAbsent(name, any -> new ArrayList<>())
                            .add(Optional.of(((Number) value).doubleValue()));
                }
            });
        }
        List<Series> series = new ArrayList<>();
        values.forEach((name, list) -> series.add(new Series(name, Optional.empty(), "gauge", list)));
        return new SeriesList(moments.stream().map(Overview.Moment::at).toList(), series);
    }

    private static String kindOf(String name) {
        return name.replaceAll("\\{.*", "").endsWith("_total") ? "counter" : "gauge";
    }

    private static Optional<String> unitOf(String name) {
        String plain = name.replaceAll("\\{.*", "");
        return List.of("bytes", "seconds", "ratio").stream()
                .filter(unit -> plain.endsWith('_' + unit) || plain.contains('_' + unit + '_'))
                .findFirst();
    }
}
