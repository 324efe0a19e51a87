package im.parley.server.spi;

import java.util.List;

/** What the loaded features declare: the content of service discovery. Complete once the server has started. */
public interface Catalogue {
    /** The features of a target, sorted. */
    List<String> features(Target target);

    /** The identities of a target. */
    List<Identity> identities(Target target);

    /** What service discovery says of a target. */
    default Description describe(Target target) {
        return new Description(identities(target), features(target), List.of());
    }

    /** The hooks of one kind, for features that serve those of others. */
    <H extends Hook> List<H> hooks(Class<H> kind);

    /** The services that stand below each served domain. */
    List<Service> services();

    /** What the loaded features implement. */
    List<Spec> specs();
}
