package im.parley.server.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.parley.server.spi.Privileges.Access;
import im.parley.server.spi.Privileges.Watching;
import im.parley.wire.stanza.Iq;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** XEP-0356, as administrators write it. */
class PrivilegesTest {
    @Test
    void nothingIsGrantedUnlessItIsWritten() {
        assertThat(Privileges.of(List.of()).isEmpty()).isTrue();
        assertThat(Privileges.of(List.of("roster=none", "message=none", "presence=none")).isEmpty()).isTrue();
    }

    @Test
    void allIsGrantedThatIsWritten() {
        Privileges granted = Privileges.of(List.of(
                "roster=both", "message=outgoing", "presence=managed_entity", "iq=set urn:a", "iq=get urn:b=c"));
        assertThat(granted)
                .isEqualTo(new Privileges(
                        Access.BOTH, true, true, Watching.MANAGED_ENTITY, Map.of("urn:a", Access.SET, "urn:b=c", Access.GET)));
    }

    /** Section 4.1: "SHOULD default to 'true' if roster permission access type is either 'get' or 'both'". */
    @Test
    void pushesComeWithReadingUnlessTheyAreSwitchedOff() {
        assertThat(Privileges.of(List.of("roster=get")).push()).isTrue();
        assertThat(Privileges.of(List.of("roster=set")).push()).isFalse();
        assertThat(Privileges.of(List.of("roster=both push=false")).push()).isFalse();
        assertThat(Privileges.of(List.of("roster=set")).roster().allows(Iq.Type.GET)).isFalse();
    }

    /** Section 7.4: "the privileged entity MUST have read permission on roster namespace". */
    @Test
    void thePresenceOfContactsIsForThoseWhoMayReadRosters() {
        assertThat(Privileges.of(List.of("presence=roster", "roster=get")).presence()).isEqualTo(Watching.ROSTER);
        assertThatThrownBy(() -> Privileges.of(List.of("presence=roster", "roster=set")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsNoPrivilegeIsRefused() {
        for (String wrong : List.of("", "roster", "roster=some", "message=incoming", "presence=roster", "iq=get", "mail=both")) {
            assertThatThrownBy(() -> Privileges.of(List.of(wrong))).as(wrong).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
