package im.parley.feature.bytestreams;

import static java.nio.charset.StandardCharsets.UTF_8;

import im.parley.server.spi.Catalogue;
import im.parley.server.spi.Description;
import im.parley.server.spi.Domains;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Identity;
import im.parley.server.spi.Lanes;
import im.parley.server.spi.OnlyRequests;
import im.parley.server.spi.Options;
import im.parley.server.spi.Service;
import im.parley.server.spi.Target;
import im.parley.server.spi.option.Socks5Options;
import im.parley.wire.addr.InvalidJid;
import im.parley.wire.addr.Jid;
import im.parley.wire.port.Bytestreams;
import im.parley.wire.port.Bytestreams.Outcome;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The service {@code proxy.<domain>}: what it is, where it is (section 4), and activation (section 6.3.5). */
@Singleton
final class ProxyService implements Service {
    /** The namespace of XEP-0065. */
    static final String NS = "http://jabber.org/protocol/bytestreams";

    private static final Name QUERY = Name.of(NS, "query");
    private static final Name STREAMHOST = Name.of(NS, "streamhost");
    private static final Name ACTIVATE = Name.of(NS, "activate");
    private static final Name ITEMS = Name.of("http://jabber.org/protocol/disco#items", "query");
    private static final int LONGEST_SID = 1024;

    private static final StanzaError NO_NODE = Condition.ITEM_NOT_FOUND.error();
    private static final StanzaError STRANGER =
            Condition.FORBIDDEN.because("only users of this server may use this proxy");
    private static final StanzaError FORBIDDEN = Condition.FORBIDDEN.because("this proxy relays nothing for you");
    private static final StanzaError TARGET_FORBIDDEN =
            Condition.FORBIDDEN.because("this proxy relays nothing to that address");
    private static final StanzaError SPENT =
            Condition.FORBIDDEN.because("the limit of this month is reached; it begins anew on the first of the next one");
    private static final StanzaError CLOSED = Condition.NOT_ALLOWED.because("the port of this proxy is not open");
    private static final StanzaError NO_SID =
            Condition.BAD_REQUEST.because("<query/> needs a 'sid' of at most " + LONGEST_SID + " characters");
    private static final StanzaError NO_TARGET = Condition.BAD_REQUEST.because("<query/> needs one <activate/>");
    private static final StanzaError BAD_TARGET = Condition.JID_MALFORMED.because("<activate/> holds no address");
    private static final StanzaError NO_UDP = Condition.FEATURE_NOT_IMPLEMENTED.because("this proxy relays TCP alone");
    /** The proxy sees hashes alone: a stranger's, one of another 'sid' and one that nobody gave look the same to it. */
    private static final StanzaError NOBODY =
            Condition.ITEM_NOT_FOUND.because("nobody is connected with this 'sid', your address and that target");
    private static final StanzaError ONE_PARTY = Condition.NOT_ALLOWED.because("only one party is connected");
    private static final StanzaError AGAIN = Condition.NOT_ALLOWED.because("the bytestream is active already");
    private static final StanzaError BROKEN =
            Condition.INTERNAL_SERVER_ERROR.because("the two connections cannot be joined at present");
    private static final StanzaError FULL = Condition.RESOURCE_CONSTRAINT.because("too many bytestreams at present");

    private final StreamHosts hosts;
    private final Ledger ledger;
    private final Catalogue catalogue;
    private final Domains domains;
    private final Socks5Options.Presence options;

    @Inject
    ProxyService(StreamHosts hosts, Ledger ledger, Catalogue catalogue, Domains domains, Options options) {
        this.hosts = hosts;
        this.ledger = ledger;
        this.catalogue = catalogue;
        this.domains = domains;
        this.options = options.of(Socks5Options.class).presence();
    }

    @Override
    public String label() {
        return options.label();
    }

    @Override
    public Identity identity() {
        return new Identity("proxy", "bytestreams", options.name());
    }

    @Override
    public void open(Lanes lanes) {
        ledger.open(lanes.open());
    }

    @Override
    public List<Effect> handle(Stanza stanza) {
        return OnlyRequests.handle(stanza, this::answer);
    }

