package im.parley.web.rest.v1;

import im.parley.server.admin.DomainView;
import im.parley.server.admin.DomainsAdmin;
import im.parley.server.admin.Page;
import im.parley.server.admin.group.NodeView;
import im.parley.server.admin.group.NodesAdmin;
import im.parley.web.rest.http.Asked;
import im.parley.web.rest.http.Caller;
import im.parley.web.rest.http.Json;
import im.parley.web.rest.http.Needs;
import im.parley.web.rest.http.Role;
import im.parley.web.rest.http.Versions;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.Field;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Nodes of publish-subscribe (XEP-0060) and of accounts (XEP-0163). */
@Path("")
@Dependent
@Produces("application/json")
public class NodesResource {
    @Inject
    NodesAdmin nodes;

    @Inject
    DomainsAdmin domains;

    @Inject
    Caller caller;

    /** A node that is to be made. */
    public record NewNode(
            String service,
            String node,
            Optional<String> owner,
            Optional<Boolean> collection,
            Optional<Map<String, Object>> settings) {}

    /** Other settings; what is not named stays as it is. */
    public record Change(Map<String, Object> settings) {}

    /** A page of the nodes of a domain or of an account. */
    @GET
    @Path("nodes")
    @Needs(Role.DOMAIN_ADMIN)
    public Items<NodeEntry> list(
            @QueryParam("domain") @Nullable String domain,
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("q") @Nullable String part,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Jid service = Asked.text("owner", owner)
                .map(text -> Asked.account("owner", text))
                .orElseGet(() -> nodes.service(Asked.someDomain("domain", domain).orElseGet(this::onlyDomain)));
        Page<NodeView> page = nodes.list(
                caller.actor(),
                service,
                Asked.text("q", part).orElse(""),
                Asked.after(cursor),
                Asked.limit(limit));
        return Items.of(page, NodeEntry::of);
    }

    private String onlyDomain() {
        List<DomainView> own = domains.list(caller.actor());
        if (own.size() != 1) {
            throw Asked.wrong("domain", "say of which domain, or of which account");
        }
        return own.getFirst().name();
    }

    /** Makes a node. */
    @POST
    @Path("nodes")
    @Consumes(Json.ONLY)
    @Needs(Role.DOMAIN_ADMIN)
    public Response create(NewNode wanted) {
        NodeEntry.Place node = new NodeEntry.Place(Asked.jid("service", wanted.service()).bare(), wanted.node());
        boolean collection = wanted.collection().orElse(false);
        Map<String, Object> settings = new TreeMap<>(wanted.settings().orElse(Map.of()));
        if (collection) {
            settings.put("pubsub#node_type", "collection");
        }
        Optional<Jid> owner = wanted.owner()
                .map(text -> Asked.account("owner", text))
                .or(() -> node.service().local().isEmpty() ? caller.actor().account() : Optional.of(node.service()));
        List<Field> fields = nodes.blank(caller.actor(), node.service(), collection).fields();
        nodes.create(
                caller.actor(),
                node.service(),
                node.node(),
                owner.orElseThrow(() -> Asked.wrong("owner", "say whose node it is to be")),
                DataFields.texts(fields, settings));
        return shown(
                node,
                Response.status(201).location(UriBuilder.fromPath("nodes/{id}").build(NodeEntry.id(node))));
    }

    private Response shown(NodeEntry.Place node, Response.ResponseBuilder answer) {
        NodeView view = nodes.get(caller.actor(), node.service(), node.node());
        Map<String, Object> settings = settings(node);
        return answer.entity(NodeEntry.of(view, Optional.of(settings))).tag(version(settings)).build();
    }

    private Map<String, Object> settings(NodeEntry.Place node) {
        return DataFields.typed(form(node));
    }

    private List<Field> form(NodeEntry.Place node) {
        return nodes.form(caller.actor(), node.service(), node.node()).fields();
    }

    private static EntityTag version(Map<String, Object> settings) {
        return Versions.of(new TreeMap<>(settings));
    }

    /** A node. */
    @GET
    @Path("nodes/{id}")
    @Needs(Role.DOMAIN_ADMIN)
    public Response get(@PathParam("id") String id) {
        return shown(NodeEntry.address(id), Response.ok());
    }

    /** Configures a node. */
    @PATCH
    @Path("nodes/{id}")
    @Consumes({Json.ONLY, Json.PATCH})
    @Needs(Role.DOMAIN_ADMIN)
    public Response update(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            Change change) {
        NodeEntry.Place node = NodeEntry.address(id);
        Map<String, List<String>> settings = DataFields.texts(form(node), change.settings());
        return Versions.change(
                Optional.ofNullable(ifMatch),
                id,
                () -> version(settings(node)),
                () -> {
                    nodes.configure(caller.actor(), node.service(), node.node(), settings);
                    return shown(node, Response.ok());
                });
    }

    /** Deletes a node. */
    @DELETE
    @Path("nodes/{id}")
    @Needs(Role.DOMAIN_ADMIN)
    public Response delete(@PathParam("id") String id) {
        NodeEntry.Place node = NodeEntry.address(id);
        nodes.delete(caller.actor(), node.service(), node.node());
        return Response.noContent().build();
    }

    /** What can be configured. */
    @GET
    @Path("forms/node")
    @Needs(Role.DOMAIN_ADMIN)
    public DomainForm.Form form(@QueryParam("collection") @Nullable String collection) {
        String domain = domains.list(caller.actor()).stream()
                .map(DomainView::name)
                .findFirst()
                .orElseThrow(() -> Asked.wrong("domain", "there is no domain that you administer"));
        return DataFields.form(nodes.blank(caller.actor(), nodes.service(domain), "true".equals(collection)).fields());
    }
}
