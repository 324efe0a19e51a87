package im.parley.web.rest.tigase;

import im.parley.server.admin.system.Stanzas;
import im.parley.web.rest.http.Asked;
import im.parley.web.rest.http.Bodies;
import im.parley.web.rest.http.Caller;
import im.parley.web.rest.http.KeyInAddress;
import im.parley.web.rest.http.Needs;
import im.parley.web.rest.http.Problem;
import im.parley.web.rest.http.Refused;
import im.parley.web.rest.http.Role;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stanza.StanzaText;
import im.parley.wire.xml.Limits;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Sends a stanza as it is, and answers with what a request is answered with. */
@Path("stream")
@Dependent
@KeyInAddress
@Consumes({"application/xml", "text/xml", "text/plain"})
@Produces({"application/xml", "text/xml"})
public class StreamHandler {
    private static final int LONGEST = 1 << 18;
    private static final Limits LIMITS = new Limits(LONGEST, 64, 64, 10_000);

    @Inject
    Stanzas stanzas;

    @Inject
    Caller caller;

    /** To whom the stanza says. */
    @POST
    @Needs(Role.INSTALLATION_ADMIN)
    public void send(InputStream body, @Suspended AsyncResponse answer) throws IOException {
        send(body, Optional.empty(), answer);
    }

    /** To somebody. */
    @POST
    @Path("{to: .+}")
    @Needs(Role.INSTALLATION_ADMIN)
    public void send(@PathParam("to") String to, InputStream body, @Suspended AsyncResponse answer)
            throws IOException {
        send(body, Optional.of(Asked.jid("to", to)), answer);
    }

    private void send(InputStream body, Optional<Jid> to, AsyncResponse answer) throws IOException {
        byte[] bytes = Bodies.read(body, LONGEST, "a stanza");
        Stanza stanza = StanzaText.read(new String(bytes, StandardCharsets.UTF_8).strip(), LIMITS)
                .orElseThrow(() -> new Refused(Problem.of(400, "the body is no stanza")));
        var _ = stanzas.send(caller.actor(), stanza, to).whenComplete((reply, failure) -> {
            if (failure == null) {
                answer.resume(reply.map(StreamHandler::shown)
                        .orElseGet(() -> Response.ok("", "application/xml").build()));
            } else {
                answer.resume(failure);
            }
        });
    }

    private static Response shown(String xml) {
        return Response.ok(xml.getBytes(StandardCharsets.UTF_8), "application/xml").build();
    }
}
