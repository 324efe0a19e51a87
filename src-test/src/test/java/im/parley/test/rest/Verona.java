package im.parley.test.rest;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.test.container.SharedServer;

/**
 * Two domains of this run's own: the Montagues' with its administrator and two users, and the Capulets' with one who has
 * no say at the Montagues'. The warden administers the installation, as the configuration says; the server has made his
 * account with the password in its environment (src-test/pom.xml).
 */
final class Verona {
    static final String PASSWORD = "wherefore art thou";
    private static final String WARDEN = "warden@localhost";

    final String montague;
    final String capulet;
    final Api warden;
    final Api montagueAdmin;
    final Api capuletAdmin;
    final Api romeo;
    final Api benvolio;

    Verona() {
        String run = Long.toString(System.nanoTime(), Character.MAX_RADIX);
        montague = "montague-" + run + ".test";
        capulet = "capulet-" + run + ".test";
        SharedServer.clients(); // when they can connect, the accounts of administrators are there
        warden = Api.basic(WARDEN, PASSWORD);
        found(montague);
        found(capulet);
        user("romeo@" + montague);
        user("benvolio@" + montague);
        montagueAdmin = Api.basic("chief@" + montague, PASSWORD);
        capuletAdmin = Api.basic("chief@" + capulet, PASSWORD);
        romeo = Api.basic("romeo@" + montague, PASSWORD);
        benvolio = Api.basic("benvolio@" + montague, PASSWORD);
    }

    private void found(String domain) {
        Api.Answer made = warden.post(
                "/domains", "{\"name\":\"%s\",\"settings\":{\"admins\":[\"chief@%s\"]}}".formatted(domain, domain));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        user("chief@" + domain);
    }

    /** Makes an account. */
    void user(String jid) {
        Api.Answer made =
                warden.post("/users", "{\"jid\":\"%s\",\"password\":\"%s\"}".formatted(jid, PASSWORD));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
    }

    String romeoJid() {
        return "romeo@" + montague;
    }

    /** Nothing of them stays. */
    void fall() {
        for (String domain : new String[] {montague, capulet}) {
            for (String name : new String[] {"romeo", "benvolio", "chief"}) {
                warden.delete("/users/" + name + '@' + domain);
            }
            warden.delete("/domains/" + domain);
        }
    }
}
