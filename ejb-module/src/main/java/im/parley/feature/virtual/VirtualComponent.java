package im.parley.feature.virtual;

import im.parley.feature.virtual.VirtualOptions.Virtual;
import im.parley.server.spi.Description;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Identity;
import im.parley.server.spi.NodeItem;
import im.parley.server.spi.Service;
import im.parley.wire.addr.InvalidJid;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.xml.Element;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** One virtual component. It answers for itself in service discovery alone, and only to its domain. */
final class VirtualComponent implements Service {
    private final String name;
    private final Virtual options;
    private final Optional<Jid> target;
    private final Optional<Jid> fixed;

    /**
     * @throws IllegalArgumentException when one of the options should be a domain and is none
     */
    VirtualComponent(String name, Virtual options) {
        this.name = name;
        this.options = options;
        this.target = domain("redirect-to", options.redirect().strip().replace('@', '.'));
        this.fixed = domain("fixed-domain", options.fixed().strip());
    }

    private Optional<Jid> domain(String option, String text) {
        try {
            return Optional.of(text).filter(some -> !some.isEmpty()).map(Jid::of).map(Jid::domainJid);
        } catch (InvalidJid malformed) {
            throw new IllegalArgumentException(
                    "'" + option + "' of the virtual component '" + name + "' is no domain: " + text, malformed);
        }
    }

    @Override
    public String label() {
        return name;
    }

    @Override
    public Identity identity() {
        return new Identity(options.category(), options.type(), options.name().isEmpty() ? name : options.name());
    }

    @Override
    public NodeItem item(String domain) {
        String parent = fixed.map(Jid::domain).orElse(domain);
        return new NodeItem(Jid.prepared("", name + '.' + parent), node(), identity().name());
    }

    private Optional<String> node() {
        return Optional.of(options.node()).filter(node -> !node.isEmpty());
    }

    @Override
    public Optional<Jid> holder() {
        return target;
    }

    @Override
    public List<Effect> handle(Stanza stanza) {
        if (stanza instanceof Iq iq && iq.type() == Iq.Type.GET && iq.to().filter(Jid::isDomain).isPresent()) {
            Optional<Element> answer = iq.payload().flatMap(this::describe);
            if (answer.isPresent()) {
                return List.of(new Effect.Send(iq.result(answer.get())));
            }
        }
        return List.of(new Effect.Redirect(stanza, target));
    }

    private Optional<Element> describe(Element question) {
        Optional<String> node = question.attribute("node");
        if (!question.is(Description.QUERY) || node.filter(asked -> !asked.equals(options.node())).isPresent()) {
            return Optional.empty();
        }
        TreeSet<String> features = new TreeSet<>(options.features());
        features.addAll(List.of(Description.NS, NodeItem.NS));
        return Optional.of(new Description(List.of(identity()), List.copyOf(features), List.of()).toElement(node));
    }
}
