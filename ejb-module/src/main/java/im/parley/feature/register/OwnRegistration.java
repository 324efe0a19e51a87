package im.parley.feature.register;

import static im.parley.server.spi.Hook.iqGet;
import static im.parley.server.spi.Hook.iqSet;
import static im.parley.server.spi.Target.OWN_ACCOUNT;
import static im.parley.server.spi.Target.SERVER;

import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Options;
import im.parley.server.spi.Reply;
import im.parley.server.spi.Requester;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Session;
import im.parley.server.spi.Spec;
import im.parley.server.spi.account.AccountBook;
import im.parley.server.spi.account.Farewell;
import im.parley.server.spi.option.SaslOptions;
import im.parley.store.credential.Credential;
import im.parley.store.credential.CredentialStore;
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

/** XEP-0077: In-Band Registration. Changes the password of the own account and removes it (sections 3.2 and 3.3). */
@ServerFeature
final class OwnRegistration implements Feature {
    private static final Name REGISTERED = Name.of(Submission.NS, "registered");

    private static final StanzaError NO_REGISTRATION = Condition.SERVICE_UNAVAILABLE.error();
    private static final StanzaError NOT_REGISTERED = Condition.REGISTRATION_REQUIRED.error();
    private static final StanzaError NO_ACCOUNT = Condition.UNEXPECTED_REQUEST.because("you have no account here");
    private static final StanzaError NOT_SAFE = Condition.NOT_AUTHORIZED.because("change your password over TLS");
    private static final StanzaError INCOMPLETE =
            Condition.BAD_REQUEST.because("your user name and a new password are needed");
    private static final StanzaError NOT_YOURS =
            Condition.BAD_REQUEST.because("the user name is not that of your account");
    private static final StanzaError TOO_MANY = Condition.RESOURCE_CONSTRAINT.because("try again later");

    private final CredentialStore keys;
    private final AccountBook accounts;
    private final Farewell farewell;
    private final RegistrationOptions options;
    private final NewCredentials credentials;
    private final Throttle<Jid> throttle;

    @Inject
    OwnRegistration(CredentialStore keys, AccountBook accounts, Farewell farewell, Options options, Clock clock) {
        this.keys = keys;
        this.accounts = accounts;
        this.farewell = farewell;
        this.options = options.of(RegistrationOptions.class);
        this.credentials = new NewCredentials(options.of(SaslOptions.class).scramIterations());
        this.throttle = new Throttle<>(this.options.limit(), this.options.period(), clock);
    }

    @Override
    public Spec spec() {
        return Spec.xep(77, "2.4").processor(RegistrationOptions.PROCESSOR);
    }

    @Override
    public List<Hook> hooks() {
        return List.of(
                iqGet(Submission.QUERY, OWN_ACCOUNT, this::show),
                iqSet(Submission.QUERY, OWN_ACCOUNT, this::change),
                iqGet(Submission.QUERY, SERVER, this::show),
                iqSet(Submission.QUERY, SERVER, this::change));
    }

    /** Section 3.1, example 3. The password is not known and so not shown. */
    private Reply show(Iq question, Requester sender) {
        Session session = registered(sender).orElseThrow(() -> new Refusal(NO_REGISTRATION));
        return Reply.of(Element.build(Submission.QUERY)
                .add(Element.of(REGISTERED))
                .add(Submission.USERNAME, session.jid().local())
                .add(Element.of(Submission.PASSWORD))
                .add(accounts.email(session.account()).map(email -> Element.text(Submission.EMAIL, email)))
                .build());
    }

    private Reply change(Iq request, Requester sender) {
        Optional<Session> session = registered(sender);
        return switch (Submission.from(request)) {
            case Submission.Removal removal -> remove(session.orElseThrow(() -> new Refusal(NOT_REGISTERED)));
            case Submission.Login login -> changePassword(session, login);
        };
    }

    /** Section 3.2. */
    private Reply remove(Session session) {
        return Reply.OK.then(farewell.to(session.account()));
    }

    /** Section 3.3. An error should not repeat the request. */
    private Reply changePassword(Optional<Session> session, Submission.Login login) {
        try {
            return changePassword(session.orElseThrow(() -> new Refusal(NO_ACCOUNT)), login);
        } catch (Refusal refusal) {
            return Reply.discreetError(refusal.error());
        }
    }

    /** Section 3.3. An empty password must not become the password. */
    private Reply changePassword(Session session, Submission.Login login) {
        refuseUnless(!options.requireTls() || session.facts().secure(), NOT_SAFE);
        refuseUnless(!login.username().isEmpty() && !login.password().isEmpty(), INCOMPLETE);
        refuseUnless(isNameOf(session.account(), login.username()), NOT_YOURS);
        refuseUnless(throttle.permits(session.account()), TOO_MANY);
        keys.replace(session.account(), Credential.DEFAULT, credentials.of(login.password()));
        return Reply.OK;
    }

    /** The session that asks its own server, if it has an account: an anonymous one has none. */
    private Optional<Session> registered(Requester sender) {
        return sender.session()
                .filter(session -> session.jid().domain().equals(sender.addressed().domain()))
                .filter(session -> accounts.exist(session.account()));
    }

    /** Clients send the local part (example 18) or the bare JID (example 24). */
    private static boolean isNameOf(Jid account, String username) {
        try {
            Jid named = username.indexOf('@') < 0 ? Jid.of(username, account.domain(), "") : Jid.of(username);
            return named.equals(account);
        } catch (InvalidJid invalid) {
            return false;
        }
    }

    private static void refuseUnless(boolean met, StanzaError otherwise) {
        if (!met) {
            throw new Refusal(otherwise);
        }
    }
}
