package im.parley.feature.privilege;

import im.parley.server.spi.Privileges;
import im.parley.server.spi.Privileges.Access;
import im.parley.server.spi.Privileges.Watching;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;

/** The elements of {@code urn:xmpp:privilege:2}. */
final class Perms {
    private static final String NS = "urn:xmpp:privilege:2";
    static final Name PRIVILEGE = Name.of(NS, "privilege");
    static final Name PRIVILEGED_IQ = Name.of(NS, "privileged_iq");
    private static final Name PERM = Name.of(NS, "perm");
    private static final Name NAMESPACE = Name.of(NS, "namespace");

    private Perms() {}

    /** Example 14: what a component is told of its privileges. */
    static Element advertise(Privileges granted) {
        Element.Builder all = Element.build(PRIVILEGE);
        if (granted.roster() != Access.NONE) {
            all.add(perm("roster")
                    .attribute("type", granted.roster().word())
                    .attribute("push", Boolean.toString(granted.push()))
                    .build());
        }
        if (granted.message()) {
            all.add(perm("message").attribute("type", "outgoing").build());
        }
        if (!granted.requests().isEmpty()) {
            Element.Builder requests = perm("iq");
            granted.requests().forEach((namespace, access) -> requests.add(Element.build(NAMESPACE)
                    .attribute("ns", namespace)
                    .attribute("type", access.word())
                    .build()));
            all.add(requests.build());
        }
        if (granted.presence() != Watching.NONE) {
            all.add(perm("presence").attribute("type", granted.presence().word()).build());
        }
        return all.build();
    }

    private static Element.Builder perm(String access) {
        return Element.build(PERM).attribute("access", access);
    }
}
