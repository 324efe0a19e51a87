package im.parley.test.bench.load;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The same chat over each transport, and what a message costs compared with TCP. */
final class TransportScenario {
    private TransportScenario() {}

    /**
     * @param print prints a result, and says whether all went well
     * @return whether all went well
     */
    static boolean run(Arguments arguments, Predicate<Result> print) {
        Map<Transport, Double> cost = new EnumMap<>(Transport.class);
        for (Transport transport : Transport.values()) {
            try (Run run = new Run(arguments, transport)) {
                Result result = ChatScenario.run(run);
                if (!print.test(result)) {
                    return false;
                }
                cost.put(transport, ChatScenario.cost(result));
            }
        }
        return print.test(new Result("transports", "CPU of the server per message, compared with TCP", ratios(cost), List.of()));
    }

    private static List<Figure> ratios(Map<Transport, Double> cost) {
        double tcp = cost.getOrDefault(Transport.TCP, 0.0);
        return List.of(
                Figure.of("websocket", cost.getOrDefault(Transport.WS, 0.0) / tcp, "times")
                        .goal(Goal.WEBSOCKET_TO_TCP),
                Figure.of("bosh", cost.getOrDefault(Transport.BOSH, 0.0) / tcp, "times").goal(Goal.BOSH_TO_TCP));
    }
}
