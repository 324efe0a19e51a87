package im.parley.feature.pubsub.request;

import im.parley.wire.xml.Element;

/**
 * What {@code pubsub#type} says of payloads (section 7.1.3.6): their namespace, or what entries of Atom are used for. Feeds
 * of XEP-0472, and what is built upon them, are marked by a namespace that no payload has.
 */
final class PayloadType {
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String MICROBLOG = "urn:xmpp:microblog:0";
    private static final String SOCIAL_FEED = "urn:xmpp:pubsub-social-feed:";

    private PayloadType() {}

    static boolean allows(String type, Element payload) {
        String namespace = payload.name().namespace();
        boolean feed = type.equals(MICROBLOG) || type.startsWith(SOCIAL_FEED);
        return type.isEmpty() || namespace.equals(type) || (feed && namespace.equals(ATOM));
    }
}
