package im.parley.web.rest.http;

import im.parley.server.admin.access.RestRules;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** How often callers and addresses may ask, as the configuration says. */
@Dependent
public class Rates {
    private final Rate callers;
    private final Rate addresses;

    /** Follows the configuration. An address has more, as several may sit behind it. */
    @Inject
    public Rates(RestRules rules) {
        callers = new Rate(rules.perSecond(), rules.burst(), System::nanoTime);
        addresses = new Rate(2.0 * rules.perSecond(), 2.0 * rules.burst(), System::nanoTime);
    }

    Rate callers() {
        return callers;
    }

    Rate addresses() {
        return addresses;
    }
}
