package im.parley.test.scenario;

import im.parley.test.client.Wire;
import im.parley.wire.sasl.ChannelBinding;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Function;

/** A stage whose server answers by a function from what is sent to what is answered; for the tests of the engine. */
record ScriptedStage(Function<String, String> answers) implements Stage {
    /** Answered with the end of the connection. */
    static final String END = "";

    @Override
    public String localPart(String written) {
        return written + "-7";
    }

    @Override
    public void register(String localPart, String domain, String password) {}

    @Override
    public Wire connect(String domain) {
        return new ScriptedWire(answers, new ArrayDeque<>());
    }

    @Override
    public void component(String domain, String secret) {}

    @Override
    public Wire connectComponent() {
        return connect("component");
    }

    @Override
    public Duration patience() {
        return Duration.ofMillis(20);
    }

    @Override
    public void close() {}

    private record ScriptedWire(Function<String, String> answers, Deque<String> waiting) implements Wire {
        @Override
        public void send(byte[] bytes) {
            waiting.add(answers.apply(new String(bytes, StandardCharsets.UTF_8)));
        }

        @Override
        public Optional<byte[]> receive(Duration patience) {
            if (waiting.isEmpty()) {
                return Optional.of(new byte[0]);
            }
            String next = waiting.poll();
            return next.equals(END) ? Optional.empty() : Optional.of(next.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void startTls() {}

        @Override
        public Optional<byte[]> channelBinding(ChannelBinding type) {
            return Optional.empty();
        }

        @Override
        public void cut() {}

        @Override
        public void close() {}
    }
}
