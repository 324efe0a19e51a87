package im.parley.web.rest.tigase;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PagesTest {
    @Test
    void whatIsShownIsNoMarkup() {
        String text = "<script>alert('x')</script> & \"more\"";
        assertThat(Pages.markup("A <b>title</b>", Pages.paragraph(text)))
                .contains("<title>A &lt;b&gt;title&lt;/b&gt;</title>", "<h1>A &lt;b&gt;title&lt;/b&gt;</h1>")
                .contains("<p>&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;more&quot;</p>");
    }

    @Test
    void nothingIsLoadedFromElsewhereAndNothingRuns() {
        assertThat(Pages.markup("Title", "<p>text</p>")).doesNotContain("<script", "<style", "style=", "://");
    }
}
