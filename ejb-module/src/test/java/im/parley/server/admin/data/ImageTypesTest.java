package im.parley.server.admin.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What the first bytes of a file say. */
class ImageTypesTest {
    private static byte[] bytes(String begin) {
        return (begin + "and what follows").getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void imagesAreKnownByHowTheyBegin() {
        assertThat(ImageTypes.of(bytes("\u0089PNG\r\n\u001a\n"))).contains("image/png");
        assertThat(ImageTypes.of(bytes("\u00ff\u00d8\u00ff\u00e0"))).contains("image/jpeg");
        assertThat(ImageTypes.of(bytes("GIF89a"))).contains("image/gif");
        assertThat(ImageTypes.of(bytes("RIFF\u0001\u0002\u0003\u0004WEBPVP8 "))).contains("image/webp");
    }

    @Test
    void whatABrowserMightExecuteIsNone() {
        assertThat(ImageTypes.of(bytes("<svg xmlns='http://www.w3.org/2000/svg'>"))).isEmpty();
        assertThat(ImageTypes.of(bytes("<!DOCTYPE html>"))).isEmpty();
        assertThat(ImageTypes.of(bytes("RIFF\u0001\u0002\u0003\u0004WAVE"))).isEmpty();
        assertThat(ImageTypes.of(new byte[0])).isEmpty();
        assertThat(ImageTypes.of(new byte[] {(byte) 0x89, 'P'})).isEmpty();
    }
}
