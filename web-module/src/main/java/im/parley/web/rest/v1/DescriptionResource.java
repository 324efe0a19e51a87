package im.parley.web.rest.v1;

import im.parley.web.rest.Description;
import im.parley.web.rest.http.Needs;
import im.parley.web.rest.http.Role;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** The description of the interface, which is for everybody. */
@Path("")
@Dependent
public class DescriptionResource {
    private static final Description DESCRIPTION = new Description();
    private static final String CACHE = "public, max-age=300";

    /** As JSON. */
    @GET
    @Path("openapi.json")
    @Produces("application/json")
    @Needs(Role.ANONYMOUS)
    public Response json() {
        return Response.ok(DESCRIPTION.json()).header("Cache-Control", CACHE).build();
    }

    /** As it was written. */
    @GET
    @Path("openapi.yaml")
    @Produces("application/yaml")
    @Needs(Role.ANONYMOUS)
    public Response yaml() {
        return Response.ok(DESCRIPTION.yaml().getBytes(StandardCharsets.UTF_8))
                .header("Cache-Control", CACHE)
                .build();
    }

    /** For people. */
    @GET
    @Path("docs")
    @Produces("text/html")
    @Needs(Role.ANONYMOUS)
    public Response docs() {
        return Response.seeOther(URI.create("../docs/")).build();
    }
}
