package im.parley.feature.register;

import static im.parley.server.spi.Hook.advertise;
import static im.parley.server.spi.Hook.iqGet;
import static im.parley.server.spi.Hook.iqSet;
import static im.parley.server.spi.Hook.streamFeature;
import static im.parley.server.spi.Target.SERVER;
import static im.parley.server.spi.Target.STREAM;

import im.parley.server.spi.Administrators;
import im.parley.server.spi.Domains;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Options;
import im.parley.server.spi.Reply;
import im.parley.server.spi.Requester;
import im.parley.server.spi.ServerEvent;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Spec;
import im.parley.server.spi.StreamView;
import im.parley.server.spi.account.AccountBook;
import im.parley.server.spi.option.LinkOptions;
import im.parley.server.spi.option.SaslOptions;
import im.parley.store.credential.Credential;
import im.parley.store.user.Status;
import im.parley.store.user.User;
import im.parley.store.vhost.Vhost;
import im.parley.wire.addr.InvalidJid;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** XEP-0077: In-Band Registration. Makes accounts for strangers, before they log in (section 3.1). */
@ServerFeature
final class Registration implements Feature {
    private static final Name OFFER = Name.of("http://jabber.org/features/iq-register", "register");

    private static final StanzaError NO_REGISTRATION = Condition.SERVICE_UNAVAILABLE.error();
    private static final StanzaError CLOSED = Condition.NOT_ALLOWED.because("accounts are not made in-band here");
    private static final StanzaError FULL = Condition.NOT_ALLOWED.because("the domain has all accounts it may have");
    private static final StanzaError NOT_SAFE = Condition.NOT_AUTHORIZED.because("register over TLS");
    private static final StanzaError LOGGED_IN = Condition.UNEXPECTED_REQUEST.because("you have logged in already");
    private static final StanzaError NO_ACCOUNT = Condition.UNEXPECTED_REQUEST.because("log in first");
    private static final StanzaError TOO_MANY = Condition.NOT_ALLOWED.because("too many accounts from your address");
    private static final StanzaError TAKEN = Condition.CONFLICT.because("the user name is taken");

    private final Domains domains;
    private final AccountBook accounts;
    private final Administrators administrators;
    private final boolean requireTls;
    /** Whether new users confirm their e-mail address before they may log in. */
    private final boolean confirmed;

    private final Questionnaire questionnaire;
    private final Admission admission;
    private final NewCredentials credentials;
    private final Clock clock;

    @Inject
    Registration(
            Domains domains, AccountBook accounts, Administrators administrators, Options options, Clock clock) {
        RegistrationOptions registration = options.of(RegistrationOptions.class);
        this.domains = domains;
        this.accounts = accounts;
        this.administrators = administrators;
        this.requireTls = registration.requireTls();
        this.confirmed = options.at(LinkOptions.class, LinkOptions.VALIDATOR)
                .filter(LinkOptions::active)
                .isPresent();
        this.questionnaire =
                new Questionnaire(confirmed ? registration.questions().withEmail() : registration.questions());
        this.admission = new Admission(registration, options, clock);
        this.credentials = new NewCredentials(options.of(SaslOptions.class).scramIterations());
        this.clock = clock;
    }

    @Override
    public Spec spec() {
        return Spec.xep(77, "2.4").processor(RegistrationOptions.PROCESSOR);
    }

    @Override
    public List<Hook> hooks() {
        return List.of(
                advertise(SERVER, Submission.NS),
                streamFeature(this::offer),
                iqGet(Submission.QUERY, STREAM, this::ask),
                iqSet(Submission.QUERY, STREAM, this::register));
    }

    /** Section 8. */
    private Optional<Element> offer(StreamView stream) {
        boolean open = !stream.authenticated() && isSafe(stream) && registering(stream).isPresent();
        return open ? Optional.of(Element.of(OFFER)) : Optional.empty();
    }

    private Reply ask(Iq question, Requester peer) {
        StreamView stream = stream(peer);
        if (registering(stream).isEmpty()) {
            return Reply.error(NO_REGISTRATION); // section 3.1
        }
        refuseUnless(!stream.authenticated(), LOGGED_IN);
        refuseUnless(isSafe(stream), NOT_SAFE);
        return Reply.of(questionnaire.ask(stream));
    }

    private Reply register(Iq request, Requester peer) {
        StreamView stream = stream(peer);
        Vhost domain = registering(stream).orElseThrow(() -> new Refusal(CLOSED));
        refuseUnless(!stream.authenticated(), LOGGED_IN);
        refuseUnless(isSafe(stream), NOT_SAFE);
        return switch (Submission.from(request)) {
            case Submission.Removal removal -> Reply.error(NO_ACCOUNT); // section 3.2
            case Submission.Login login -> register(login, domain, stream);
        };
    }

    /** Table 3.1.1; too many attempts are not-allowed, as in Tigase. */
    private Reply register(Submission.Login login, Vhost domain, StreamView stream) {
        questionnaire.check(login, stream);
        Jid account = account(login.username(), domain.domain());
        refuseUnless(admission.permits(stream), TOO_MANY);
        refuseUnless(!accounts.isFull(domain), FULL);
        refuseUnless(!isReserved(account), TAKEN);
        refuseUnless(!accounts.exist(account), TAKEN); // before the keys are made, which takes long
        User user = new User(account, confirmed ? Status.PENDING : Status.ACTIVE, clock.instant());
        List<Credential> keys = credentials.of(login.password());
        return switch (accounts.make(user, keys, questionnaire.email(login), domain)) {
            case TAKEN -> Reply.error(TAKEN);
            case FULL -> Reply.error(FULL);
            case MADE -> {
                questionnaire.used(stream);
                yield Reply.OK.then(new Effect.Raise(new ServerEvent.AccountCreated(account)));
            }
        };
    }

    /** Whoever came first would administer the server, or a domain of it. That it is so is not said. */
    private boolean isReserved(Jid account) {
        return administrators.include(account)
                || domains.all().stream().anyMatch(domain -> domain.policy().staff().includes(account));
    }

    private Optional<Vhost> registering(StreamView stream) {
        return domains.find(stream.domain()).filter(Vhost::registration).filter(domain -> admission.admits(stream));
    }

    private boolean isSafe(StreamView stream) {
        return !requireTls || stream.facts().secure();
    }

    private static StreamView stream(Requester peer) {
        return peer.stream().orElseThrow(() -> new IllegalStateException("not on a stream"));
    }

    private static Jid account(String username, String domain) {
        try {
            return Jid.of(username, domain, "");
        } catch (InvalidJid invalid) {
            throw new Refusal(Condition.NOT_ACCEPTABLE.because("not a user name: " + invalid.getMessage()));
        }
    }

    private static void refuseUnless(boolean met, StanzaError otherwise) {
        if (!met) {
            throw new Refusal(otherwise);
        }
    }
}
