package im.parley.feature.archive;

import static im.parley.server.spi.Hook.iqGet;
import static im.parley.server.spi.Hook.iqSet;
import static im.parley.server.spi.Target.OWN_ACCOUNT;

import im.parley.server.spi.Hook;
import im.parley.server.spi.Options;
import im.parley.server.spi.Reply;
import im.parley.server.spi.Requester;
import im.parley.server.spi.Session;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells and sets modes, XEP-0136 sections 2.3 to 2.5. */
@Singleton
final class ModeRequests {
    private static final StanzaError NOTHING = Condition.BAD_REQUEST.because("there is nothing to set");
    private static final StanzaError TOO_MANY = Condition.POLICY_VIOLATION.because("too many addresses");
    private static final StanzaError MUST_BE_SAVED =
            Condition.NOT_ACCEPTABLE.because("this server archives all messages");
    private static final StanzaError NO_METHODS =
            Condition.FEATURE_NOT_IMPLEMENTED.because("the methods are not kept here");
    private static final StanzaError NO_SESSIONS =
            Condition.FEATURE_NOT_IMPLEMENTED.because("single conversations have no modes");
    private static final StanzaError NO_SUCH_ITEM = Condition.ITEM_NOT_FOUND.because("the address has no modes");

    private final ModeStore store;
    private final ModePushes pushes;
    private final AutomaticArchiving automatic;
    private final ArchiveOptions options;
    /** Two resources of an account do not undo what the other one sets. */
    private final Object changing = new Object();

    @Inject
    ModeRequests(ModeStore store, ModePushes pushes, AutomaticArchiving automatic, Options options) {
        this.store = store;
        this.pushes = pushes;
        this.automatic = automatic;
        this.options = options.of(ArchiveOptions.class);
    }

    List<Hook> hooks() {
        return List.of(
                iqGet(ModeElements.PREF, OWN_ACCOUNT, this::get),
                iqSet(ModeElements.PREF, OWN_ACCOUNT, this::set),
                iqSet(ModeElements.ITEMREMOVE, OWN_ACCOUNT, this::remove));
    }

    private Reply get(Iq request, Requester owner) {
        Session session = owner.self();
        pushes.subscribe(session);
        Jid account = session.account();
        Modes modes = store.of(account);
        Element.Builder byDefault = ModeElements.byDefault(modes, store.days(account));
        if (store.isUnset(account)) {
            byDefault.attribute("unset", "true");
        }
        Element.Builder pref = Element.build(ModeElements.PREF)
                .add(automatic.element(session))
                .add(byDefault.build());
        modes.addresses().forEach(address -> pref.add(ModeElements.item(modes, address)));
        return Reply.of(pref.addAll(ModeElements.methods()).build());
    }

    private Reply set(Iq request, Requester owner) {
        Element payload = request.payload().orElseThrow();
        List<Element> wanted = payload.elements();
        if (wanted.isEmpty()) {
            return Reply.error(NOTHING);
        }
        wanted.forEach(this::check);
        Session session = owner.self();
        List<Element> changed = change(session.account(), wanted);
        payload.first(ModeElements.AUTO).ifPresent(auto -> automatic.set(session, auto));
        return changed.isEmpty() ? Reply.OK : Reply.OK.then(ModePushes.set(session.account(), changed));
    }

    /** Nothing is set unless all of it can be. */
    private void check(Element wanted) {
        if (wanted.is(ModeElements.AUTO)) {
            automatic.check(wanted);
        } else if (wanted.is(ModeElements.DEFAULT) || wanted.is(ModeElements.ITEM)) {
            ModeElements.otr(wanted);
            ModeElements.days(wanted);
            if (wanted.is(ModeElements.ITEM)) {
                ModeElements.address(wanted);
            }
            // Section 2.4: an administrator's wish is stronger.
            if (!ModeElements.save(wanted) && options.storing().required() != StoreMethod.FALSE) {
                throw new Refusal(MUST_BE_SAVED);
            }
        } else if (wanted.is(ModeElements.METHOD)) {
            throw new Refusal(NO_METHODS);
        } else {
            throw new Refusal(wanted.is(ModeElements.SESSION) ? NO_SESSIONS : NOTHING);
        }
    }

    /** Sets modes; returns what is so now of what was set. */
    private List<Element> change(Jid account, List<Element> wanted) {
        synchronized (changing) {
            Modes modes = store.of(account);
            Optional<Element> byDefault = Optional.empty();
            List<Jid> addresses = new ArrayList<>();
            for (Element element : wanted) {
                if (element.is(ModeElements.DEFAULT)) {
                    byDefault = Optional.of(element);
                    modes = modes.withDefault(ModeElements.save(element), ModeElements.otr(element));
                } else if (element.is(ModeElements.ITEM)) {
                    Jid address = ModeElements.address(element);
                    addresses.add(address);
                    modes = modes.with(address, ModeElements.save(element), ModeElements.otr(element));
                }
            }
            if (byDefault.isEmpty() && addresses.isEmpty()) {
                return List.of();
            }
            if (modes.addresses().size() > options.maxPreferences()) {
                throw new Refusal(TOO_MANY);
            }
            store.set(account, modes);
            byDefault.ifPresent(element -> store.expireAfter(account, ModeElements.days(element)));
            return changed(account, modes, byDefault.isPresent(), addresses);
        }
    }

    private List<Element> changed(Jid account, Modes modes, boolean byDefault, List<Jid> addresses) {
        List<Element> changed = new ArrayList<>();
        if (byDefault) {
            changed.add(ModeElements.byDefault(modes, store.days(account)).build());
        }
        addresses.stream().distinct().forEach(address -> changed.add(ModeElements.item(modes, address)));
        return changed;
    }

    private Reply remove(Iq request, Requester owner) {
        Element payload = request.payload().orElseThrow();
        List<Jid> addresses =
                payload.elements(ModeElements.ITEM).stream().map(ModeElements::address).toList();
        if (addresses.isEmpty()) {
            return Reply.error(NOTHING);
        }
        Jid account = owner.addressed();
        synchronized (changing) {
            Modes modes = store.of(account);
            if (!modes.addresses().containsAll(addresses)) {
                return Reply.error(NO_SUCH_ITEM);
            }
            for (Jid address : addresses) {
                modes = modes.without(address);
            }
            store.set(account, modes);
        }
        return Reply.OK.then(ModePushes.removed(account, addresses));
    }
}
