package im.parley.server.boot;

import im.parley.wire.port.Dialer;
import jakarta.annotation.Resource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The resource adapter's administered object. A resource can only be injected into a field. */
@Singleton
class DialerSource {
    @Resource(lookup = "java:/parley/Dialer")
    private @Nullable Dialer dialer;

    @Produces
    @Singleton
    Dialer dialer() {
        return Objects.requireNonNull(dialer, "injected");
    }
}
