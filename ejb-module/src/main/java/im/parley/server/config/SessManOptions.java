package im.parley.server.config;

import im.parley.server.spi.option.Bean;
import im.parley.server.spi.option.Group;
import im.parley.server.spi.option.Ignored;
import im.parley.server.spi.option.Option;
import im.parley.server.spi.option.SaslOptions;
import im.parley.server.spi.option.UndeliverableOptions;
import java.time.Duration;

/** {@code sess-man}: sessions and the processors of stanzas. */
@Ignored(
        value = {
            "strategy",
            "sm-threads-pool",
            "sm-threads-factor",
            "connectionCheckPeriod",
            "stale-connection-closer-queue-size",
            "active-user-timeframe",
            "includeCapsInStream",
            "skip-privacy",
            "my_address",
            "my_hostname",
            "addressing-sanitizer",
            "default-handler",
            "session-open",
            "session-close",
            "message-all",
            "pep-simple",
            "presence-offline",
            "zlib"
        },
        because = "Parley is built differently and has no such part")
@Ignored(
        value = {
            "starttls",
            "urn:ietf:params:xml:ns:xmpp-sasl",
            "urn:xmpp:sasl-cb:0",
            "urn:ietf:params:xml:ns:xmpp-bind",
            "urn:ietf:params:xml:ns:xmpp-session"
        },
        because = "it is a part of the core and always on")
@Ignored(
        value = {"message-archive-xep-0136", "urn:xmpp:mam:1"},
        because = "`'urn:xmpp:mam:2'` has the archive; the protocols before it are not spoken any more")
@Ignored(value = "urn:xmpp:extdisco:2", because = "what is told of services is in the bean `ext-disco`, which switches it on and off")
@Ignored(value = "message-archive", because = "what is archived stands in `'urn:xmpp:mam:2' { 'message-archive' }`")
@Ignored(
        value = {"push-list-devices", "push-unregister-device"},
        because = "the devices of an account are at the processor `'urn:xmpp:push:0'` and in the console")
@Ignored(value = {"channel-join-command", "channel-leave-command", "listKnownSpammers"}, because = "this version does not have it yet")
@Ignored(
        value = {"mobile_v1", "mobile_v2", "mobile_v3"},
        because = "`'urn:xmpp:csi:0'` has them as its `logic`")
@Ignored(
        value = {"urn:xmpp:sm:3", "auth-credentials-add", "auth-credentials-delete", "auth-credentials-list"},
        because = "it is always there; what can be set of stream management stands in `c2s`")
@Ignored(
        value = {
            "urn:xmpp:mix:pam:2",
            "spam-filter",
            "jabber:iq:last-marker",
            "http://jabber.org/protocol/stats",
            "tigase:instance:details#domains",
            "http://jabber.org/protocol/jingle",
            "jabber:iq:iq",
            "push-presence",
            "msg-offline-pubsub-publisher-notifier"
        },
        because = "this version does not have it yet")
public record SessManOptions(
        @Option(
                        name = "resource-conflict",
                        byDefault = "'replace-old'",
                        help = "What happens when a client binds a resource that is in use (RFC 6120, 7.7.2.2):"
                                + " `'replace-old'` ends the older session, `'reject-new'` refuses the newer one,"
                                + " `'assign-new'` gives the newer one another resource.")
                ResourceConflict resourceConflict,
        @Option(
                        name = "max-resources",
                        aliases = "user-connections-limit",
                        byDefault = "20",
                        min = "1",
                        max = "10000",
                        help = "How many sessions one account may have at the same time.")
                int maxResources,
        @Option(
                        name = "strand-limit",
                        byDefault = "1000",
                        min = "10",
                        max = "1000000",
                        help = "How many tasks may wait for one session; above it the server stops reading from the"
                                + " connection until there is room.")
                int strandLimit,
        @Option(
                        name = "auth-timeout",
                        byDefault = "120",
                        min = "PT5S",
                        max = "PT1H",
                        help = "How long a client may take from connecting to the end of its log-in.")
                Duration authTimeout,
        @Group UndeliverableOptions undeliverable,
        @Bean(name = "sasl-provider", help = "How clients log in.") SaslOptions sasl,
        @Bean(name = "brute-force-locker", help = "What happens to those who guess passwords.")
                BruteForceOptions bruteForce) {
    /** The name of the bean. */
    public static final String BEAN = "sess-man";

    /** What happens when a client binds a resource that is in use. */
    public enum ResourceConflict {
        /** The older session ends with a {@code conflict} stream error. */
        REPLACE_OLD,
        /** The newer client gets a {@code conflict} stanza error. */
        REJECT_NEW,
        /** The newer client gets a resource that the server chooses. */
        ASSIGN_NEW
    }
}
