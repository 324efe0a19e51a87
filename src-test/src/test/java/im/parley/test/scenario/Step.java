package im.parley.test.scenario;

import java.util.List;

/** One line of a play, with what is indented below it. */
sealed interface Step {
    /** The line in the file. */
    int line();

    /** How far a connection goes at once. */
    enum Progress {
        /** TCP alone. */
        CONNECTION,
        /** A stream in the clear, its features taken. */
        STREAM,
        /** A stream over TLS. */
        SECURED,
        /** Authenticated, no resource yet. */
        LOGGED_IN,
        /** With a resource. */
        BOUND
    }

    record Connect(int line, Role role, Progress progress) implements Step {}

    /** The TLS handshake after {@code <proceed/>}. */
    record Handshake(int line, Role role) implements Step {}

    /** XEP-0198: a new connection that goes on with an earlier session; its answer stays to be received. */
    record Resume(int line, Role role, String id, String handled) implements Step {}

    /** SASL; the last element of the exchange stays to be received. */
    record Authenticate(int line, Role role, String mechanism, boolean wrongPassword) implements Step {}

    /**
     * A log-in by SASL2; its last element stays to be received.
     *
     * @param secret what stands in for the password; empty for none
     * @param inline what else the client asks for
     */
    record InlineLogin(int line, Role role, String mechanism, String secret, String inline) implements Step {}

    record Befriend(int line, Role one, Role other) implements Step {}

    /** Initial presence, and its copy to the sender. */
    record Appear(int line, Role role) implements Step {}

    record Send(int line, Role role, String text) implements Step {}

    record Receive(int line, Role role, List<Expectation> expected, boolean anyOrder) implements Step {}

    record ReceiveNothingMore(int line, Role role) implements Step {}

    /** What has come so far is none of this play's business. */
    record Ignore(int line, Role role) implements Step {}

    record Disconnect(int line, Role role) implements Step {}

    record Vanish(int line, Role role) implements Step {}

    /** The stream ends; with an error unless {@code condition} is empty. */
    record StreamEnds(int line, Role role, String condition) implements Step {}

    record ConnectionEnds(int line, Role role) implements Step {}
}
