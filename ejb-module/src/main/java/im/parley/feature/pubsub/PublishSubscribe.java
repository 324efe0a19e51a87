package im.parley.feature.pubsub;

import im.parley.feature.pubsub.node.Nodes;
import im.parley.feature.pubsub.node.PubSubOptions;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.ServerEvent.AccountRemoved;
import im.parley.server.spi.ServerEvent.ServerOpened;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Spec;
import jakarta.inject.Inject;
import java.util.List;

/**
 * XEP-0060: Publish-Subscribe. Nodes at a domain below each served one. What can be asked of them is in {@link
 * im.parley.feature.pubsub.request.UseCases}.
 */
@ServerFeature
final class PublishSubscribe implements Feature {
    private final NodeDesk desk;
    private final Nodes nodes;

    @Inject
    PublishSubscribe(NodeDesk desk, Nodes nodes) {
        this.desk = desk;
        this.nodes = nodes;
    }

    @Override
    public Spec spec() {
        return Spec.xep(60, "1.30.0").andXep(248, "0.5.0").component(PubSubOptions.BEAN);
    }

    @Override
    public List<Hook> hooks() {
        return List.of(
                Hook.serve(desk), Hook.on(ServerOpened.class, this::open), Hook.on(AccountRemoved.class, this::removed));
    }

    private List<Effect> open(ServerOpened event) {
        nodes.open(event.lanes());
        return List.of();
    }

    private List<Effect> removed(AccountRemoved event) {
        nodes.forget(event.account());
        return List.of();
    }
}
