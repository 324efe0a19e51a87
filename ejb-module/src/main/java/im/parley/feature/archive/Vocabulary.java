package im.parley.feature.archive;

import im.parley.wire.xml.Name;

/** The names of the protocol, which are the same in both of its namespaces. */
enum Vocabulary {
    /** The one before, for clients that know no other. */
    FIRST("urn:xmpp:mam:1"),
    /** The current one. */
    SECOND("urn:xmpp:mam:2");

    private final String namespace;
    private final Name query;
    private final Name result;
    private final Name fin;
    private final Name prefs;
    private final Name metadata;
    private final Name flipPage;

    Vocabulary(String namespace) {
        this.namespace = namespace;
        this.query = Name.of(namespace, "query");
        this.result = Name.of(namespace, "result");
        this.fin = Name.of(namespace, "fin");
        this.prefs = Name.of(namespace, "prefs");
        this.metadata = Name.of(namespace, "metadata");
        this.flipPage = Name.of(namespace, "flip-page");
    }

    String namespace() {
        return namespace;
    }

    Name query() {
        return query;
    }

    Name result() {
        return result;
    }

    Name fin() {
        return fin;
    }

    Name prefs() {
        return prefs;
    }

    Name metadata() {
        return metadata;
    }

    Name flipPage() {
        return flipPage;
    }

    /** Any name in this namespace. */
    Name name(String local) {
        return Name.of(namespace, local);
    }

    /** Whether the namespace has the extensions of its feature {@code #extended}. */
    boolean isExtended() {
        return this == SECOND;
    }
}
