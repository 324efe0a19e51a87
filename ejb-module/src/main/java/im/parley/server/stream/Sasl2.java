package im.parley.server.stream;

import im.parley.server.route.InlineTable;
import im.parley.server.spi.StreamExtension;
import im.parley.wire.sasl.Exchange.Step;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The elements of SASL2, XEP-0388. */
final class Sasl2 {
    static final Name AUTHENTICATE = Name.of(Namespaces.SASL2, "authenticate");
    static final Name RESPONSE = Name.of(Namespaces.SASL2, "response");
    static final Name ABORT = Name.of(Namespaces.SASL2, "abort");
    private static final Name AUTHENTICATION = Name.of(Namespaces.SASL2, "authentication");
    private static final Name MECHANISM = Name.of(Namespaces.SASL2, "mechanism");
    private static final Name INLINE = Name.of(Namespaces.SASL2, "inline");
    private static final Name CHALLENGE = Name.of(Namespaces.SASL2, "challenge");
    private static final Name SUCCESS = Name.of(Namespaces.SASL2, "success");
    static final Name NEXT = Name.of(Namespaces.SASL2, "next");
    static final Name TASK_DATA = Name.of(Namespaces.SASL2, "task-data");
    private static final Name CONTINUE = Name.of(Namespaces.SASL2, "continue");
    private static final Name TASKS = Name.of(Namespaces.SASL2, "tasks");
    private static final Name TASK = Name.of(Namespaces.SASL2, "task");
    private static final Name DATA = Name.of(Namespaces.SASL2, "additional-data");
    private static final Name IDENTIFIER = Name.of(Namespaces.SASL2, "authorization-identifier");
    private static final Name FAILURE = Name.of(Namespaces.SASL2, "failure");
    private static final Name SM = Name.of(Namespaces.SM, "sm");
    private static final Name TEXT = Name.of(Namespaces.SASL2, "text");

    private Sasl2() {}

    /** Section 3: "SASL2 MUST only be used by Clients or offered by Servers after TLS negotiation". */
    static boolean available(ClientStream stream) {
        return stream.facts().secure() && stream.services().table().inline().has(StreamExtension.SASL2);
    }

    /** {@code <authentication/>} of section 2.1; none when there is no mechanism. */
    static Optional<Element> offer(ClientStream stream, List<String> mechanisms) {
        if (mechanisms.isEmpty() || !available(stream)) {
            return Optional.empty();
        }
        Element.Builder offer = Element.build(AUTHENTICATION);
        mechanisms.forEach(mechanism -> offer.add(MECHANISM, mechanism));
        InlineTable table = stream.services().table().inline();
        Element.Builder inline = Element.build(INLINE).add(Bind2.offer(stream)).add(Fast.offer(stream)).addAll(table.offers(stream));
        if (stream.services().options().management().active()) {
            inline.add(Element.of(SM)); // XEP-0198 section 9
        }
        return Optional.of(offer.add(inline.build()).addAll(Upgrade.offers(stream)).build());
    }

    static Element challenge(byte[] data) {
        return Element.text(CHALLENGE, Base64.getEncoder().encodeToString(data));
    }

    /**
     * Section 2.6.1.
     *
     * @param identifier the bare JID, or the full one when a resource was bound
     * @param results what came of the features that the client asked for
     */
    static Element success(byte[] data, String identifier, List<Element> results) {
        return withData(SUCCESS, data).add(IDENTIFIER, identifier).addAll(results).build();
    }

    private static Element.Builder withData(Name name, byte[] data) {
        Element.Builder element = Element.build(name);
        return data.length == 0 ? element : element.add(DATA, Base64.getEncoder().encodeToString(data));
    }

    /** Section 2.6.3, with one task. */
    static Element proceed(byte[] data, String task) {
        return withData(CONTINUE, data)
                .add(Element.of(TASKS, Element.text(TASK, task)))
                .build();
    }

    /** Section 2.6.3: a step of a task. */
    static Element taskData(Element step) {
        return Element.of(TASK_DATA, step);
    }

    /** Section 2.6.2. */
    static Element failure(Step.Failure failure) {
        Element.Builder element = Element.build(FAILURE)
                .add(Element.of(Name.of(Namespaces.SASL, failure.error().element())));
        if (!failure.text().isEmpty()) {
            element.add(TEXT, failure.text());
        }
        return element.build();
    }
}
