package im.parley.test.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.parley.server.admin.Actor;
import im.parley.server.admin.Actor.Authority;
import im.parley.server.admin.Audit;
import im.parley.server.admin.Rejected;
import im.parley.server.admin.data.Avatars;
import im.parley.test.client.TestClient;
import im.parley.wire.addr.Jid;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pictures that come over HTTP are where clients look for them. */
class AvatarsTest {
    private static final String DOMAIN = "parley.test";
    private static final Jid ROMEO = Jid.of("romeo", DOMAIN, "");
    private static final byte[] IMAGE = "GIF89a and so on".getBytes(StandardCharsets.US_ASCII);

    private final TestServer server = new TestServer("'sess-man' { 'vcard-temp' { 'max-size' = 4096 } }");
    private final Avatars avatars = server.useCase(Avatars.class);

    private static Actor user(Jid account) {
        return new Actor(
                account.toString(), Optional.of(account), new Authority.Domains(Set.of()), Actor.Means.REST, "");
    }

    @BeforeEach
    void account() {
        server.register(ROMEO, "secret");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private TestClient romeo() {
        TestClient romeo = new TestClient(server.connect(), DOMAIN, Duration.ofSeconds(20));
        romeo.openStream();
        romeo.secure();
        romeo.logIn("romeo", "secret");
        romeo.bind("orchard");
        return romeo;
    }

    @Test
    void theVcardAndTheNodesHaveIt() {
        TestClient romeo = romeo();
        romeo.send("<iq type='set' id='s'><vCard xmlns='vcard-temp'><FN>Romeo</FN></vCard></iq>");
        assertThat(romeo.element().toString()).contains("id='s'", "result");
        avatars.publish(user(ROMEO), ROMEO, IMAGE);
        String base64 = Base64.getEncoder().encodeToString(IMAGE);
        romeo.send("<iq type='get' id='c'><vCard xmlns='vcard-temp'/></iq>");
        assertThat(romeo.element().toString())
                .contains("<FN>Romeo</FN>", "<TYPE>image/gif</TYPE>", "<BINVAL>" + base64 + "</BINVAL>");
        String hash = avatars.find(ROMEO).orElseThrow().hash();
        romeo.send(items("urn:xmpp:avatar:metadata") + items("urn:xmpp:avatar:data"));
        assertThat(romeo.element().toString())
                .contains("<item id='" + hash + "'", "type='image/gif'", "bytes='" + IMAGE.length + "'");
        assertThat(romeo.element().toString()).contains("<item id='" + hash + "'", base64);
        assertThat(avatars.find(ROMEO)).get().satisfies(picture -> {
            assertThat(picture.type()).isEqualTo("image/gif");
            assertThat(picture.bytes()).isEqualTo(IMAGE);
        });
    }

    private static String items(String node) {
        return "<iq type='get' id='i'><pubsub xmlns='http://jabber.org/protocol/pubsub'><items node='" + node
                + "'/></pubsub></iq>";
    }

    @Test
    void whoIsSomebodyElseOrSendsSomethingElseIsRefused() {
        Actor juliet = user(Jid.of("juliet", DOMAIN, ""));
        assertThatThrownBy(() -> avatars.publish(juliet, ROMEO, IMAGE)).hasMessageContaining("administrators of");
        byte[] script = "<svg onload='alert(1)'/>".getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> avatars.publish(user(ROMEO), ROMEO, script)).hasMessageContaining("no image of PNG");
        byte[] large = Arrays.copyOf(IMAGE, 4096);
        assertThatThrownBy(() -> avatars.publish(user(ROMEO), ROMEO, large))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("too large");
        assertThat(avatars.mostBytes()).isLessThan(3072);
        assertThat(avatars.find(ROMEO)).isEmpty();
        Actor warden = new Actor("warden", Optional.empty(), new Authority.Installation(), Actor.Means.REST, "");
        Jid nobody = Jid.of("nobody", DOMAIN, "");
        assertThatThrownBy(() -> avatars.publish(warden, nobody, IMAGE)).hasMessageContaining("no account");
        assertThat(server.useCase(Audit.class).list(warden, Audit.Query.ALL, "", 10).items())
                .extracting(Audit.Entry::outcome)
                .containsOnly("refused")
                .hasSize(4);
    }
}
