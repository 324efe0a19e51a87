package im.parley.feature.muc.room;

import im.parley.wire.xml.Element;

/** The status codes of XEP-0045 section 16.6. */
public enum Status {
    ADDRESSES_SHOWN(100),
    AFFILIATION_CHANGED(101),
    CONFIGURED(104),
    SELF(110),
    LOGGED(170),
    NOT_LOGGED(171),
    NON_ANONYMOUS(172),
    SEMI_ANONYMOUS(173),
    CREATED(201),
    NICK_GIVEN(210),
    BANNED(301),
    RENAMED(303),
    KICKED(307),
    AFFILIATION_LOST(321),
    MEMBERS_ONLY(322),
    SHUT_DOWN(332),
    FAILED(333);

    private final Element element;

    Status(int code) {
        element = Element.build(Muc.STATUS).attribute("code", Integer.toString(code)).build();
    }

    /** The {@code <status/>} element. */
    public Element toElement() {
        return element;
    }
}
