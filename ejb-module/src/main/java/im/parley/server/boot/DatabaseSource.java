package im.parley.server.boot;

import jakarta.annotation.Resource;
import jakarta.inject.Singleton;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The container's data source. A resource can only be injected into a field. */
@Singleton
class DatabaseSource {
    @Resource(lookup = "java:jboss/datasources/ParleyDS")
    private @Nullable DataSource dataSource;

    DataSource dataSource() {
        return Objects.requireNonNull(dataSource, "injected");
    }
}
