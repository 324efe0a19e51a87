package im.parley.feature.extdisco;

import im.parley.server.spi.Processor;
import im.parley.server.spi.option.Beans;
import im.parley.server.spi.option.Option;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** {@code ext-disco}: services beside XMPP. */
@Processor(
        id = ExternalServicesOptions.BEAN,
        component = true,
        help = "Services beside XMPP that clients are told of, for example TURN for calls (XEP-0215).")
record ExternalServicesOptions(
        @Beans(
                        label = "<service>",
                        help = "One service under a name of its own: `turn () { host = 'turn.example.org'; type = 'turn';"
                                + " port = 3478; secret = '...' }`.")
                Map<String, Service> services) {
    /** The name of the bean. */
    static final String BEAN = "ext-disco";

    /** How a service is reached. */
    enum Transport {
        UDP,
        TCP
    }

    /** One service. */
    record Service(
            @Option(name = "host", help = "Its host; without one the name of the bean.") Optional<String> host,
            @Option(name = "port", min = "1", max = "65535", help = "Its port.") Optional<Integer> port,
            @Option(name = "type", byDefault = "'turn'", help = "Its type: `'stun'`, `'turn'`, `'turns'`, `'ftp'` ...")
                    String type,
            @Option(name = "transport", help = "`'udp'` or `'tcp'`.") Optional<Transport> transport,
            @Option(name = "name", help = "Its name for people.") Optional<String> name,
            @Option(name = "username", help = "A user name that is the same for all.") Optional<String> username,
            @Option(name = "password", secret = true, help = "The password of that user name.") Optional<String> password,
            @Option(
                            name = "secret",
                            secret = true,
                            help = "A secret that the service shares with this server (`static-auth-secret` of coturn): each"
                                    + " user then gets a name and a password of his own, which are good for a while.")
                    Optional<String> secret,
            @Option(
                            name = "lifetime",
                            byDefault = "86400",
                            min = "PT1M",
                            max = "P30D",
                            help = "How long credentials made of `secret` are good.")
                    Duration lifetime) {}
}
