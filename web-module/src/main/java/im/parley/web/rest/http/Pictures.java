package im.parley.web.rest.http;

import im.parley.server.admin.data.Avatars;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Answers with pictures; a browser that has one already does not get it again. */
public final class Pictures {
    private Pictures() {}

    /** The answer. */
    public static Response answer(Optional<Avatars.Picture> found, Request request) {
        Avatars.Picture picture = found.orElseThrow(() -> new Refused(Problem.of(404, "there is no picture")));
        EntityTag tag = new EntityTag(picture.hash());
        Response.ResponseBuilder known = request.evaluatePreconditions(tag);
        return known == null
                ? Response.ok(picture.bytes(), picture.type()).tag(tag).build()
                : known.build();
    }
}
