package im.parley.test.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.naming.InitialContext;
import javax.naming.NamingException;
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
class FromInsideIT {
    @Deployment
    static WebArchive inspector() {
        return ShrinkWrap.create(WebArchive.class, "inspector.war")
                .addPackages(true, Assertions.class.getPackage())
                .addAsManifestResource(
                        new StringAsset("Dependencies: deployment.parley.ear.ejb.jar, deployment.parley.ear\n"),
                        "MANIFEST.MF");
    }

    @Test
    void theSchemaIsThereAndComplete() throws NamingException, SQLException {
        DataSource source = InitialContext.doLookup("java:jboss/datasources/ParleyDS");
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet failed = statement.executeQuery(
                        "select count(*) from \"flyway_schema_history\" where \"success\" = false")) {
            assertThat(failed.next()).isTrue();
            assertThat(failed.getInt(1)).isZero();
        }
    }

    @Test
    void theServerIsAStartedBean() throws NamingException {
        Object boot = InitialContext.doLookup("java:global/parley/ejb/ServerBoot");

        assertThat(boot.getClass().getName()).contains("ServerBoot");
    }

    @Test
    void hibernateIsNotThere() {
        assertThatExceptionOfType(ClassNotFoundException.class)
                .isThrownBy(() -> Class.forName("org.hibernate.Session"));
    }
}
