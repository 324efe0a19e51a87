package im.parley.server.admin;

import im.parley.server.component.ComponentSecrets;
import im.parley.server.component.Components;
import im.parley.server.component.Definition;
import im.parley.server.component.ItemRules;
import im.parley.server.stream.Tokens;
import im.parley.store.component.ComponentItem;
import im.parley.store.component.ComponentItem.Protocol;
import im.parley.store.component.ComponentStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Sets up external components while the server runs. For administrators of the installation. */
@Singleton
public final class ComponentsAdmin {
    private final Components components;
    private final ComponentStore store;
    private final Audit audit;
    private final Lock changing = new ReentrantLock();

    /** Works on the components of this server. */
    @Inject
    public ComponentsAdmin(Components components, ComponentStore store, Audit audit) {
        this.components = components;
        this.store = store;
        this.audit = audit;
    }

    /**
     * A component that was added.
     *
     * @param secret the secret that was made for it; empty when one was given
     */
    public record Added(ComponentView component, Optional<String> secret) {}

    /** All components, by domain. */
    public List<ComponentView> list(Actor actor) {
        actor.requireInstallation();
        return components.definitions().stream().map(this::view).toList();
    }

    /** A component. */
    public ComponentView get(Actor actor, String domain) {
        actor.requireInstallation();
        return view(known(domain));
    }

    private Definition known(String domain) {
        return components.definition(domain)
                .orElseThrow(() -> Rejected.notFound("there is no component " + domain));
    }

    private ComponentView view(Definition definition) {
        Map<String, List<String>> settings = new LinkedHashMap<>();
        ComponentSetting.all().forEach(setting ->
                settings.put(setting.key(), setting.read().apply(definition.item())));
        String domain = definition.domain();
        return new ComponentView(
                domain,
                definition.fixed(),
                settings,
                components.connections(domain).stream()
                        .map(ComponentView.Connection::of)
                        .toList(),
                components.sent(domain),
                components.troubles(domain));
    }

    /**
     * Sets up a component, which may connect at once.
     *
     * @param settings by key or label; a secret is made when none is among them
     */
    public Added add(Actor actor, String name, Map<String, List<String>> settings) {
        return audit.of(actor, Audit.Act.onInstallation("component.add", name).saying(said(settings)), () -> {
            actor.requireInstallation();
            String domain = Values.domain("domain", name);
            return locked(() -> {
                requireFree(domain);
                Optional<String> given = secret(settings);
                String secret = given.orElseGet(() -> Tokens.next() + Tokens.next());
                ComponentItem plain = new ComponentItem(
                        domain,
                        "",
                        ComponentItem.Link.ACCEPTED,
                        ComponentItem.Routes.USUAL,
                        ComponentItem.Rights.NONE);
                put(keep(changed(plain, settings), secret));
                return new Added(view(known(domain)), given.isPresent() ? Optional.empty() : Optional.of(secret));
            });
        });
    }

    private void requireFree(String domain) {
        if (components.definition(domain).isPresent()) {
            throw Rejected.conflict("there is a component " + domain);
        }
        if (components.isServed(domain)) {
            throw Rejected.conflict(domain + " is a domain of this server itself");
        }
    }

    /** Changes what is set; whoever is connected has to log in again. */
    public ComponentView update(Actor actor, String domain, Map<String, List<String>> settings) {
        return audit.of(actor, Audit.Act.onInstallation("component.update", domain).saying(said(settings)), () -> {
            actor.requireInstallation();
            return locked(() -> {
                ComponentItem before = changeable(domain).item();
                ComponentItem after = changed(before, settings);
                put(keep(after, secret(settings).orElseGet(() -> known(before, after))));
                return view(known(domain));
            });
        });
    }

    /** The secret as it was; the empty text when it is kept as it is. */
    private String known(ComponentItem before, ComponentItem after) {
        boolean sealed = ComponentSecrets.isSealed(before.secret());
        if (sealed == (after.link().protocol() != Protocol.SASL)) {
            return "";
        }
        return components.secrets()
                .open(before.domain(), before.secret())
                .orElseThrow(() -> Rejected.invalid(
                        ComponentSetting.SECRET, "the secret is not known any more and has to be given for this protocol"));
    }

    private ComponentItem keep(ComponentItem item, String secret) {
        if (secret.isEmpty()) {
            return item;
        }
        ComponentSecrets secrets = components.secrets();
        try {
            return item.withSecret(
                    item.link().protocol() == Protocol.SASL
                            ? secrets.hash(secret)
                            : secrets.seal(item.domain(), secret));
        } catch (IllegalArgumentException forbidden) {
            throw Rejected.invalid(ComponentSetting.SECRET, "the secret has characters that no password may have");
        }
    }

    private Definition changeable(String domain) {
        Definition definition = known(domain);
        if (definition.fixed()) {
            throw Rejected.conflict(domain + " stands in the configuration file");
        }
        return definition;
    }

    private static ComponentItem changed(ComponentItem item, Map<String, List<String>> settings) {
        ComponentItem changed = item;
        for (Map.Entry<String, List<String>> entry : settings.entrySet()) {
            if (isSecret(entry.getKey())) {
                continue;
            }
            ComponentSetting setting = ComponentSetting.find(entry.getKey())
                    .orElseThrow(() -> Rejected.invalid(entry.getKey(), "there is no setting '" + entry.getKey() + "'"));
            try {
                changed = setting.change().apply(changed, entry.getValue());
            } catch (IllegalArgumentException wrong) {
                throw Rejected.invalid(entry.getKey(), String.valueOf(wrong.getMessage()));
            }
        }
        try {
            ItemRules.check(changed);
        } catch (IllegalArgumentException wrong) {
            throw Rejected.invalid("type", String.valueOf(wrong.getMessage()));
        }
        return changed;
    }

    private void put(ComponentItem item) {
        store.put(item);
        components.reload();
    }

    /** Removes a component; its connections end. */
    public void remove(Actor actor, String domain) {
        audit.run(actor, Audit.Act.onInstallation("component.remove", domain), () -> {
            actor.requireInstallation();
            locked(() -> {
                changeable(domain);
                boolean there = store.remove(domain);
                components.reload();
                return there;
            });
        });
    }

    /** Reads the components of the database again; returns how many there are. */
    public int reload(Actor actor) {
        return audit.of(actor, Audit.Act.onInstallation("component.reload", ""), () -> {
            actor.requireInstallation();
            components.reload();
            return components.definitions().size();
        });
    }

    /** Ends the connections of a component, which may come back; returns how many. */
    public int disconnect(Actor actor, String domain) {
        return audit.of(actor, Audit.Act.onInstallation("component.disconnect", domain), () -> {
            actor.requireInstallation();
            known(domain);
            return components.disconnect(domain);
        });
    }

    private <T> T locked(Supplier<T> work) {
        changing.lock();
        try {
            return work.get();
        } finally {
            changing.unlock();
        }
    }

    private static boolean isSecret(String name) {
        return name.equals(ComponentSetting.SECRET) || name.equals(ComponentSetting.SECRET_LABEL);
    }

    private static Optional<String> secret(Map<String, List<String>> settings) {
        return settings.entrySet().stream()
                .filter(entry -> isSecret(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    private static String said(Map<String, List<String>> settings) {
        Map<String, String> shown = new LinkedHashMap<>();
        settings.forEach((name, values) -> shown.put(name, isSecret(name) ? "***" : String.join(" ", values)));
        return shown.toString();
    }
}
