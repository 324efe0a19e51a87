package im.parley.transport.pipeline;

import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.util.Set;

/** Whether the bytes that follow an item can be read before the server has answered it. */
enum Gate {
    /** They can. */
    OPEN,
    /** {@code <starttls/>}: nothing but white space may follow in the clear (RFC 6120 section 5.3.3). */
    TLS,
    /** The server has agreed to TLS, which is not in place yet. */
    TLS_AGREED,
    /** A SASL element: after success a new stream follows, else the old one goes on. */
    SASL,
    /** The closing tag: nothing follows. */
    CLOSED,
    /** Bytes that are no stream, or a stream error: nothing that follows can be understood. */
    BROKEN;

    private static final Name PROCEED = Name.of(Namespaces.TLS, "proceed");
    private static final Name SUCCESS = Name.of(Namespaces.SASL, "success");
    /** What a server says that we have called: the stream goes on as it was. */
    private static final Set<Name> REFUSALS = Set.of(
            Name.of(Namespaces.TLS, "failure"), Name.of(Namespaces.SASL, "failure"), Name.of(Namespaces.SASL2, "failure"));

    /** The gate behind a received item. */
    static Gate after(FirstLevel item) {
        return switch (item) {
            case FirstLevel.Nonza nonza -> REFUSALS.contains(nonza.element().name())
                    ? OPEN
                    : behind(nonza.element().name().namespace());
            case FirstLevel.Close close -> CLOSED;
            case FirstLevel.Fault fault -> BROKEN;
            default -> OPEN;
        };
    }

    private static Gate behind(String namespace) {
        return switch (namespace) {
            case Namespaces.TLS -> TLS;
            case Namespaces.SASL, Namespaces.SASL2 -> SASL;
            default -> OPEN;
        };
    }

    /** Whether the peer's stream is over. */
    boolean isLast() {
        return this == CLOSED || this == BROKEN;
    }

    /**
     * The gate after the server has sent an item. Only an element of the same negotiation answers; {@code <success/>} and
     * {@code <proceed/>} are half an answer, after which something else has to follow.
     */
    Gate answered(FirstLevel item) {
        if (!(item instanceof FirstLevel.Nonza nonza)) {
            return this;
        }
        Name answer = nonza.element().name();
        return switch (this) {
            case TLS -> answer.equals(PROCEED) ? TLS_AGREED : behind(answer.namespace()) == TLS ? OPEN : TLS;
            case SASL -> !answer.equals(SUCCESS) && behind(answer.namespace()) == SASL ? OPEN : SASL;
            case OPEN, TLS_AGREED, CLOSED, BROKEN -> this;
        };
    }
}
