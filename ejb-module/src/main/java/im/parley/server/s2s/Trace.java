package im.parley.server.s2s;

import im.parley.server.s2s.CheckReport.Status;
import im.parley.server.s2s.CheckReport.Step;
import im.parley.wire.port.CloseReason;
import im.parley.wire.port.Connection;
import im.parley.wire.port.Facts;
import im.parley.wire.port.Place;
import im.parley.wire.port.StreamHandler;
import im.parley.wire.port.TlsFacts;
import im.parley.wire.port.TlsIdentity;
import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.xml.Element;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks on while this server opens a stream, and writes down what happens. */
final class Trace implements Connection, StreamHandler {
    private static final int MOST_NAMES = 10;

    private final Connection connection;
    private final Federation federation;
    private final String remote;
    private final Place place;
    private final List<Step> steps = new ArrayList<>();
    private volatile @Nullable StreamHandler handler;
    private boolean secured;

    Trace(Connection connection, Federation federation, String remote, Place place) {
        this.connection = connection;
        this.federation = federation;
        this.remote = remote;
        this.place = place;
    }

    /** The connection stands. */
    void connected(long millis) {
        note("connection", Status.OK, connection.facts().remote().toString() + " after " + millis + " ms", List.of());
    }

    /** Hands everything on to a stream. */
    void watch(StreamHandler stream) {
        handler = stream;
    }

    synchronized List<Step> steps() {
        return List.copyOf(steps);
    }

    private synchronized void note(String name, Status status, String text, List<String> details) {
        steps.add(new Step(name, place.toString(), status, text, details));
    }

    // What comes in.

    @Override
    public void received(List<FirstLevel> batch) {
        batch.forEach(this::look);
        StreamHandler stream = handler;
        if (stream != null) {
            stream.received(batch);
        }
    }

    private void look(FirstLevel item) {
        switch (item) {
            case FirstLevel.Open open -> secured();
            case FirstLevel.Nonza nonza -> look(nonza.element());
            case FirstLevel.Fault fault -> note(
                    "stream",
                    Status.FAILED,
                    (fault.byPeer() ? "the server says " : "the server breaks the rules: ")
                            + fault.error().condition().elementName().local() + ' ' + fault.error().text(),
                    List.of());
            case FirstLevel other -> {}
        }
    }

    /** The first header after a handshake. */
    private void secured() {
        Optional<TlsFacts> tls = connection.facts().tls();
        synchronized (this) {
            if (tls.isEmpty() || secured) {
                return;
            }
            secured = true;
        }
        note("tls", Status.OK, tls.get().protocol() + ' ' + tls.get().cipher(), List.of());
        Optional<String> objection = federation.objection(connection.facts(), remote);
        List<String> chain = tls.get().peerCertificates().stream().map(Trace::described).toList();
        note(
                "certificate",
                objection.isEmpty() ? Status.OK : Status.WARNING,
                objection.orElse("proves " + remote),
                chain);
    }

    private static String described(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName() + ", signed by "
                + certificate.getIssuerX500Principal().getName() + ", from "
                + certificate.getNotBefore().toInstant() + " to " + certificate.getNotAfter().toInstant() + names(certificate);
    }

    private static String names(X509Certificate certificate) {
        try {
            var names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? ""
                    : ", for " + names.stream()
                            .map(name -> String.valueOf(name.get(1)))
                            .limit(MOST_NAMES)
                            .collect(Collectors.joining(" "));
        } catch (CertificateParsingException unreadable) {
            return ", with unreadable names";
        }
    }

    private void look(Element element) {
        if (element.is(StreamOffer.FEATURES)) {
            String offered = element.elements().stream()
                    .map(each -> each.name().local() + mechanisms(each))
                    .collect(Collectors.joining(", "));
            note("features", Status.OK, offered.isEmpty() ? "none" : offered, List.of());
        } else if (element.is(External.SUCCESS)) {
            note("authentication", Status.OK, "SASL EXTERNAL: the server believes our certificate", List.of());
        } else if (element.is(External.FAILURE)) {
            note("authentication", Status.WARNING, "SASL EXTERNAL: the server does not believe our certificate", reasons(element));
        } else if (element.is(Dialback.RESULT)) {
            boolean valid = element.attribute("type", "").equals(Dialback.VALID);
            note(
                    "authentication",
                    valid ? Status.OK : Status.FAILED,
                    valid ? "dialback: the server believes us" : "dialback: the server does not believe us",
                    valid ? List.of() : reasons(element));
        }
    }

    private static String mechanisms(Element feature) {
        return feature.is(StreamOffer.MECHANISMS)
                ? feature.elements().stream().map(Element::text).collect(Collectors.joining(" ", " (", ")"))
                : "";
    }

    private static List<String> reasons(Element failure) {
        return failure.elements().stream().map(Element::toString).toList();
    }

    @Override
    public void closed(CloseReason why) {
        if (why == CloseReason.TLS_FAILED) {
            note("tls", Status.FAILED, "the handshake failed", List.of());
        }
        StreamHandler stream = handler;
        if (stream != null) {
            stream.closed(why);
        }
    }

    // What goes out.

    @Override
    public Facts facts() {
        return connection.facts();
    }

    @Override
    public void send(FirstLevel out) {
        connection.send(out);
    }

    @Override
    public void startTls(TlsIdentity identity) {
        connection.startTls(identity);
    }

    @Override
    public void restart() {
        connection.restart();
    }

    @Override
    public void authenticated() {
        connection.authenticated();
    }

    @Override
    public void pauseReading() {
        connection.pauseReading();
    }

    @Override
    public void resumeReading() {
        connection.resumeReading();
    }

    @Override
    public void close() {
        connection.close();
    }
}
