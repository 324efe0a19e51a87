package im.parley.test.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import im.parley.server.boot.ServerBoot;
import im.parley.wire.port.ListenerOptions;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import java.io.File;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.assertj.core.api.Assertions;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the application finds around it in the container. A small WAR that sees the classes of the running EAR. */
@ExtendWith(ArquillianExtension.class)
@SuppressWarnings("NullAway.Init") // The container injects.
class FromInsideIT {
    @Resource(lookup = "java:jboss/datasources/ParleyDS")
    private DataSource source;

    @EJB(lookup = "java:global/parley/ejb/ServerBoot")
    private ServerBoot boot;

    @Deployment
    static WebArchive inspector() {
        return ShrinkWrap.create(WebArchive.class, "inspector.war")
                .addAsLibrary(new File(URI.create(Assertions.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString())))
                .addAsManifestResource(
                        new StringAsset("Dependencies: deployment.parley.ear.ejb.jar, deployment.parley.ear\n"),
                        "MANIFEST.MF");
    }

    @Test
    void theSchemaIsThereAndComplete() throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet failed = statement.executeQuery(
                        "select count(*) from \"parley_schema_history\" where \"success\" = false")) {
            assertThat(failed.next()).isTrue();
            assertThat(failed.getInt(1)).isZero();
        }
    }

    @Test
    void theServerIsABeanThatKnowsItsPorts() {
        assertThat(boot.clientListeners()).extracting(ListenerOptions::port).contains(5222);
    }

    @Test
    void hibernateIsNotThere() {
        assertThatExceptionOfType(ClassNotFoundException.class)
                .isThrownBy(() -> Class.forName("org.hibernate.Session"));
    }
}
