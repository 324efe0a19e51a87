package im.parley.feature.archive;

import static im.parley.server.spi.Hook.iqGet;
import static im.parley.server.spi.Hook.iqSet;
import static im.parley.server.spi.Target.ACCOUNT;
import static im.parley.server.spi.Target.OWN_ACCOUNT;

import im.parley.server.spi.Hook;
import im.parley.server.spi.Options;
import im.parley.server.spi.Reply;
import im.parley.server.spi.Requester;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** XEP-0441: Message Archive Management Preferences, in one of the namespaces. */
@Singleton
final class PreferenceRequests {
    private static final String DEFAULT = "default";
    private static final StanzaError NO_DEFAULT =
            Condition.BAD_REQUEST.because("'default' must be 'always', 'never' or 'roster'");
    private static final StanzaError NO_ADDRESS = Condition.JID_MALFORMED.because("a <jid/> holds no address");
    private static final StanzaError TOO_MANY = Condition.POLICY_VIOLATION.because("too many addresses");

    private final Policies policies;
    private final ModePushes pushes;
    private final int most;

    @Inject
    PreferenceRequests(Policies policies, ModePushes pushes, Options options) {
        this.policies = policies;
        this.pushes = pushes;
        this.most = options.of(ArchiveOptions.class).maxPreferences();
    }

    List<Hook> hooks(Vocabulary vocabulary) {
        return List.of(
                iqGet(vocabulary.prefs(), OWN_ACCOUNT, (iq, owner) ->
                        Reply.of(element(policies.of(owner.addressed()), vocabulary))),
                iqSet(vocabulary.prefs(), OWN_ACCOUNT, (iq, owner) -> set(iq, owner, vocabulary)),
                iqGet(vocabulary.prefs(), ACCOUNT, Queries::refuse),
                iqSet(vocabulary.prefs(), ACCOUNT, Queries::refuse));
    }

    private Reply set(Iq request, Requester owner, Vocabulary vocabulary) {
        Element payload = request.payload().orElseThrow();
        Preferences wanted = new Preferences(
                Preferences.Default.of(payload.attribute(DEFAULT, ""))
                        .orElseThrow(() -> new Refusal(NO_DEFAULT)),
                addresses(payload, vocabulary, "always"),
                addresses(payload, vocabulary, "never"));
        if (wanted.always().size() + wanted.never().size() > most) {
            return Reply.error(TOO_MANY);
        }
        Preferences before = policies.wished(owner.addressed());
        policies.set(owner.addressed(), wanted);
        return Reply.of(element(wanted, vocabulary)).then(pushes.replaced(owner.addressed(), before));
    }

    private static Set<Jid> addresses(Element prefs, Vocabulary vocabulary, String list) {
        Set<Jid> addresses = new LinkedHashSet<>();
        prefs.first(vocabulary.name(list))
                .map(found -> found.elements(vocabulary.name("jid")))
                .orElse(List.of())
                .forEach(jid -> addresses.add(
                        Addresses.parse(jid.text()).orElseThrow(() -> new Refusal(NO_ADDRESS))));
        return addresses;
    }

    private static Element element(Preferences preferences, Vocabulary vocabulary) {
        return Element.build(vocabulary.prefs())
                .attribute(DEFAULT, preferences.byDefault().attribute())
                .add(list(vocabulary, "always", preferences.always()))
                .add(list(vocabulary, "never", preferences.never()))
                .build();
    }

    private static Element list(Vocabulary vocabulary, String name, Set<Jid> addresses) {
        Element.Builder list = Element.build(vocabulary.name(name));
        addresses.forEach(jid -> list.add(vocabulary.name("jid"), jid.toString()));
        return list.build();
    }
}
