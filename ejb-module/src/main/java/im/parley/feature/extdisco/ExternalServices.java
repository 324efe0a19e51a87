package im.parley.feature.extdisco;

import static im.parley.server.spi.Hook.advertise;
import static im.parley.server.spi.Hook.iqGet;
import static im.parley.server.spi.Target.SERVER;

import im.parley.feature.extdisco.ExternalServicesOptions.Service;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Options;
import im.parley.server.spi.Reply;
import im.parley.server.spi.Requester;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Session;
import im.parley.server.spi.Spec;
import im.parley.wire.form.DateTime;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** XEP-0215: External Service Discovery. Tells users of services beside XMPP, and gives them credentials there. */
@ServerFeature
final class ExternalServices implements Feature {
    private static final String NS = "urn:xmpp:extdisco:2";
    private static final Name SERVICES = Name.of(NS, "services");
    private static final Name CREDENTIALS = Name.of(NS, "credentials");
    private static final Name SERVICE = Name.of(NS, "service");
    private static final String TYPE = "type";
    private static final String HOST = "host";
    private static final String PORT = "port";

    private static final StanzaError STRANGER = Condition.FORBIDDEN.because("the services are for users of this server");
    private static final StanzaError INCOMPLETE =
            Condition.BAD_REQUEST.because("a service is named by its 'host' and its 'type'");
    private static final StanzaError UNKNOWN = Condition.ITEM_NOT_FOUND.because("there is no such service");

    private final Map<String, Service> services;
    private final Clock clock;

    @Inject
    ExternalServices(Options options, Clock clock) {
        this.services = options.of(ExternalServicesOptions.class).services();
        this.clock = clock;
    }

    @Override
    public Spec spec() {
        return Spec.xep(215, "1.0.0").component(ExternalServicesOptions.BEAN);
    }

    /** A server without services does not support it. */
    @Override
    public List<Hook> hooks() {
        return services.isEmpty()
                ? List.of()
                : List.of(
                        advertise(SERVER, NS),
                        iqGet(SERVICES, SERVER, this::list),
                        iqGet(CREDENTIALS, SERVER, this::credentials));
    }

    /** Sections 3.1 and 3.2. */
    private Reply list(Iq request, Requester sender) {
        Optional<Session> user = sender.session();
        if (user.isEmpty()) {
            return Reply.error(STRANGER);
        }
        Optional<String> type = request.payload().flatMap(asked -> asked.attribute(TYPE));
        Element.Builder answer = Element.build(SERVICES).attribute(TYPE, type);
        services.forEach((name, service) -> {
            if (type.isEmpty() || type.get().equals(service.type())) {
                answer.add(element(name, service, user.get()));
            }
        });
        return Reply.of(answer.build());
    }

    /** Section 3.3: for the services that are named, which may be several. */
    private Reply credentials(Iq request, Requester sender) {
        Optional<Session> user = sender.session();
        if (user.isEmpty()) {
            return Reply.error(STRANGER);
        }
        Optional<Element> asked = request.payload().flatMap(payload -> payload.first(SERVICE));
        if (asked.flatMap(service -> service.attribute(HOST)).isEmpty()
                || asked.flatMap(service -> service.attribute(TYPE)).isEmpty()) {
            return Reply.error(INCOMPLETE);
        }
        List<Element> found = services.entrySet().stream()
                .filter(service -> isAsked(asked.get(), service.getKey(), service.getValue()))
                .map(service -> element(service.getKey(), service.getValue(), user.get()))
                .toList();
        return found.isEmpty()
                ? Reply.error(UNKNOWN)
                : Reply.of(Element.build(CREDENTIALS).addAll(found).build());
    }

    private static boolean isAsked(Element asked, String name, Service service) {
        Optional<String> port = asked.attribute(PORT);
        return asked.attribute(HOST, "").equals(service.host().orElse(name))
                && asked.attribute(TYPE, "").equals(service.type())
                && (port.isEmpty() || port.equals(service.port().map(Object::toString)));
    }

    private Element element(String name, Service service, Session user) {
        Element.Builder element = Element.build(SERVICE)
                .attribute(HOST, service.host().orElse(name))
                .attribute(TYPE, service.type())
                .attribute(PORT, service.port())
                .attribute("transport", service.transport().map(word -> word.name().toLowerCase(Locale.ROOT)))
                .attribute("name", service.name());
        if (service.secret().isPresent()) {
            Instant expires = clock.instant().plus(service.lifetime()).truncatedTo(ChronoUnit.SECONDS);
            TurnCredentials made = TurnCredentials.of(service.secret().get(), user.account(), expires);
            element.attribute("restricted", "true")
                    .attribute("expires", DateTime.format(expires))
                    .attribute("username", made.username())
                    .attribute("password", made.password());
        } else if (service.username().isPresent()) {
            element.attribute("restricted", "true")
                    .attribute("username", service.username())
                    .attribute("password", service.password());
        }
        return element.build();
    }
}
