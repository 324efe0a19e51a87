package im.parley.test.container;

import im.parley.test.container.ServerProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The script's process and the server's, which is its child. None of them outlives the tests. */
public final class ServerProcess {
    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(40);
    private static final Set<ServerProcess> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(ServerProcess::end)));
    }

    private final Process script;
    private final Path pidFile;
    private final List<String> output = new ArrayList<>();
    private boolean silent;

    private ServerProcess(Process script, Path pidFile) {
        this.script = script;
        this.pidFile = pidFile;
    }

    static ServerProcess start(ProcessBuilder script, Path pidFile) {
        try {
            Files.deleteIfExists(pidFile);
            ServerProcess started = new ServerProcess(script.start(), pidFile);
            RUNNING.add(started);
            Thread.ofVirtual().name("output of a server").start(started::listen);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        try (BufferedReader lines = script.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said(line);
            }
        } catch (IOException gone) {
            said("(" + gone.getMessage() + ")");
        } finally {
            fallSilent();
        }
    }

    private synchronized void said(String line) {
        output.add(line);
        notifyAll();
    }

    private synchronized void fallSilent() {
        silent = true;
        notifyAll();
    }

    /** Returns when clients can connect: the banner says so. */
    void awaitReady() {
        awaitReady(1);
    }

    /** The same for a server that starts anew in its process: when it has said so that many times. */
    public synchronized void awaitReady(int times) {
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        while (output.stream().filter(line -> line.endsWith(" is ready.")).count() < times) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (silent || left <= 0) {
                end();
                throw new IllegalStateException("the server did not start:\n" + String.join("\n", output));
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /** What it has printed so far. */
    public synchronized List<String> output() {
        return List.copyOf(output);
    }

    /** The process id of the server itself. */
    public long pid() {
        return server().map(ProcessHandle::pid).orElseThrow(() -> new IllegalStateException("there is no server"));
    }

    private Optional<ProcessHandle> server() {
        try {
            return Files.exists(pidFile)
                    ? ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the end by itself; returns the exit status. */
    public int awaitExit() {
        if (!ended(LONGEST_START)) {
            end();
            throw new IllegalStateException("the server runs on:\n" + String.join("\n", output()));
        }
        RUNNING.remove(this);
        return script.exitValue();
    }

    /** SIGKILL to the server; returns when it and its script are gone. */
    public void kill() {
        server().ifPresent(ProcessHandle::destroyForcibly);
        awaitExit();
    }

    /** SIGTERM; the script gives the server time and then ends it by force. */
    public void stop() {
        script.destroy();
        if (!ended(LONGEST_STOP)) {
            end();
        }
        RUNNING.remove(this);
    }

    /** The end by force, of both. */
    private void end() {
        List<ProcessHandle> children = script.descendants().toList();
        script.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    private boolean ended(Duration longest) {
        try {
            return script.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
