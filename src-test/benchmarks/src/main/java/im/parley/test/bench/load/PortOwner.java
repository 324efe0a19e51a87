package im.parley.test.bench.load;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;

/** Which process listens on a port. */
final class PortOwner {
    private static final String LISTENING = "0A";

    private PortOwner() {}

    /** @throws BadArgument when none does, or one that we may not look at */
    static long of(int port) {
        Set<String> sockets = listening(port);
        if (sockets.isEmpty()) {
            throw new BadArgument("nobody listens on port " + port);
        }
        return owner(sockets)
                .orElseThrow(() -> new BadArgument("the process that listens on port " + port + " is not ours; name it by --pid"));
    }

    /** The same, but nothing when there is none. */
    static OptionalLong find(int port) {
        Set<String> sockets = listening(port);
        return sockets.isEmpty() ? OptionalLong.empty() : owner(sockets);
    }

    private static Set<String> listening(int port) {
        Set<String> sockets = new HashSet<>();
        for (String table : new String[] {"/proc/net/tcp", "/proc/net/tcp6"}) {
            ServerProcess.read(table).lines().skip(1).map(line -> line.strip().split("\\s+"))
                    .filter(fields -> fields[3].equals(LISTENING) && fields[1].endsWith(":%04X".formatted(port)))
                    .forEach(fields -> sockets.add("socket:[" + fields[9] + "]"));
        }
        return sockets;
    }

    private static OptionalLong owner(Set<String> sockets) {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                if (hasOne(process, sockets)) {
                    return OptionalLong.of(Long.parseLong(process.getFileName().toString()));
                }
            }
        } catch (IOException e) {
            throw new BadArgument("cannot list /proc: " + e);
        }
        return OptionalLong.empty();
    }

    private static boolean hasOne(Path process, Set<String> sockets) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path file : files) {
                if (sockets.contains(Files.readSymbolicLink(file).toString())) {
                    return true;
                }
            }
        } catch (IOException goneOrNotOurs) {
            return false;
        }
        return false;
    }
}
