package im.parley.feature.pubsub;

import im.parley.feature.pubsub.node.Nodes;
import im.parley.feature.pubsub.node.PubSubOptions;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Phase;
import im.parley.server.spi.SameService;
import im.parley.server.spi.ServerEvent.AccountRemoved;
import im.parley.server.spi.ServerEvent.ServerOpened;
import im.parley.server.spi.ServerEvent.SessionEnded;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Session;
import im.parley.server.spi.Spec;
import im.parley.server.spi.Verdict;
import im.parley.server.spi.group.ServiceNodes;
import im.parley.wire.stanza.Presence;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * XEP-0060: Publish-Subscribe. Nodes at a domain below each served one. What can be asked of them is in {@link
 * im.parley.feature.pubsub.request.UseCases}.
 */
@ServerFeature
final class PublishSubscribe implements Feature {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final NodeDesk desk;
    private final Nodes nodes;
    private final Caretaking caretaking;
    private final NodeCommands commands;
    private final NodeService service;

    @Inject
    PublishSubscribe(
            NodeDesk desk, Nodes nodes, Caretaking caretaking, NodeCommands commands, NodeService service) {
        this.service = service;
        this.desk = desk;
        this.nodes = nodes;
        this.caretaking = caretaking;
        this.commands = commands;
    }

    @Override
    public Spec spec() {
        return Spec.xep(60, "1.30.0").andXep(248, "0.5.0").andXep(442, "0.1.0").component(PubSubOptions.BEAN);
    }

    @Override
    public List<Hook> hooks() {
        List<Hook> hooks = new ArrayList<>(List.of(
                Hook.serve(desk),
                Hook.provide(ServiceNodes.class, service),
                Hook.regularly(MINUTE, MINUTE, caretaking::tidy),
                Hook.presenceSent(Phase.MARK, this::coming), // before APPLY makes the session available
                Hook.presenceSent(Phase.NOTIFY, this::sent),
                Hook.on(ServerOpened.class, this::open),
                Hook.on(SessionEnded.class, this::ended),
                Hook.on(AccountRemoved.class, this::removed)));
        commands.all().forEach(command -> hooks.add(Hook.command(command)));
        List<String> more = desk.labels().subList(1, desk.labels().size());
        hooks.addAll(SameService.hooks(desk, commands.all(), more));
        return hooks;
    }

    private List<Effect> open(ServerOpened event) {
        nodes.open(event.lanes());
        return List.of();
    }

    private Verdict coming(Presence presence, Session sender) {
        boolean comes = presence.to().isEmpty()
                && presence.type() == Presence.Type.AVAILABLE
                && !sender.isAvailable()
                && sender.get(Session.HIDING).isEmpty();
        return comes
                ? new Verdict.Pass(List.of(new Effect.Afterwards(() -> desk.came(sender.jid()))))
                : Verdict.PASS;
    }

    private Verdict sent(Presence presence, Session sender) {
        if (presence.to().isEmpty() && presence.type() == Presence.Type.UNAVAILABLE) {
            caretaking.gone(sender.jid());
        }
        return Verdict.PASS;
    }

    private List<Effect> ended(SessionEnded event) {
        caretaking.gone(event.session().jid());
        return List.of();
    }

    private List<Effect> removed(AccountRemoved event) {
        nodes.forget(event.account());
        return List.of();
    }
}
