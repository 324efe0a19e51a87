package im.parley.transport.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import org.junit.jupiter.api.Test;

class GateTest {
    private static FirstLevel nonza(String namespace, String local) {
        return new FirstLevel.Nonza(Element.of(Name.of(namespace, local)));
    }

    @Test
    void negotiationsShutTheGateAndStanzasDoNot() {
        assertThat(Gate.after(nonza(Namespaces.TLS, "starttls"))).isEqualTo(Gate.TLS);
        assertThat(Gate.after(nonza(Namespaces.SASL, "auth"))).isEqualTo(Gate.SASL);
        assertThat(Gate.after(nonza(Namespaces.SASL2, "authenticate"))).isEqualTo(Gate.SASL);
        assertThat(Gate.after(nonza("urn:xmpp:sm:3", "r"))).isEqualTo(Gate.OPEN);
        assertThat(Gate.after(new FirstLevel.Close())).isEqualTo(Gate.CLOSED);
    }

    @Test
    void onlyAnAnswerOfTheSameNegotiationOpens() {
        assertThat(Gate.SASL.answered(nonza(Namespaces.STREAMS, "features"))).isEqualTo(Gate.SASL);
        assertThat(Gate.SASL.answered(nonza(Namespaces.SASL, "challenge"))).isEqualTo(Gate.OPEN);
        assertThat(Gate.SASL.answered(nonza(Namespaces.SASL2, "success"))).isEqualTo(Gate.OPEN);
        assertThat(Gate.TLS.answered(nonza(Namespaces.SASL, "failure"))).isEqualTo(Gate.TLS);
        assertThat(Gate.TLS.answered(nonza(Namespaces.TLS, "failure"))).isEqualTo(Gate.OPEN);
    }

    @Test
    void halfAnAnswerDoesNotOpen() {
        assertThat(Gate.SASL.answered(nonza(Namespaces.SASL, "success"))).isEqualTo(Gate.SASL);
        assertThat(Gate.TLS.answered(nonza(Namespaces.TLS, "proceed"))).isEqualTo(Gate.TLS_AGREED);
    }

    @Test
    void theEndIsTheEnd() {
        assertThat(Gate.CLOSED.answered(nonza(Namespaces.SASL, "failure"))).isEqualTo(Gate.CLOSED);
        assertThat(Gate.CLOSED.isLast()).isTrue();
        assertThat(Gate.BROKEN.isLast()).isTrue();
        assertThat(Gate.TLS_AGREED.isLast()).isFalse();
    }
}
