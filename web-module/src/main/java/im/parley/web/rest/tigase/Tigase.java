package im.parley.web.rest.tigase;

import im.parley.web.rest.http.Gate;
import im.parley.web.rest.http.Json;
import im.parley.web.rest.http.SafeHeaders;
import im.parley.web.rest.http.Trouble;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The interface {@code /rest}. */
@ApplicationPath("/rest")
public class Tigase extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.<Class<?>>of(
                Gate.class,
                Json.class,
                SafeHeaders.class,
                Trouble.class,
                Documents.class,
                FormAnswers.class,
                TypeParameter.class,
                IndexHandler.class,
                UserHandler.class,
                StatusHandler.class,
                ConfirmHandler.class,
                ResetHandler.class,
                ListHandler.class,
                AdHocHandler.class,
                StreamHandler.class,
                StatsHandler.class,
                AvatarHandler.class,
                PubSubHandler.class);
    }
}
