package im.parley.feature.register;

import static im.parley.server.spi.Hook.advertise;
import static im.parley.server.spi.Hook.iqGet;
import static im.parley.server.spi.Hook.iqSet;
import static im.parley.server.spi.Hook.streamFeature;
import static im.parley.server.spi.Target.SERVER;
import static im.parley.server.spi.Target.STREAM;

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
import im.parley.server.spi.option.SaslOptions;
import im.parley.store.credential.Credential;
import im.parley.store.user.Status;
import im.parley.store.user.User;
import im.parley.store.user.UserStore;
import im.parley.store.vhost.Vhost;
import im.parley.wire.addr.InvalidJid;
import im.parley.wire.addr.Jid;
import im.parley.wire.addr.Network;
import im.parley.wire.form.DataForm;
import im.parley.wire.form.Field;
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
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** XEP-0077: In-Band Registration. Makes accounts for strangers, before they log in (section 3.1). */
@ServerFeature
final class Registration implements Feature {
    private static final Name OFFER = Name.of("http://jabber.org/features/iq-register", "register");
    private static final Name INSTRUCTIONS = Name.of(Submission.NS, "instructions");
    private static final String WHAT_TO_DO = "Choose a user name and a password.";
    /** Section 4, with the fields of section 13.4.1. */
    private static final DataForm FORM = DataForm.of(
                    DataForm.Type.FORM,
                    DataForm.formType(Submission.NS),
                    Field.of("username", Field.Kind.TEXT_SINGLE).labelled("User name").required(),
                    Field.of("password", Field.Kind.TEXT_PRIVATE).labelled("Password").required())
            .titled("Registration", WHAT_TO_DO);

    private static final StanzaError NO_REGISTRATION = Condition.SERVICE_UNAVAILABLE.error();
    private static final StanzaError CLOSED = Condition.NOT_ALLOWED.because("accounts are not made in-band here");
    private static final StanzaError FULL = Condition.NOT_ALLOWED.because("the domain has all accounts it may have");
    private static final StanzaError NOT_SAFE = Condition.NOT_AUTHORIZED.because("register over TLS");
    private static final StanzaError LOGGED_IN = Condition.UNEXPECTED_REQUEST.because("you have logged in already");
    private static final StanzaError NO_ACCOUNT = Condition.UNEXPECTED_REQUEST.because("log in first");
    private static final StanzaError INCOMPLETE =
            Condition.NOT_ACCEPTABLE.because("a user name and a password are needed");
    private static final StanzaError TOO_MANY = Condition.RESOURCE_CONSTRAINT.because("try again later");
    private static final StanzaError TAKEN = Condition.CONFLICT.because("the user name is taken");

    private final Domains domains;
    private final UserStore users;
    private final RegistrationOptions options;
    private final NewCredentials credentials;
    private final Throttle<Network> throttle;
    private final Clock clock;
    private final Lock counting = new ReentrantLock();

    @Inject
    Registration(Domains domains, UserStore users, Options options, Clock clock) {
        this.domains = domains;
        this.users = users;
        this.options = options.of(RegistrationOptions.class);
        this.credentials = new NewCredentials(options.of(SaslOptions.class).scramIterations());
        this.clock = clock;
        this.throttle = new Throttle<>(this.options.limit(), this.options.period(), clock);
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
        return Reply.of(Element.build(Submission.QUERY)
                .add(INSTRUCTIONS, WHAT_TO_DO)
                .add(Element.of(Submission.USERNAME))
                .add(Element.of(Submission.PASSWORD))
                .add(FORM.toElement())
                .build());
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

    private Reply register(Submission.Login login, Vhost domain, StreamView stream) {
        refuseUnless(!login.username().isEmpty() && !login.password().isEmpty(), INCOMPLETE);
        Jid account = account(login.username(), domain.domain());
        refuseUnless(throttle.permits(Network.of(stream.facts().remote())), TOO_MANY);
        refuseUnless(!isFull(domain), FULL);
        refuseUnless(!users.exists(account), TAKEN); // before the keys are made, which takes long
        List<Credential> keys = credentials.of(login.password());
        create(new User(account, Status.ACTIVE, clock.instant()), keys, domain);
        return Reply.OK.then(new Effect.Raise(new ServerEvent.AccountCreated(account)));
    }

    /** One at a time where accounts are counted, so that two who register at once cannot both be the last. */
    private void create(User user, List<Credential> keys, Vhost domain) {
        boolean counted = domain.maxUsers() > 0;
        if (counted) {
            counting.lock();
        }
        try {
            refuseUnless(!isFull(domain), FULL);
            refuseUnless(users.create(user, keys), TAKEN);
        } finally {
            if (counted) {
                counting.unlock();
            }
        }
    }

    private boolean isFull(Vhost domain) {
        return domain.maxUsers() > 0 && users.count(domain.domain()) >= domain.maxUsers();
    }

    private Optional<Vhost> registering(StreamView stream) {
        return domains.find(stream.domain()).filter(Vhost::registration);
    }

    private boolean isSafe(StreamView stream) {
        return !options.requireTls() || stream.facts().secure();
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
