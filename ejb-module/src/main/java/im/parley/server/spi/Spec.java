package im.parley.server.spi;

import java.util.ArrayList;
import java.util.List;

/**
 * What a feature implements, and its name in the configuration.
 *
 * @param processor the name of the bean that switches the feature, for example {@code urn:xmpp:ping}; empty when it
 *     cannot be switched off
 * @param component whether that bean stands outside of all blocks, as that of a service does, and not under {@code
 *     sess-man}
 * @param references the specifications, the main one first
 * @param activeByDefault whether it is loaded unless the configuration says otherwise
 */
public record Spec(String processor, boolean component, List<Reference> references, boolean activeByDefault) {

    /**
     * @param document for example {@code XEP-0199} or {@code RFC 6121}
     * @param version the version of a XEP that was implemented; empty for an RFC
     */
    public record Reference(String document, String version) {}

    /** A feature that implements a XEP in the given version. */
    public static Spec xep(int number, String version) {
        return new Spec("", false, List.of(xepReference(number, version)), true);
    }

    /** A feature that implements a part of an RFC. */
    public static Spec rfc(int number) {
        return new Spec("", false, List.of(new Reference("RFC " + number, "")), true);
    }

    /** The same, implementing one more XEP. */
    public Spec andXep(int number, String version) {
        List<Reference> more = new ArrayList<>(references);
        more.add(xepReference(number, version));
        return new Spec(processor, component, List.copyOf(more), activeByDefault);
    }

    /** The same, switched by the given bean name under {@code sess-man}. */
    public Spec processor(String name) {
        return new Spec(name, false, references, activeByDefault);
    }

    /** The same, switched by the given bean name outside of all blocks. */
    public Spec component(String name) {
        return new Spec(name, true, references, activeByDefault);
    }

    /** The same, loaded only when the configuration says so. */
    public Spec offByDefault() {
        return new Spec(processor, component, references, false);
    }

    private static Reference xepReference(int number, String version) {
        return new Reference("XEP-%04d".formatted(number), version);
    }
}