    private Iq answer(Iq iq, Element payload) {
        Jid service = iq.to().filter(Jid::isDomain).orElseThrow(() -> new Refusal(OnlyRequests.UNKNOWN));
        if (iq.type() == Iq.Type.SET) {
            activate(requester(iq, payload), payload);
            return iq.result();
        }
        return iq.result(get(iq, payload, service));
    }

    private Element get(Iq iq, Element payload, Jid service) {
        if (payload.is(Description.QUERY)) {
            return describe(payload);
        }
        if (payload.is(ITEMS)) {
            return Element.of(ITEMS);
        }
        return where(requester(iq, payload), service);
    }

    private Jid requester(Iq iq, Element payload) {
        if (!payload.is(QUERY)) {
            throw new Refusal(OnlyRequests.UNKNOWN);
        }
        Jid requester = iq.from().orElseThrow(() -> new Refusal(STRANGER));
        if (options.localOnly() && !domains.serves(requester.domain())) {
            throw new Refusal(STRANGER);
        }
        return requester;
    }

    private Element describe(Element query) {
        Optional<String> node = query.attribute("node");
        if (node.isPresent()) {
            throw new Refusal(NO_NODE);
        }
        TreeSet<String> features = new TreeSet<>(catalogue.features(Target.SERVICE));
        features.addAll(List.of(Description.NS, ITEMS.namespace(), NS));
        return new Description(List.of(identity()), List.copyOf(features), List.of()).toElement(node);
    }

    /** Section 4. */
    private Element where(Jid requester, Jid service) {
        admit(requester);
        if (hosts.hosts().isEmpty()) {
            throw new Refusal(CLOSED);
        }
        Element.Builder query = Element.build(QUERY);
        hosts.hosts()
                .forEach(host -> query.add(Element.build(STREAMHOST)
                        .attribute("host", host.name())
                        .attribute("jid", service.toString())
                        .attribute("port", Integer.toString(host.port()))
                        .build()));
        return query.build();
    }

    /** Example 9. */
    private Terms admit(Jid requester) {
        Jid account = requester.bare();
        Terms terms = ledger.terms(account);
        if (terms.forbid()) {
            throw new Refusal(FORBIDDEN);
        }
        if (ledger.isSpent(account, terms)) {
            throw new Refusal(SPENT);
        }
        return terms;
    }

    /** Section 6.3.5. The hash has the address of the sender in it, so nobody else than the requester can activate. */
    private void activate(Jid requester, Element query) {
        String sid = query.attribute("sid").orElse("");
        if (sid.isEmpty() || sid.length() > LONGEST_SID) {
            throw new Refusal(NO_SID);
        }
        if (query.attribute("mode", "tcp").equals("udp")) {
            throw new Refusal(NO_UDP);
        }
        Jid target = target(query);
        Bytestreams bytestreams = hosts.bytestreams().orElseThrow(() -> new Refusal(CLOSED));
        String address = address(sid, requester, target);
        check(bytestreams.look(address)); // so that guessing costs no look into the database
        Terms terms = admit(requester);
        if (ledger.forbids(target)) {
            throw new Refusal(TARGET_FORBIDDEN);
        }
        Transfer transfer = ledger.begin(requester, target, terms);
        Outcome outcome = bytestreams.activate(address, transfer);
        if (outcome != Outcome.ACTIVE) {
            ledger.cancel(transfer);
            check(outcome);
        }
    }

    private static Jid target(Element query) {
        List<Element> activations = query.elements(ACTIVATE);
        if (activations.size() != 1) {
            throw new Refusal(NO_TARGET);
        }
        try {
            return Jid.of(activations.getFirst().text().strip());
        } catch (InvalidJid malformed) {
            throw new Refusal(BAD_TARGET);
        }
    }

    private static void check(Outcome outcome) {
        switch (outcome) {
            case ACTIVE -> {}
            case NOBODY -> throw new Refusal(NOBODY);
            case ONE_PARTY -> throw new Refusal(ONE_PARTY);
            case AGAIN -> throw new Refusal(AGAIN);
            case FULL -> throw new Refusal(FULL);
            case BROKEN -> throw new Refusal(BROKEN);
        }
    }

    /** Section 5.3.2: of the prepared addresses. */
    static String address(String sid, Jid requester, Jid target) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest((sid + requester + target).getBytes(UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
