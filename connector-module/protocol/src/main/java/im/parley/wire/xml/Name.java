package im.parley.wire.xml;

/** The expanded name of an element: namespace and local name. Declare the ones you know as constants. */
public final class Name {
    private final String namespace;
    private final String local;
    private final int hash;

    private Name(String namespace, String local) {
        this.namespace = namespace;
        this.local = local;
        this.hash = namespace.hashCode() * 31 + local.hashCode();
    }

    /**
     * @param namespace the namespace name, or the empty string
     * @param local the local name
     */
    public static Name of(String namespace, String local) {
        return new Name(namespace, local);
    }

    /** The namespace name, or the empty string. */
    public String namespace() {
        return namespace;
    }

    /** The local name. */
    public String local() {
        return local;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof Name that
                        && hash == that.hash
                        && local.equals(that.local)
                        && namespace.equals(that.namespace));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** Clark notation: {@code {namespace}local}. */
    @Override
    public String toString() {
        return '{' + namespace + '}' + local;
    }
}
