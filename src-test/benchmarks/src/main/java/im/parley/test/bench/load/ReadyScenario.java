package im.parley.test.bench.load;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Waits until a server that was just started offers log-ins, and says how long that took it since its process began. */
final class ReadyScenario {
    private static final int LONGEST_SECONDS = 180;
    private static final double BETWEEN = 0.02;

    private ReadyScenario() {}

    static Result run(Arguments arguments) {
        int port = Run.port(arguments, Transport.TCP);
        InetSocketAddress address = new InetSocketAddress(arguments.text(Flag.HOST), port);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        while (!offersLogin(address, arguments.text(Flag.DOMAIN))) {
            if (System.nanoTime() > end) {
                throw new BadArgument("nothing answers on port " + port + " for " + LONGEST_SECONDS + " seconds");
            }
            Cpu.rest(BETWEEN);
        }
        ServerProcess server = ServerProcess.of(arguments.number(Flag.PID, Integer.MAX_VALUE), port);
        double age = server.age();
        return new Result(
                "ready",
                "from the start of the process",
                List.of(
                        Figure.of("seconds", age, "s").goal(Goal.READY),
                        Figure.of("server_cpu", server.cpuNanos() / 1e9, "s")),
                List.of());
    }

    private static boolean offersLogin(InetSocketAddress address, String domain) {
        try (Socket socket = new Socket()) {
            socket.connect(address, 1_000);
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(Opening.header(domain));
            StringBuilder said = new StringBuilder();
            InputStream in = socket.getInputStream();
            byte[] buffer = new byte[4_096];
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                said.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
                if (said.indexOf("</stream:features>") >= 0) {
                    return true;
                }
            }
            return false;
        } catch (IOException notYet) {
            return false;
        }
    }
}
