package im.parley.store.component;

import im.parley.store.component.ComponentItem.Balancing;
import im.parley.store.component.ComponentItem.Connecting;
import im.parley.store.component.ComponentItem.Protocol;
import im.parley.store.component.ComponentItem.Socket;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;

/** A row of {@code parley_component}; lists have one value to a line. */
@Entity
@Table(name = "parley_component")
class ComponentEntity {
    @Id
    @Column(name = "domain_part")
    private String domain = "";

    @Column(name = "secret")
    private String secret = "";

    @Column(name = "connection_type")
    private String connecting = "";

    @Column(name = "port")
    private int port;

    @Column(name = "remote")
    private String remote = "";

    @Column(name = "protocol")
    private String protocol = "";

    @Column(name = "socket")
    private String socket = "";

    @Column(name = "balancing")
    private String balancing = "";

    @Column(name = "routings")
    private String routings = "";

    @Column(name = "privileges")
    private String privileges = "";

    @Column(name = "delegations")
    private String delegations = "";

    protected ComponentEntity() {}

    ComponentEntity(ComponentItem item) {
        this.domain = item.domain();
        set(item);
    }

    final ComponentEntity set(ComponentItem item) {
        secret = item.secret();
        connecting = item.link().connecting().name();
        port = item.link().port();
        remote = String.join("\n", item.link().remote());
        protocol = item.link().protocol().name();
        socket = item.link().socket().name();
        balancing = item.routes().balancing().name();
        routings = String.join("\n", item.routes().patterns());
        privileges = String.join("\n", item.rights().privileges());
        delegations = String.join("\n", item.rights().delegations());
        return this;
    }

    ComponentItem toItem() {
        return new ComponentItem(
                domain,
                secret,
                new ComponentItem.Link(
                        Connecting.valueOf(connecting),
                        port,
                        lines(remote),
                        Protocol.valueOf(protocol),
                        Socket.valueOf(socket)),
                new ComponentItem.Routes(Balancing.valueOf(balancing), lines(routings)),
                new ComponentItem.Rights(lines(privileges), lines(delegations)));
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("\n"));
    }
}
