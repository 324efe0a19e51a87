package im.parley.store.vcard;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.store.AccountData;
import im.parley.store.Fresh;
import im.parley.store.Race;
import im.parley.wire.addr.Jid;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every store of vCards does. */
interface VcardStoreContract {
    String HASH = "01b87fcd030b72895ff8e88db57ec525450f000d";

    VcardStore vcards();

    @Test
    default void aCardIsKeptWithTheHashOfItsPhoto() {
        Jid account = Fresh.account();
        vcards().put(account, new Vcard("<vCard/>", HASH));
        assertThat(vcards().find(account)).contains(new Vcard("<vCard/>", HASH));
        assertThat(vcards().find(account.withResource("orchard"))).isPresent();
        assertThat(vcards().photo(account)).isEqualTo(HASH);
    }

    @Test
    default void whoHasNoCardHasNoPhoto() {
        assertThat(vcards().find(Fresh.account())).isEmpty();
        assertThat(vcards().photo(Fresh.account())).isEmpty();
    }

    @Test
    default void aCardIsReplacedAndRemoved() {
        Jid account = Fresh.account();
        vcards().put(account, new Vcard("old", HASH));
        vcards().put(account, new Vcard("new", ""));
        assertThat(vcards().find(account)).contains(new Vcard("new", ""));
        assertThat(vcards().photo(account)).isEmpty();
        vcards().remove(account);
        vcards().remove(account);
        assertThat(vcards().find(account)).isEmpty();
    }

    @Test
    default void aDomainHasACardOfItsOwn() {
        Jid account = Fresh.account();
        vcards().put(account.domainJid(), new Vcard("of the domain", ""));
        assertThat(vcards().find(account)).isEmpty();
        assertThat(vcards().find(account.domainJid())).isPresent();
    }

    @Test
    default void aLongCardIsKept() {
        Jid account = Fresh.account();
        String xml = "\u00e4".repeat(1_000_000);
        vcards().put(account, new Vcard(xml, ""));
        assertThat(vcards().find(account).map(Vcard::xml)).contains(xml);
    }

    @Test
    default void ofManyWhoStoreAtOnceOneIsLast() throws Exception {
        Jid account = Fresh.account();
        List<Vcard> cards = Race.of(8, runner -> {
            Vcard mine = new Vcard("card " + runner, "");
            vcards().put(account, mine);
            return mine;
        });
        assertThat(cards).contains(vcards().find(account).orElseThrow());
    }

    @Test
    default void theCardOfAnAccountGoesWithIt() {
        Jid account = Fresh.account();
        vcards().put(account, new Vcard("x", ""));
        vcards().put(account.domainJid(), new Vcard("of the domain", ""));
        ((AccountData) vcards()).forget(account);
        assertThat(vcards().find(account)).isEmpty();
        assertThat(vcards().find(account.domainJid())).isPresent();
    }
}
