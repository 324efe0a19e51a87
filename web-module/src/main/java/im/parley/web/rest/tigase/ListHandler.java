package im.parley.web.rest.tigase;

import im.parley.server.admin.Account;
import im.parley.server.admin.AccountViews;
import im.parley.server.admin.DomainView;
import im.parley.server.admin.DomainsAdmin;
import im.parley.server.admin.Page;
import im.parley.web.rest.http.Asked;
import im.parley.web.rest.http.Caller;
import im.parley.web.rest.http.KeyInAddress;
import im.parley.web.rest.http.Needs;
import im.parley.web.rest.http.Problem;
import im.parley.web.rest.http.Refused;
import im.parley.web.rest.http.Role;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists of accounts and domains, whole as programs for Tigase expect them, but bounded. */
@Path("")
@Dependent
@KeyInAddress
@Produces({"application/json", "application/xml", "text/xml"})
public class ListHandler {
    private static final int MOST = 100_000;
    private static final int STEP = 1000;

    @Inject
    AccountViews views;

    @Inject
    DomainsAdmin domains;

    @Inject
    Caller caller;

    /** The accounts of all domains that the caller administers. */
    @GET
    @Path("users")
    @Needs(Role.DOMAIN_ADMIN)
    public Document users() {
        return listed("users", accounts(domains.list(caller.actor()).stream().map(DomainView::name).toList()));
    }

    /** The accounts of a domain. */
    @GET
    @Path("users/{domain: [^/]+}")
    @Needs(Role.DOMAIN_ADMIN)
    public Document users(@PathParam("domain") String domain) {
        return listed("users", accounts(List.of(Asked.domain("domain", domain))));
    }

    private List<String> accounts(List<String> names) {
        List<String> found = new ArrayList<>();
        for (String name : names) {
            Optional<String> after = Optional.of("");
            while (after.isPresent()) {
                Page<Account> page = views.list(caller.actor(), name, "", after.get(), STEP);
                page.items().forEach(account -> found.add(account.address().toString()));
                after = page.next();
                if (found.size() > MOST) {
                    throw new Refused(Problem.of(
                            403, "there are more than " + MOST + " accounts; /api/v1/users has pages"));
                }
            }
        }
        return found;
    }

    /** The domains. */
    @GET
    @Path("vhost")
    @Needs(Role.DOMAIN_ADMIN)
    public Document vhosts() {
        return listed("vhosts", domains.list(caller.actor()).stream().map(DomainView::name).toList());
    }

    private static Document listed(String root, List<String> items) {
        return new Document(root, Map.of("items", items, "count", items.size()));
    }
}
