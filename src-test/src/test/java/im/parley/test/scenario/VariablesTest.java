package im.parley.test.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class VariablesTest {
    private final Variables variables = new Variables();

    @Test
    void valuesNestInnermostFirst() {
        variables.set("Romeo's name", "romeo");
        assertThat(variables.expand("{base64 \\0{Romeo's name}\\0secret}")).isEqualTo("AHJvbWVvAHNlY3JldA==");
    }

    /** The salt, iteration count and password of RFC 7677 section 3. */
    @Test
    void passwordsAreSaltedAsBySCRAM() {
        assertThat(variables.expand("{salted SHA-256 W22ZaJ0SNY7soEsUEjb6gQ== 4096 pencil}"))
                .isEqualTo("xKSVEDI6tPlSysH6mUQZOeeOp01r6B3fcJbodRPcYV0=");
    }

    @Test
    void longTextIsMadeByRepeating() {
        assertThat(variables.expand("{times 3 ab}")).isEqualTo("ababab");
    }

    @Test
    void accountsAreRenamedTheLongestFirst() {
        variables.rename("romeo@parley.test", "romeo-1@parley.test");
        variables.rename("nurse.romeo@parley.test", "nurse.romeo-1@parley.test");
        assertThat(variables.expand("to='nurse.romeo@parley.test/a'")).isEqualTo("to='nurse.romeo-1@parley.test/a'");
    }

    @Test
    void unknownWordsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> variables.expand("{who}"));
        assertThatIllegalArgumentException().isThrownBy(() -> variables.expand("{any}"));
    }
}
