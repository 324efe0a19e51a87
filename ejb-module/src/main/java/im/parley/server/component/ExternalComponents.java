package im.parley.server.component;

import static im.parley.server.spi.Hook.listNode;
import static im.parley.server.spi.Target.SERVER;

import im.parley.server.spi.Domains;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.NodeItem;
import im.parley.server.spi.Requester;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Spec;
import im.parley.wire.addr.Jid;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** XEP-0114: Jabber Component Protocol. Shows the connected components in service discovery. */
@ServerFeature
final class ExternalComponents implements Feature {
    private final Components components;
    private final Domains domains;

    @Inject
    ExternalComponents(Components components, Domains domains) {
        this.components = components;
        this.domains = domains;
    }

    @Override
    public Spec spec() {
        return Spec.xep(114, "1.6").andXep(225, "0.2");
    }

    @Override
    public List<Hook> hooks() {
        return List.of(listNode(SERVER, this::list));
    }

    /** Those below the domain that was asked, and those that are below none. */
    private Optional<List<NodeItem>> list(String node, Requester sender) {
        return node.isEmpty()
                ? Optional.of(components.present().stream()
                        .filter(name -> belongs(name, sender.addressed().domain()))
                        .map(name -> new NodeItem(Jid.prepared("", name), Optional.empty(), ""))
                        .toList())
                : Optional.empty();
    }

    private boolean belongs(String name, String domain) {
        if (components.isNative(name)) {
            return false; // listed as a service
        }
        return name.endsWith('.' + domain)
                || domains.all().stream().noneMatch(vhost -> name.endsWith('.' + vhost.domain()));
    }
}
