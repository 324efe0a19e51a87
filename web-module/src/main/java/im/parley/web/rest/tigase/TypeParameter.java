package im.parley.web.rest.tigase;

import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/** {@code ?type=application/json} says what the answer is to be; otherwise it is as the request was. */
@Provider
@Dependent
@PreMatching
public class TypeParameter implements ContainerRequestFilter {
    private static final String OR_WHAT_THERE_IS = ", */*;q=0.1";

    @Override
    public void filter(ContainerRequestContext request) {
        String asked = request.getUriInfo().getQueryParameters().getFirst("type");
        MediaType sent = request.getMediaType();
        String accepted = request.getHeaderString(HttpHeaders.ACCEPT);
        if (asked != null) {
            boolean json = asked.equals(MediaType.APPLICATION_JSON);
            accept(request, json ? MediaType.APPLICATION_JSON : MediaType.APPLICATION_XML);
        } else if (accepted == null || accepted.equals(MediaType.WILDCARD)) {
            boolean xml = sent != null && sent.getSubtype().equals("xml");
            accept(request, (xml ? MediaType.APPLICATION_XML : MediaType.APPLICATION_JSON) + OR_WHAT_THERE_IS);
        }
    }

    private static void accept(ContainerRequestContext request, String type) {
        request.getHeaders().putSingle(HttpHeaders.ACCEPT, type);
    }
}
