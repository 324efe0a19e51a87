package im.parley.transport.dial;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** The order in which places are tried, RFC 2782: by priority, and by chance within one, the more weight the sooner. */
final class SrvOrder {
    private SrvOrder() {}

    /** One service as DNS has it. */
    record Service(int priority, int weight, int port, String target, boolean directTls) {}

    static List<Service> of(List<Service> services, RandomGenerator random) {
        TreeMap<Integer, List<Service>> byPriority = new TreeMap<>();
        services.forEach(service ->
                byPriority.computeIfAbsent(service.priority(), priority -> new ArrayList<>()).add(service));
        List<Service> ordered = new ArrayList<>();
        byPriority.values().forEach(equals -> draw(equals, ordered, random));
        return ordered;
    }

    private static void draw(List<Service> left, List<Service> ordered, RandomGenerator random) {
        left.sort((one, other) -> Integer.compare(one.weight(), other.weight())); // those without weight first
        while (!left.isEmpty()) {
            int sum = left.stream().mapToInt(Service::weight).sum();
            int drawn = random.nextInt(sum + 1);
            int at = 0;
            int running = left.getFirst().weight();
            while (running < drawn) {
                running += left.get(++at).weight();
            }
            ordered.add(left.remove(at));
        }
    }
}
