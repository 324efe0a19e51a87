package im.parley.web.rest.v1;

import im.parley.server.admin.group.NodeView;
import im.parley.server.admin.group.NodesAdmin;
import im.parley.web.rest.http.Asked;
import im.parley.web.rest.http.Caller;
import im.parley.web.rest.http.Json;
import im.parley.web.rest.http.Needs;
import im.parley.web.rest.http.Role;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is in a node, who is subscribed to it, and who is affiliated with it. */
@Path("")
@Dependent
@Produces("application/json")
public class NodePartsResource {
    @Inject
    NodesAdmin nodes;

    @Inject
    Caller caller;

    /** An item. */
    public record Item(String id, String publisher, Instant published, String xml, Optional<Instant> expires) {
        static Item of(NodeView.Item view) {
            return new Item(
                    view.id(), view.publisher().toString(), view.published(), view.payload(), view.expires());
        }
    }

    /** An item that is to be published. */
    public record NewItem(Optional<String> id, String xml, Optional<Instant> expires) {
        NodeView.NewItem wanted() {
            return new NodeView.NewItem(id, xml, expires);
        }
    }

    /** Which item was published. */
    public record Published(String id) {}

    /** A subscription. */
    public record Subscription(String jid, String id, String state) {
        static Subscription of(NodeView.Subscription one) {
            return new Subscription(one.jid().toString(), one.subid(), one.state());
        }
    }

    /** An affiliation. */
    public record Affiliation(String jid, String affiliation) {
        static Affiliation of(NodeView.Affiliate one) {
            return new Affiliation(one.jid().toString(), one.affiliation());
        }
    }

    /** How somebody is to be affiliated. */
    public record NewAffiliation(String affiliation) {}

    /** A page of the items, the latest first. */
    @GET
    @Path("nodes/{id}/items")
    @Needs(Role.DOMAIN_ADMIN)
    public Items<Item> items(
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        NodeEntry.Place node = NodeEntry.address(id);
        return Items.of(
                nodes.items(
                        caller.actor(), node.service(), node.node(), Asked.after(cursor), Asked.limit(limit)),
                Item::of);
    }

    /** Publishes an item. */
    @POST
    @Path("nodes/{id}/items")
    @Consumes(Json.ONLY)
    @Needs(Role.DOMAIN_ADMIN)
    public Response publish(@PathParam("id") String id, NewItem wanted) {
        NodeEntry.Place node = NodeEntry.address(id);
        String made = nodes.publish(caller.actor(), node.service(), node.node(), wanted.wanted());
        return Response.status(201).entity(new Published(made)).build();
    }

    /** Removes an item; ids of items have slashes and whatever else. */
    @DELETE
    @Path("nodes/{id}/items")
    @Needs(Role.DOMAIN_ADMIN)
    public Response retract(@PathParam("id") String id, @QueryParam("item") @Nullable String item) {
        NodeEntry.Place node = NodeEntry.address(id);
        nodes.retract(caller.actor(), node.service(), node.node(), Asked.text("item", item).orElse(""));
        return Response.noContent().build();
    }

    /** A page of the subscriptions. */
    @GET
    @Path("nodes/{id}/subscriptions")
    @Needs(Role.DOMAIN_ADMIN)
    public Items<Subscription> subscriptions(
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        NodeEntry.Place node = NodeEntry.address(id);
        return Items.slice(
                nodes.subscriptions(caller.actor(), node.service(), node.node()),
                one -> one.jid() + " " + one.subid(),
                Asked.after(cursor),
                Asked.limit(limit),
                Subscription::of);
    }

    /** Removes all items. */
    @POST
    @Path("nodes/{id}/purge")
    @Needs(Role.DOMAIN_ADMIN)
    public Response purge(@PathParam("id") String id) {
        NodeEntry.Place node = NodeEntry.address(id);
        nodes.purge(caller.actor(), node.service(), node.node());
        return Response.noContent().build();
    }

    /** Subscribes somebody. */
    @PUT
    @Path("nodes/{id}/subscriptions/{user}")
    @Needs(Role.DOMAIN_ADMIN)
    public Response subscribe(@PathParam("id") String id, @PathParam("user") String user) {
        NodeEntry.Place node = NodeEntry.address(id);
        nodes.subscribe(caller.actor(), node.service(), node.node(), Asked.jid("user", user), true);
        return Response.noContent().build();
    }

    /** Ends the subscriptions of an address. */
    @DELETE
    @Path("nodes/{id}/subscriptions/{user}")
    @Needs(Role.DOMAIN_ADMIN)
    public Response unsubscribe(@PathParam("id") String id, @PathParam("user") String user) {
        NodeEntry.Place node = NodeEntry.address(id);
        nodes.subscribe(caller.actor(), node.service(), node.node(), Asked.jid("user", user), false);
        return Response.noContent().build();
    }

    /** A page of the affiliations. */
    @GET
    @Path("nodes/{id}/affiliations")
    @Needs(Role.DOMAIN_ADMIN)
    public Items<Affiliation> affiliations(
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        NodeEntry.Place node = NodeEntry.address(id);
        return Items.slice(
                nodes.affiliates(caller.actor(), node.service(), node.node()),
                one -> one.jid().toString(),
                Asked.after(cursor),
                Asked.limit(limit),
                Affiliation::of);
    }

    /** Affiliates somebody. */
    @PUT
    @Path("nodes/{id}/affiliations/{user}")
    @Consumes(Json.ONLY)
    @Needs(Role.DOMAIN_ADMIN)
    public Response affiliate(
            @PathParam("id") String id, @PathParam("user") String user, NewAffiliation wanted) {
        NodeEntry.Place node = NodeEntry.address(id);
        nodes.affiliate(
                caller.actor(),
                node.service(),
                node.node(),
                Asked.jid("user", user).bare(),
                wanted.affiliation());
        return Response.noContent().build();
    }
}
