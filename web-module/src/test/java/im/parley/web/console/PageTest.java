package im.parley.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PageTest {
    @Test
    void everythingBelowAPageIsThatPage() {
        assertThat(Page.of("/admin")).contains(Page.ADMIN);
        assertThat(Page.of("/admin/users/romeo@montague.lit")).contains(Page.ADMIN);
        assertThat(Page.of("/setup/")).contains(Page.SETUP);
    }

    @Test
    void aLongerNameIsAnotherPlace() {
        assertThat(Page.of("/administrators")).isEmpty();
        assertThat(Page.of("/")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Page.class)
    void noPageRunsWhatStandsInItsMarkupOrCanBeFramed(Page page) {
        assertThat(page.policy()).contains("script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'")
                .doesNotContain("unsafe-eval").doesNotContainPattern("script-src[^;]*unsafe");
    }
}
