package im.parley.test.container;

import java.net.URI;
import java.nio.file.Path;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Where the one server of this run is. {@code arquillian.xml} starts it with these settings; they are made before any
 * test, because Arquillian reads that file once.
 */
public final class SharedServer implements LauncherSessionListener {
    private static final String OFFSET = "parley.test.offset";
    private static final String MANAGEMENT = "parley.test.management";

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        int offset = FreePorts.offset();
        System.setProperty(OFFSET, Integer.toString(offset));
        System.setProperty(MANAGEMENT, Integer.toString(9990 + offset));
    }

    /** The port that is {@code standard} in an installation. */
    public static int port(int standard) {
        return standard + Integer.getInteger(OFFSET);
    }

    /** An address of its web server. */
    public static URI web(String path) {
        return URI.create("http://127.0.0.1:" + port(8080) + path);
    }

    /** An address of its management port. */
    public static URI management(String path) {
        return URI.create("http://127.0.0.1:" + port(9990) + path);
    }

    /** The home: its data, its logs. */
    public static Path home() {
        return Path.of(System.getProperty("parley.test.base"), "home");
    }
}
