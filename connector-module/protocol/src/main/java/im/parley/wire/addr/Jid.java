package im.parley.wire.addr;

/**
 * An XMPP address by RFC 7622: {@code localpart@domainpart/resourcepart}, prepared and compared as prepared.
 *
 * <p>An absent part is the empty string, which RFC 7622 forbids as the value of a present part, so
 * {@code jid.resource().isEmpty()} and {@link #isBare()} say the same.
 */
public final class Jid implements Comparable<Jid> {
    private final String local;
    private final String domain;
    private final String resource;
    private final int hash;

    private Jid(String local, String domain, String resource) {
        this.local = local;
        this.domain = domain;
        this.resource = resource;
        this.hash = (local.hashCode() * 31 + domain.hashCode()) * 31 + resource.hashCode();
    }

    /**
     * Parses and prepares an address as it stands in a {@code to} or {@code from} attribute (RFC 7622 section 3.1).
     *
     * @throws InvalidJid when a part is empty, too long (more than 1023 bytes) or has forbidden characters
     */
    public static Jid of(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        int at = address.indexOf('@');
        if (at == 0) {
            throw new InvalidJid("the local part is empty");
        }
        if (slash == text.length() - 1) {
            throw new InvalidJid("the resource part is empty");
        }
        String local = at < 0 ? "" : address.substring(0, at);
        return of(local, address.substring(at + 1), slash < 0 ? "" : text.substring(slash + 1));
    }

    /**
     * Prepares an address from its parts; an empty string stands for an absent local or resource part.
     *
     * @throws InvalidJid as {@link #of(String)}
     */
    public static Jid of(String local, String domain, String resource) {
        return new Jid(
                local.isEmpty() ? "" : Preparation.localpart(local),
                Preparation.domainpart(domain),
                resource.isEmpty() ? "" : Preparation.resourcepart(resource));
    }

    /** An account or domain address from parts that were prepared before, for example read back from a store. */
    public static Jid prepared(String local, String domain) {
        return new Jid(local, domain, "");
    }

    /** The local part, or the empty string. */
    public String local() {
        return local;
    }

    /** The domain part; never empty. */
    public String domain() {
        return domain;
    }

    /** The resource part, or the empty string. */
    public String resource() {
        return resource;
    }

    /** Whether there is no resource part. */
    public boolean isBare() {
        return resource.isEmpty();
    }

    /** Whether there is a resource part. */
    public boolean isFull() {
        return !resource.isEmpty();
    }

    /** Whether this is a domain alone, without local and resource part. */
    public boolean isDomain() {
        return local.isEmpty() && resource.isEmpty();
    }

    /** This address without its resource part. */
    public Jid bare() {
        return resource.isEmpty() ? this : new Jid(local, domain, "");
    }

    /** The domain alone. */
    public Jid domainJid() {
        return isDomain() ? this : new Jid("", domain, "");
    }

    /**
     * This address with another resource part, which is prepared.
     *
     * @throws InvalidJid when the resource is empty, too long or has forbidden characters
     */
    public Jid withResource(String newResource) {
        return new Jid(local, domain, Preparation.resourcepart(newResource));
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof Jid that
                        && hash == that.hash
                        && local.equals(that.local)
                        && domain.equals(that.domain)
                        && resource.equals(that.resource));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** By domain, then local part, then resource. */
    @Override
    public int compareTo(Jid that) {
        int byDomain = domain.compareTo(that.domain);
        int byLocal = byDomain != 0 ? byDomain : local.compareTo(that.local);
        return byLocal != 0 ? byLocal : resource.compareTo(that.resource);
    }

    /** The address as it stands in an attribute. */
    @Override
    public String toString() {
        if (local.isEmpty()) {
            return resource.isEmpty() ? domain : domain + '/' + resource;
        }
        return resource.isEmpty() ? local + '@' + domain : local + '@' + domain + '/' + resource;
    }
}
