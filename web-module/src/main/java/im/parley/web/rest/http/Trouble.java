package im.parley.web.rest.http;

import im.parley.server.admin.Rejected;
import im.parley.server.admin.Rejected.Reason;
import im.parley.server.admin.access.Outage;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Says as a problem document what has gone wrong, and nothing of the inside of the server. */
@Provider
@Dependent
public class Trouble implements ExceptionMapper<Throwable> {
    private static final System.Logger LOG = System.getLogger(Trouble.class.getName());
    private static final int CAUSES = 10;

    @Override
    public Response toResponse(Throwable thrown) {
        Throwable cause = thrown;
        for (int i = 0; cause != null && i < CAUSES; i++) {
            switch (cause) {
                case Rejected rejected -> {
                    return problem(rejected.reason()).response();
                }
                case Refused refused -> {
                    return response(refused);
                }
                case RuntimeException maybe when Outage.is(maybe) -> {
                    return Problem.of(503, "the database does not answer").builder().header("Retry-After", "5").build();
                }
                default -> cause = cause.getCause();
            }
        }
        return thrown instanceof WebApplicationException known ? framework(known) : unknown(thrown);
    }

    /** What JAX-RS itself refuses: no such path, no such method, no such type. */
    private static Response framework(WebApplicationException known) {
        Response given = known.getResponse();
        if (given.getStatus() < 400) {
            return given;
        }
        if (given.getStatus() >= 500) {
            return unknown(known);
        }
        Response.ResponseBuilder answer = Problem.of(given.getStatus()).builder();
        String allowed = given.getHeaderString("Allow");
        if (allowed != null) {
            answer.header("Allow", allowed);
        }
        return answer.build();
    }

    private static Response response(Refused refused) {
        Response.ResponseBuilder answer = refused.problem().builder();
        refused.headers().forEach(answer::header);
        return answer.build();
    }

    static Problem problem(Reason reason) {
        return switch (reason) {
            case Reason.NotFound why -> Problem.of(404, why.text());
            case Reason.Forbidden why -> Problem.of(403, why.text());
            case Reason.Conflict why -> Problem.of(409, why.text());
            case Reason.Invalid why -> Problem.of(422, why.field(), why.text());
        };
    }

    private static Response unknown(Throwable thrown) {
        LOG.log(System.Logger.Level.ERROR, "A request could not be answered", thrown);
        return Problem.of(500, "something is broken; the log of the server says more").response();
    }
}
