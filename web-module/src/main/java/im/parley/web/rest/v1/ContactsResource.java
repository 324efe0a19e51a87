package im.parley.web.rest.v1;

import im.parley.server.admin.data.Contacts;
import im.parley.server.admin.data.Contacts.Change;
import im.parley.web.rest.http.Asked;
import im.parley.web.rest.http.Caller;
import im.parley.web.rest.http.Json;
import im.parley.web.rest.http.Needs;
import im.parley.web.rest.http.Role;
import im.parley.wire.addr.Jid;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** The contacts of an account. */
@Path("")
@Dependent
@Produces("application/json")
public class ContactsResource {
    @Inject
    Contacts contacts;

    @Inject
    Caller caller;

    /** A contact. */
    public record Contact(String jid, String name, List<String> groups, String subscription, boolean ask) {
        static Contact of(Contacts.Contact contact) {
            return new Contact(
                    contact.address().toString(),
                    contact.name(),
                    contact.groups().stream().sorted().toList(),
                    contact.subscription(),
                    contact.ask());
        }
    }

    /** How a contact is to be; what is absent stays as it is. */
    public record Wanted(Optional<String> name, Optional<List<String>> groups, Optional<String> subscription) {}

    /** All contacts. */
    @GET
    @Path("users/{jid}/roster")
    @Needs(value = Role.DOMAIN_ADMIN, self = true)
    public Items<Contact> list(@PathParam("jid") String jid) {
        return Items.all(contacts.list(caller.actor(), Asked.account("jid", jid)).stream()
                .map(Contact::of)
                .toList());
    }

    /** Adds a contact or changes it. */
    @PUT
    @Path("users/{jid}/roster/{contact}")
    @Consumes(Json.ONLY)
    @Needs(value = Role.DOMAIN_ADMIN, self = true)
    public Contact put(@PathParam("jid") String jid, @PathParam("contact") String contact, Wanted wanted) {
        Change change = new Change(wanted.name(), wanted.groups().map(LinkedHashSet::new), wanted.subscription());
        Jid address = Asked.jid("contact", contact).bare();
        return Contact.of(contacts.put(caller.actor(), Asked.account("jid", jid), address, change));
    }

    /** Removes a contact. */
    @DELETE
    @Path("users/{jid}/roster/{contact}")
    @Needs(value = Role.DOMAIN_ADMIN, self = true)
    public Response remove(@PathParam("jid") String jid, @PathParam("contact") String contact) {
        contacts.remove(caller.actor(), Asked.account("jid", jid), Asked.jid("contact", contact).bare());
        return Response.noContent().build();
    }
}
