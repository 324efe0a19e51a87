package im.parley.web.rest.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Takes a key as the parameter {@code api-key}, too, as programs for Tigase send it; cookies are not looked at. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface KeyInAddress {
    /** Looks at a request. */
    final class Reader {
        private Reader() {}

        /** A password goes before a key: Tigase wants both, the key to get in and the account to say who it is. */
        static Credentials of(ContainerRequestContext request) {
            Credentials header = Credentials.of(request);
            String key = request.getUriInfo().getQueryParameters().getFirst(Credentials.KEY_PARAMETER);
            return switch (header) {
                case Credentials.None nothing -> key == null ? nothing : new Credentials.Key(key);
                case Credentials.OfBrowser cookie -> key == null ? new Credentials.None() : new Credentials.Key(key);
                case Credentials.Password password -> password;
                case Credentials.Bearer bearer -> bearer;
                case Credentials.Key known -> known;
                case Credentials.Malformed malformed -> malformed;
            };
        }
    }
}
