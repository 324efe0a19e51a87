package im.parley.test.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A large file is put and got over HTTP (XEP-0363), and the same at a bare web server beside it. */
final class UploadScenario {
    private static final int HTTP = 8080;
    private static final int ROUNDS = 3;
    private static final double MEGABYTE = 1e6;
    private static final int SLOT_SECONDS = 20;
    private static final int LOOK_MILLIS = 50;
    private static final Pattern ADDRESS = Pattern.compile("<(put|get) url=['\"]https?://[^/]+([^'\"]+)['\"]");

    private final Run run;
    private final long size;
    private final int port;

    private UploadScenario(Run run) {
        this.run = run;
        this.size = Math.max(1, run.arguments().number(Flag.MEGABYTES, 100_000)) * 1_000_000L;
        this.port = HTTP + run.arguments().number(Flag.PORT_OFFSET, 60_000);
    }

    static Result run(Run run) {
        try {
            return new UploadScenario(run).measure();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a file is put and got. */
    private record Slot(String put, String get) {}

    private Result measure() throws IOException {
        Path files = Files.createTempDirectory("parley-load");
        double[][] seconds = new double[4][ROUNDS];
        long before = run.server().resident();
        Peak peak = new Peak(run.server());
        try (PlainHttp plain = PlainHttp.start(files)) {
            HttpFile beside = new HttpFile(plain.port(), "/load.bin");
            for (int round = -1; round < ROUNDS; round++) { // the first one is for the compilers
                int column = Math.max(0, round);
                Slot slot = slot();
                seconds[0][column] = new HttpFile(port, slot.put).put(size);
                seconds[1][column] = beside.put(size);
                seconds[2][column] = new HttpFile(port, slot.get).get(size);
                seconds[3][column] = beside.get(size);
            }
        } finally {
            peak.stop();
            Files.deleteIfExists(files.resolve("load.bin"));
            Files.delete(files);
        }
        double[] rates = Arrays.stream(seconds).mapToDouble(this::rate).toArray();
        return new Result(
                "upload",
                "a file of %d MB, beside a bare Undertow".formatted(size / 1_000_000),
                List.of(
                        Figure.of("upload", rates[0], "MB/s"),
                        Figure.of("bare_upload", rates[1], "MB/s"),
                        Figure.of("upload_of_the_bare_one", rates[0] / rates[1], "(target 0.8)"),
                        Figure.of("download", rates[2], "MB/s"),
                        Figure.of("bare_download", rates[3], "MB/s"),
                        Figure.of("download_of_the_bare_one", rates[2] / rates[3], "(target 0.8)"),
                        Figure.of("resident_growth_at_most", (peak.bytes - before) / MEGABYTE, "MB")),
                List.of());
    }

    private double rate(double[] seconds) {
        return size / MEGABYTE / Arrays.stream(seconds).sorted().toArray()[ROUNDS / 2];
    }

    /** Asks for a slot on a connection of its own. */
    private Slot slot() {
        CompletableFuture<Slot> slot = new CompletableFuture<>();
        Dialogue asking = new Dialogue() {
            @Override
            public void begin(Peer peer) {
                peer.send("<iq type='get' id='slot' to='upload." + run.arguments().text(Flag.DOMAIN)
                        + "'><request xmlns='urn:xmpp:http:upload:0' filename='load.bin' size='" + size
                        + "' content-type='application/octet-stream'/></iq>");
            }

            @Override
            public void heard(Item item, Peer peer) {
                if (item.startsWith("<iq") && item.attribute("id").equals("slot")) {
                    Optional<Slot> found = item.isError() ? Optional.empty() : read(item.text());
                    found.ifPresentOrElse(
                            slot::complete,
                            () -> slot.completeExceptionally(new BadArgument("no slot: " + item.text())));
                    peer.leave();
                }
            }
        };
        run.clients().connect(0, run.available(run.account(0), "upload", asking), (peer, why) -> {
            if (!why.isEmpty()) {
                slot.completeExceptionally(new BadArgument(why));
            }
        });
        try {
            return slot.get(SLOT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new BadArgument("no slot for a file: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BadArgument("interrupted");
        }
    }

    private static Optional<Slot> read(String answer) {
        List<String> paths = new ArrayList<>(List.of("", ""));
        Matcher address = ADDRESS.matcher(answer);
        while (address.find()) {
            paths.set(address.group(1).equals("put") ? 0 : 1, address.group(2).replace("&amp;", "&"));
        }
        return paths.contains("") ? Optional.empty() : Optional.of(new Slot(paths.get(0), paths.get(1)));
    }

    /** The most memory that the server had. */
    private static final class Peak {
        private final Thread looking;
        private volatile long bytes;
        private volatile boolean over;

        Peak(ServerProcess server) {
            looking = Thread.ofPlatform().daemon().start(() -> {
                while (!over) {
                    bytes = Math.max(bytes, server.resident());
                    Cpu.rest(LOOK_MILLIS / 1e3);
                }
            });
        }

        void stop() {
            over = true;
            try {
                looking.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
