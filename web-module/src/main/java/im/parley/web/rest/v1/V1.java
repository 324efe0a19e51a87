package im.parley.web.rest.v1;

import im.parley.web.rest.http.Gate;
import im.parley.web.rest.http.Json;
import im.parley.web.rest.http.SafeHeaders;
import im.parley.web.rest.http.Trouble;
import im.parley.web.rest.http.Unchanged;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The interface {@code /api/v1}. */
@ApplicationPath("/api/v1")
public class V1 extends Application {
    /** Its resources. */
    public static final List<Class<?>> RESOURCES = List.of(
            DescriptionResource.class,
            SessionResource.class,
            TokensResource.class,
            UsersResource.class,
            UserKeysResource.class,
            SessionsResource.class,
            DomainsResource.class,
            AuditResource.class,
            ApiKeysResource.class,
            ContactsResource.class,
            ArchiveResource.class,
            OfflineResource.class,
            ServerResource.class,
            StandstillResource.class,
            LogsResource.class,
            BlocklistResource.class,
            NoticesResource.class,
            StatisticsResource.class,
            UploadsResource.class,
            ComponentsResource.class,
            FederationResource.class,
            RoomsResource.class,
            RoomPeopleResource.class,
            RoomLogsResource.class,
            NodesResource.class,
            NodePartsResource.class,
            StandingResource.class,
            AvatarResource.class,
            ProxyResource.class);

    @Override
    public Set<Class<?>> getClasses() {
        Set<Class<?>> classes = new HashSet<>(RESOURCES);
        classes.addAll(List.of(Gate.class, Json.class, SafeHeaders.class, Unchanged.class, Trouble.class));
        return classes;
    }
}
