package im.parley.server.stream;

import im.parley.server.session.BoundSession;
import im.parley.server.session.SessionIndex;
import im.parley.server.spi.Login;
import im.parley.wire.addr.Jid;

/**
 * A stream goes at once to where a client has logged in and bound a resource (RFC 6120 sections 6 and 7). It happens on the
 * strand.
 */
final class Prebinding {
    private final ClientStream stream;
    private final Login login;

    Prebinding(ClientStream stream, Login login) {
        this.stream = stream;
        this.login = login;
    }

    /** What came of it. */
    sealed interface Outcome {
        /** The session has begun. */
        record Done(BoundSession session) implements Outcome {}

        /** It cannot begin. */
        record Refused(String why) implements Outcome {}
    }

    Outcome bind(Jid user) {
        if (stream.services().authorities().refuses(stream.facts())) {
            return new Outcome.Refused("clients have to show a certificate, which they cannot over HTTP");
        }
        stream.open(user.domain(), Peer.known(user.bare()), "");
        stream.loggedIn(login);
        stream.connection().authenticated();
        return enter(user);
    }

    private Outcome enter(Jid user) {
        BoundSession session = stream.session(user, login);
        StreamOptions options = stream.services().options();
        return switch (stream.services().sessions().add(session, options.resources())) {
            case SessionIndex.Outcome.Added added -> {
                stream.enter(Binding.begin(session, stream));
                yield new Outcome.Done(session);
            }
            case SessionIndex.Outcome.Full full -> Binding.roomMade(user.bare(), stream)
                    ? enter(user)
                    : new Outcome.Refused("the account has as many sessions as it may");
            case SessionIndex.Outcome.Taken taken when !taken.by().isConnected() -> replace(taken.by(), user);
            case SessionIndex.Outcome.Taken taken -> switch (options.conflict()) {
                case REPLACE_OLD -> replace(taken.by(), user);
                case REFUSE_NEW -> new Outcome.Refused("the resource is in use");
                case RENAME_NEW -> enter(user.bare().withResource(Tokens.next()));
            };
        };
    }

    private Outcome replace(BoundSession old, Jid user) {
        Binding.farewell(old);
        return enter(user);
    }
}
