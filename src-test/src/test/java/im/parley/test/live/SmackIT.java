package im.parley.test.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import im.parley.test.container.SharedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.igniterealtime.smack.inttest.Configuration;
import org.igniterealtime.smack.inttest.FailedTest;
import org.igniterealtime.smack.inttest.SmackIntegrationTestFramework;
import org.igniterealtime.smack.inttest.SmackIntegrationTestFramework.ConcreteTest;
import org.igniterealtime.smack.inttest.SmackIntegrationTestFramework.TestRunResult;
import org.igniterealtime.smack.inttest.TestNotPossible;
import org.igniterealtime.smack.inttest.XmppConnectionDescriptor;
import org.igniterealtime.smack.inttest.XmppConnectionManager;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jivesoftware.smack.util.TLSUtils;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The integration tests of the Smack library. Those that stand in {@code src-test/smack-enabled.txt} must pass; lines
 * are added there and never taken away. With {@code -Dparley.smack=all} all tests run, and those that pass without
 * standing there are reported.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class SmackIT {
    private static final Path ENABLED = Path.of("smack-enabled.txt");
    private static final boolean ALL = System.getProperty("parley.smack", "").equals("all");
    private static final String CONNECTION = "parley";
    private static final String REPLY_MILLIS = "20000";

    @TestFactory
    Stream<DynamicTest> testsOfSmack() throws Exception {
        List<String> enabled = enabled();
        TestRunResult result = new SmackIntegrationTestFramework(configuration(enabled)).run();
        Map<String, String> failures = failures(result);
        TreeSet<String> passed = result.getSuccessfulTests().stream()
                .map(test -> name(test.concreteTest))
                .collect(Collectors.toCollection(TreeSet::new));
        passed.removeAll(failures.keySet());
        report(enabled, passed, failures);
        return enabled.stream().map(test -> DynamicTest.dynamicTest(test, () -> {
            if (failures.containsKey(test)) {
                fail(failures.get(test));
            }
            assertThat(passed).contains(test);
        }));
    }

    private static List<String> enabled() throws IOException {
        return Files.readAllLines(ENABLED).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    private static Configuration configuration(List<String> enabled)
            throws IOException, GeneralSecurityException, ReflectiveOperationException {
        int port = SharedServer.port(5222);
        XmppConnectionManager.addConnectionDescriptor(XmppConnectionDescriptor.buildWith(
                        XMPPTCPConnection.class, XMPPTCPConnectionConfiguration.class)
                .applyExtraConfiguration(connection -> trusting((XMPPTCPConnectionConfiguration.Builder) connection, port))
                .withNickname(CONNECTION)
                .build());
        Configuration.Builder builder = Configuration.builder()
                .setService("parley.test")
                .setSecurityMode("required")
                .setReplyTimeout(REPLY_MILLIS)
                .setDnsResolver(Configuration.DnsResolver.javax)
                .setDefaultConnection(CONNECTION)
                .setEnabledConnections(CONNECTION);
        return (ALL ? builder : builder.setEnabledTests(String.join(",", enabled))).build();
    }

    /** The server shows a certificate that it has made itself. */
    private static void trusting(XMPPTCPConnectionConfiguration.Builder connection, int port) {
        connection
                .setHost("127.0.0.1")
                .setPort(port)
                .setCustomX509TrustManager(new TLSUtils.AcceptAllTrustManager())
                .setHostnameVerifier((name, session) -> true);
    }

    private static Map<String, String> failures(TestRunResult result) {
        Map<String, String> failures = new TreeMap<>();
        result.getImpossibleTestClasses().forEach((type, why) -> failures.put(type.getName(), String.valueOf(why)));
        for (TestNotPossible test : result.getNotPossibleTests()) {
            failures.put(name(test.concreteTest), "not possible: " + test.testNotPossibleException.getMessage());
        }
        for (FailedTest test : result.getFailedTests()) {
            failures.put(name(test.concreteTest), String.valueOf(test.failureReason));
        }
        return failures;
    }

    private static String name(ConcreteTest test) {
        return test.getMethod().getDeclaringClass().getName() + '.' + test.getMethod().getName();
    }

    private static void report(List<String> enabled, TreeSet<String> passed, Map<String, String> failures)
            throws IOException {
        Stream<String> more = passed.stream().filter(test -> !enabled.contains(test)).map(test -> "+ " + test);
        Stream<String> failed = failures.entrySet().stream().map(failure -> "- " + failure.getKey() + ": " + failure.getValue());
        Path file = Path.of("target", "smack-report.txt");
        Files.createDirectories(file.getParent());
        Files.write(file, (Iterable<String>) Stream.concat(more, failed)::iterator);
    }
}
