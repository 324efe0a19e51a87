package im.parley.feature.amp;

import im.parley.server.spi.Domains;
import im.parley.store.vhost.Vhost;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A server with one domain. */
final class Shire implements Domains {
    @Override
    public Optional<Vhost> find(String domain) {
        return domain.equals("shakespeare.lit")
                ? Optional.of(new Vhost(domain, true, true, false, false, 0, Set.of()))
                : Optional.empty();
    }

    @Override
    public String defaultDomain() {
        return "shakespeare.lit";
    }

    @Override
    public List<Vhost> all() {
        return List.of();
    }
}
