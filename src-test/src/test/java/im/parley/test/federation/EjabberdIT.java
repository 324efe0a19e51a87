package im.parley.test.federation;

import static org.assertj.core.api.Assertions.assertThat;

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

/** This server and ejabberd. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EjabberdIT {
    @TempDir(cleanup = CleanupMode.ON_SUCCESS) // for those who want to read the log
    private Path home;

    @BeforeAll
    static void installed() {
        Ejabberd.need();
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
        authority.write(authority.server(Ejabberd.DOMAIN), home);
        PeerTrust trust = PeerTrust.of(List.of(authority.root()), List.of(), Clock.systemUTC());
        try (DnsServer dns = new DnsServer();
                Ejabberd ejabberd = Ejabberd.withGuest(home, dns);
                Parley parley = Parley.start(
                        dns,
                        authority.server(Parley.DOMAIN),
                        trust,
                        "certificate-required = true",
                        "items = [ '" + ejabberd.guest() + "' ]")) {
            parley.await(Prosody.GUEST, component -> !component.connections().isEmpty());
            TestClient romeo = parley.join("romeo");
            TestClient juliet = ejabberd.join("juliet");
            new Conversation(romeo, "romeo@parley.example", juliet, "juliet@ejabberd.example").meetHere(Prosody.GUEST);
            assertThat(parley.component(Prosody.GUEST).connections().getFirst().received()).isPositive();
            ejabberd.restart();
            parley.await(Prosody.GUEST, component -> !component.connections().isEmpty());
            new Conversation(romeo, "romeo@parley.example", ejabberd.again("juliet"), "juliet@ejabberd.example")
                    .ask(Prosody.GUEST);
        }
    }

    private void talk(Certificates ours, Certificates theirs, boolean secure) {
        TlsIdentity identity = ours.server(Parley.DOMAIN, "muc." + Parley.DOMAIN, "pubsub." + Parley.DOMAIN);
        theirs.write(theirs.server(Ejabberd.DOMAIN, "muc." + Ejabberd.DOMAIN, "pubsub." + Ejabberd.DOMAIN), home);
        PeerTrust trust = PeerTrust.of(List.of(ours.root()), List.of(), Clock.systemUTC());
        try (DnsServer dns = new DnsServer();
                Parley parley = Parley.start(dns, identity, trust, secure ? "certificate-required = true" : "");
                Ejabberd ejabberd = new Ejabberd(home, dns, secure)) {
            TestClient romeo = parley.join("romeo");
            TestClient juliet = ejabberd.join("juliet");
            Conversation conversation = new Conversation(romeo, "romeo@parley.example", juliet, "juliet@ejabberd.example");
            conversation.befriend();
            conversation.talk();
            conversation.meet("muc." + Ejabberd.DOMAIN);
            conversation.meetHere("muc." + Parley.DOMAIN);
            conversation.read("pubsub." + Ejabberd.DOMAIN);
            conversation.readHere("pubsub." + Parley.DOMAIN);
            ejabberd.restart();
            TestClient back = ejabberd.again("juliet");
            Conversation later = new Conversation(romeo, "romeo@parley.example", back, "juliet@ejabberd.example");
            later.greetAgain();
            parley.restart();
            new Conversation(parley.join("romeo"), "romeo@parley.example", back, "juliet@ejabberd.example").greetFromThere();
        }
    }
}
