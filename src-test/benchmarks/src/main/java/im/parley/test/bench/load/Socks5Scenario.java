package im.parley.test.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Many transfers through the proxy (XEP-0065) at the same time, and the same through a bare relay beside it. */
final class Socks5Scenario {
    /** What the guide of Tigase's proxy says of itself: 100 transfers, loopback, one machine. */
    private static final double GUIDE = 21.45;

    private static final double MEGABYTE = 1e6;
    private static final double GIGABYTE = 1e9;
    private static final int ANSWER = 47;
    private static final int ACTIVATION_SECONDS = 30;

    private final Run run;
    private final int transfers;
    private final int port;
    private final Failures failures = new Failures();

    private Socks5Scenario(Run run) {
        this.run = run;
        this.transfers = Math.max(1, run.arguments().number(Flag.TRANSFERS, 5_000));
        this.port = run.arguments().number(Flag.PROXY_PORT, 65_535);
    }

    static Result run(Run run) {
        return new Socks5Scenario(run).measure();
    }

    /** What was measured. */
    private record Rate(double perSecond, double cpuPerGigabyte) {}

    private Result measure() {
        Rate proxy;
        try (Streams streams = new Streams()) {
            activate(streams);
            proxy = rate(streams, run.server()::cpuNanos);
        }
        List<Figure> figures = new ArrayList<>(List.of(
                Figure.of("throughput", proxy.perSecond / MEGABYTE, "MB/s"),
                Figure.of("times_the_guide", proxy.perSecond / MEGABYTE / GUIDE, "(target 20, ambition 40)"),
                Figure.of("server_cpu_per_gb", proxy.cpuPerGigabyte, "s")));
        String beside = bare(figures, proxy);
        return new Result(
                "socks5", "%d transfers, beside %s".formatted(transfers, beside), figures, failures.list());
    }

    private String bare(List<Figure> figures, Rate proxy) {
        Optional<BareRelay> started = BareRelay.start();
        if (started.isEmpty()) {
            return "nothing (there is neither a C compiler nor socat)";
        }
        try (BareRelay relay = started.get();
                Streams streams = new Streams()) {
            for (int i = 0; i < transfers; i++) {
                relay.connect(streams);
            }
            Rate bare = rate(streams, relay::cpuNanos);
            figures.add(Figure.of("bare_throughput", bare.perSecond / MEGABYTE, "MB/s"));
            figures.add(Figure.of("bare_cpu_per_gb", bare.cpuPerGigabyte, "s"));
            figures.add(Figure.of("of_the_bare_relay", proxy.perSecond / bare.perSecond, "(target 0.8)"));
            return "a " + relay.name();
        }
    }

    private Rate rate(Streams streams, LongSupplier cpu) {
        streams.start();
        Cpu.rest(run.warmup());
        long bytes = streams.arrived();
        long used = cpu.getAsLong();
        long start = System.nanoTime();
        Cpu.rest(run.seconds());
        double seconds = (System.nanoTime() - start) / 1e9;
        double relayed = Math.max(1, streams.arrived() - bytes);
        return new Rate(relayed / seconds, (cpu.getAsLong() - used) / 1e9 / (relayed / GIGABYTE));
    }

    /** One account activates all of them, to itself: what costs is the relay. */
    private void activate(Streams streams) {
        CountDownLatch active = new CountDownLatch(transfers);
        String self = run.account(0).name() + '@' + run.arguments().text(Flag.DOMAIN) + "/socks5";
        run.clients().connect(0, run.available(run.account(0), "socks5", new Activation(self, streams, active)), (peer, why) -> {
            if (!why.isEmpty()) {
                failures.add(why);
            }
        });
        try {
            if (!active.await(ACTIVATION_SECONDS, TimeUnit.SECONDS)) {
                failures.add(active.getCount() + " transfers were not activated");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BadArgument("interrupted");
        }
    }

    /** Connects both sides of the next transfer, and has it activated, when the former one is. */
    private final class Activation implements Dialogue {
        private final String self;
        private final Streams streams;
        private final CountDownLatch active;
        private int next;

        Activation(String self, Streams streams, CountDownLatch active) {
            this.self = self;
            this.streams = streams;
            this.active = active;
        }

        @Override
        public void begin(Peer peer) {
            activate(peer);
        }

        @Override
        public void heard(Item item, Peer peer) {
            if (item.startsWith("<iq") && item.attribute("id").startsWith("s5-")) {
                if (item.isError()) {
                    peer.fail(item.text());
                    return;
                }
                active.countDown();
                activate(peer);
            }
        }

        private void activate(Peer peer) {
            if (next == transfers) {
                return;
            }
            String sid = "s5-" + System.nanoTime();
            next++;
            streams.add(connected(sid), connected(sid));
            peer.send("<iq type='set' id='" + sid + "' to='proxy." + run.arguments().text(Flag.DOMAIN)
                    + "'><query xmlns='http://jabber.org/protocol/bytestreams' sid='" + sid + "'><activate>" + self
                    + "</activate></query></iq>");
        }

        private SocketChannel connected(String sid) {
            try {
                SocketChannel channel = Streams.connect(port);
                byte[] address = HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-1").digest((sid + self + self).getBytes(UTF_8)))
                        .getBytes(US_ASCII);
                channel.write(ByteBuffer.wrap(new byte[] {5, 1, 0}));
                read(channel, 2);
                ByteBuffer request = ByteBuffer.allocate(ANSWER);
                request.put(new byte[] {5, 1, 0, 3, (byte) address.length}).put(address).putShort((short) 0);
                channel.write(request.flip());
                if (read(channel, ANSWER).get(1) != 0) {
                    throw new IOException("the proxy has refused a connection");
                }
                return channel;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        private ByteBuffer read(SocketChannel channel, int count) throws IOException {
            ByteBuffer bytes = ByteBuffer.allocate(count);
            while (bytes.hasRemaining()) {
                if (channel.read(bytes) < 0) {
                    throw new IOException("the proxy has closed a connection");
                }
            }
            return bytes.flip();
        }
    }
}
