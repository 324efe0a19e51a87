package im.parley.test.federation;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.admin.ComponentView;
import im.parley.server.certs.PeerTrust;
import im.parley.test.client.TestClient;
import im.parley.test.server.Certificates;
import im.parley.wire.port.TlsIdentity;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** This server and Prosody. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ProsodyIT {
    @TempDir(cleanup = CleanupMode.ON_SUCCESS) // for those who want to read the log
    private Path home;

    @BeforeAll
    static void installed() {
        Prosody.need();
    }

    @Test
    void theyTalkWithCertificates() {
        Certificates authority = new Certificates();
        talk(authority, authority, true);
    }

    @Test
    void theyTalkWithDialback() {
        talk(new Certificates(), new Certificates(), false);
    }

    /** XEP-0114 with this server as the component: users there are in rooms here without federation. */
    @Test
    void itHasThisServerAsAComponent() {
        Certificates authority = new Certificates();
        authority.write(authority.server(Prosody.DOMAIN), home);
        PeerTrust trust = PeerTrust.of(List.of(authority.root()), List.of(), Clock.systemUTC());
        try (DnsServer dns = new DnsServer();
                Prosody prosody = Prosody.withGuest(home, dns);
                Parley parley = Parley.start(
                        dns,
                        authority.server(Parley.DOMAIN),
                        trust,
                        "certificate-required = true",
                        "items = [ '" + prosody.guest(Prosody.GUEST_SECRET) + "' ]")) {
            parley.await(Prosody.GUEST, ProsodyIT::connected);
            TestClient romeo = parley.join("romeo");
            TestClient juliet = prosody.join("juliet");
            Conversation conversation = new Conversation(romeo, "romeo@parley.example", juliet, "juliet@prosody.example");
            conversation.meetHere(Prosody.GUEST);
            assertThat(parley.component(Prosody.GUEST).connections().getFirst().received()).isPositive();
            prosody.restart();
            parley.await(Prosody.GUEST, ProsodyIT::connected);
            new Conversation(romeo, "romeo@parley.example", prosody.again("juliet"), "juliet@prosody.example")
                    .ask(Prosody.GUEST);
        }
    }

    private static boolean connected(ComponentView component) {
        return !component.connections().isEmpty();
    }

    /** What an administrator sees of it. */
    @Test
    void itRefusesAComponentWithAWrongSecret() {
        Certificates authority = new Certificates();
        authority.write(authority.server(Prosody.DOMAIN), home);
        PeerTrust trust = PeerTrust.of(List.of(authority.root()), List.of(), Clock.systemUTC());
        try (DnsServer dns = new DnsServer();
                Prosody prosody = Prosody.withGuest(home, dns);
                Parley parley = Parley.start(
                        dns, authority.server(Parley.DOMAIN), trust, "", "items = [ '" + prosody.guest("wrong") + "' ]")) {
            assertThat(parley.await(Prosody.GUEST, component -> !component.troubles().isEmpty()).troubles())
                    .allSatisfy(trouble -> assertThat(trouble).contains("not-authorized"));
        }
    }

    private void talk(Certificates ours, Certificates theirs, boolean secure) {
        TlsIdentity identity = ours.server(Parley.DOMAIN, "muc." + Parley.DOMAIN, "pubsub." + Parley.DOMAIN);
        theirs.write(theirs.server(Prosody.DOMAIN, "muc." + Prosody.DOMAIN, "pubsub." + Prosody.DOMAIN), home);
        PeerTrust trust = PeerTrust.of(List.of(ours.root()), List.of(), Clock.systemUTC());
        try (DnsServer dns = new DnsServer();
                Parley parley = Parley.start(dns, identity, trust, secure ? "certificate-required = true" : "");
                Prosody prosody = new Prosody(home, dns, secure)) {
            TestClient romeo = parley.join("romeo");
            TestClient juliet = prosody.join("juliet");
            Conversation conversation = new Conversation(romeo, "romeo@parley.example", juliet, "juliet@prosody.example");
            conversation.befriend();
            conversation.talk();
            conversation.meet("muc." + Prosody.DOMAIN);
            conversation.meetHere("muc." + Parley.DOMAIN);
            conversation.read("pubsub." + Prosody.DOMAIN);
            conversation.readHere("pubsub." + Parley.DOMAIN);
            prosody.restart();
            TestClient back = prosody.again("juliet");
            Conversation later = new Conversation(romeo, "romeo@parley.example", back, "juliet@prosody.example");
            later.greetAgain();
            parley.restart();
            new Conversation(parley.join("romeo"), "romeo@parley.example", back, "juliet@prosody.example").greetFromThere();
        }
    }
}
