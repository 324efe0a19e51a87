package im.parley.test.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import im.parley.test.container.SharedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.igniterealtime.smack.inttest.AbstractSmackLowLevelIntegrationTest;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jxmpp.stringprep.XmppStringprepException;

/**
 * The integration tests of the Smack library. Those that stand in {@code src-test/smack-enabled.txt} must pass; lines
 * are added there and never taken away. With {@code -Dparley.smack=all} all others run too, at once, and
 * {@code target/smack-report.txt} says which pass (+) and which fail (-).
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class SmackIT {
    private static final Path ENABLED = Path.of("smack-enabled.txt");
    private static final Path REPORT = Path.of("target", "smack-report.txt");
    private static final boolean ALL = System.getProperty("parley.smack", "").equals("all");
    /** Smack's own name for its connection, so that ours takes the place of that in all tests. */
    private static final String CONNECTION = "tcp";
    private static final String DOMAIN = "parley.test";
    private static final String PASSWORD = "a password of Smack";
    private static final String REPLY_MILLIS = "10000";

    /**
     * Smack's reader for elements that it does not know asserts that a namespace without a prefix has none, and with its
     * own parser the prefix is empty: with assertions on, as in tests, any such element ends its connection.
     */
    private static void letUnknownElementsBe() {
        SmackIT.class.getClassLoader().setClassAssertionStatus(
                "org.jivesoftware.smack.parsing.StandardExtensionElementProvider", false);
    }

    @BeforeAll
    static void connectToTheSharedServer() throws ReflectiveOperationException {
        letUnknownElementsBe(); // before Smack is loaded
        int port = SharedServer.clients().getPort();
        XmppConnectionManager.addConnectionDescriptor(XmppConnectionDescriptor.buildWith(
                        XMPPTCPConnection.class, XMPPTCPConnectionConfiguration.class)
                .applyExtraConfiguration(
                        connection -> trusting((XMPPTCPConnectionConfiguration.Builder) connection, port))
                .withNickname(CONNECTION)
                .build());
    }

    @TestFactory
    Stream<DynamicContainer> enabledTests() throws IOException {
        return paragraphs().stream().map(paragraph -> {
            FutureTask<TestRunResult> result =
                    new FutureTask<>(() -> run(configuration(paragraph).setEnabledTests(String.join(",", paragraph))));
            return DynamicContainer.dynamicContainer(
                    paragraph.getFirst(),
                    paragraph.stream().map(test -> DynamicTest.dynamicTest(test, () -> {
                        result.run(); // the first one runs them all
                        passes(test, result.get());
                    })));
        });
    }

    private static void passes(String test, TestRunResult result) {
        assertThat(failures(result)).doesNotContainKeys(test, test.substring(0, test.lastIndexOf('.')));
        assertThat(passed(result)).contains(test);
    }

    @Test
    void theOthersAreReported() throws Exception {
        assumeTrue(ALL, "only with -Dparley.smack=all");
        TestRunResult result = run(configuration().setDisabledTests(
                paragraphs().stream().flatMap(List::stream).collect(Collectors.joining(","))));
        Stream<String> passed = passed(result).map(test -> "+ " + test);
        Stream<String> failed = failures(result).entrySet().stream()
                .map(failure -> "- " + failure.getKey() + ": " + failure.getValue());
        Files.createDirectories(REPORT.getParent());
        Files.write(REPORT, Stream.concat(passed, failed).sorted().toList());
    }

    private static TestRunResult run(Configuration.Builder configuration) throws Exception {
        return new SmackIntegrationTestFramework(configuration.build()).run();
    }

    private static List<List<String>> paragraphs() throws IOException {
        return Stream.of(Files.readString(ENABLED).split("\n\n"))
                .map(paragraph -> paragraph.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .toList())
                .filter(paragraph -> !paragraph.isEmpty())
                .toList();
    }

    /**
     * Tests that make connections of their own need Smack to make accounts, and then it also removes them, after which
     * each connection waits in vain for the end of a stream that an error has ended. The others do without.
     */
    private static Configuration.Builder configuration(List<String> paragraph)
            throws XmppStringprepException, ClassNotFoundException {
        for (String test : paragraph) {
            Class<?> type = Class.forName(test.substring(0, test.lastIndexOf('.')));
            if (AbstractSmackLowLevelIntegrationTest.class.isAssignableFrom(type)) {
                return configuration();
            }
        }
        LiveStage stage = new LiveStage();
        List<String> users = Stream.of("one", "two", "three").map(stage::localPart).toList();
        users.forEach(user -> stage.register(user, DOMAIN, PASSWORD));
        return configuration()
                .setUsernamesAndPassword(users.get(0), PASSWORD, users.get(1), PASSWORD, users.get(2), PASSWORD);
    }

    private static Configuration.Builder configuration() throws XmppStringprepException {
        return Configuration.builder()
                .setService(DOMAIN)
                .setSecurityMode("required")
                .setReplyTimeout(REPLY_MILLIS)
                .setDnsResolver(Configuration.DnsResolver.javax)
                .setDefaultConnection(CONNECTION)
                .setEnabledConnections(CONNECTION);
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

    private static Stream<String> passed(TestRunResult result) {
        return result.getSuccessfulTests().stream().map(test -> name(test.concreteTest)).distinct();
    }

    private static String name(ConcreteTest test) {
        return test.getMethod().getDeclaringClass().getName() + '.' + test.getMethod().getName();
    }
}
