package im.parley.server.route;

import im.parley.server.spi.Handlers;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Session;
import im.parley.server.spi.StreamExtension;
import im.parley.server.spi.StreamView;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What all loaded features attach to SASL2 (XEP-0388) and Bind 2 (XEP-0386). Immutable. */
public final class InlineTable {
    private final Set<StreamExtension> extensions;
    private final List<Handlers.StreamFeature> offers;
    private final List<String> bindFeatures;
    private final Map<Name, Handlers.BindHandler> handlers;
    private final List<Handlers.BoundAddition> additions;

    InlineTable(FeatureTable table) {
        extensions = table.hooks(Hook.Enable.class).stream()
                .map(Hook.Enable::extension)
                .collect(Collectors.toUnmodifiableSet());
        offers = table.hooks(Hook.OfferInline.class).stream().map(Hook.OfferInline::offer).toList();
        List<Hook.OnInlineBind> binds = table.hooks(Hook.OnInlineBind.class);
        bindFeatures = binds.stream().map(Hook.OnInlineBind::feature).distinct().sorted().toList();
        handlers = handlers(binds);
        additions = table.hooks(Hook.AddToBound.class).stream().map(Hook.AddToBound::addition).toList();
    }

    private static Map<Name, Handlers.BindHandler> handlers(List<Hook.OnInlineBind> binds) {
        Map<Name, Handlers.BindHandler> handlers = new HashMap<>();
        for (Hook.OnInlineBind bind : binds) {
            for (Name name : bind.requests()) {
                if (handlers.put(name, bind.handler()) != null) {
                    throw new IllegalStateException("Two features handle " + name + " in Bind 2");
                }
            }
        }
        return Map.copyOf(handlers);
    }

    /** Whether a feature has switched on a part of the negotiation. */
    public boolean has(StreamExtension extension) {
        return extensions.contains(extension);
    }

    /** The elements that features add to {@code <inline/>} of SASL2 on this stream now. */
    public List<Element> offers(StreamView stream) {
        List<Element> offered = new ArrayList<>();
        for (Handlers.StreamFeature feature : offers) {
            feature.offer(stream).ifPresent(offered::add);
        }
        return offered;
    }

    /** What Bind 2 offers to enable, sorted. */
    public List<String> bindFeatures() {
        return bindFeatures;
    }

    /**
     * Enables what a client asks for, in its order, and describes the new session: the content of {@code <bound/>}. What no
     * feature knows is ignored.
     */
    public List<Element> bound(Element bind, Session session) {
        List<Element> answers = new ArrayList<>();
        for (Element request : bind.elements()) {
            Handlers.BindHandler handler = handlers.get(request.name());
            if (handler != null) {
                attempt(() -> handler.bind(request, session)).ifPresent(answers::add);
            }
        }
        for (Handlers.BoundAddition addition : additions) {
            attempt(() -> addition.describe(session)).ifPresent(answers::add);
        }
        return answers;
    }

    /** The log-in has succeeded; a feature that fails must not undo that. */
    private static Optional<Element> attempt(Supplier<Optional<Element>> step) {
        try {
            return step.get();
        } catch (RuntimeException thrown) {
            Trouble.log(thrown, "to prepare a session");
            return Optional.empty();
        }
    }
}
