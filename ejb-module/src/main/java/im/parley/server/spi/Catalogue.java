package im.parley.server.spi;

import im.parley.wire.addr.Jid;
import im.parley.wire.form.DataForm;
import java.util.List;
import java.util.Optional;

/** What the loaded features declare: the content of service discovery. Complete once the server has started. */
public interface Catalogue {
    /** The features of a target, sorted. */
    List<String> features(Target target);

    /**
     * What service discovery says of an entity.
     *
     * @param target what the entity is
     * @param entity its address: that of a domain or of an account
     */
    default Description describe(Target target, Jid entity) {
        List<DataForm> forms = hooks(Hook.Extend.class).stream()
                .filter(hook -> hook.target() == target)
                .flatMap(hook -> hook.extension().of(entity).stream())
                .toList();
        List<Identity> identities = hooks(Hook.Identify.class).stream()
                .filter(hook -> hook.target() == target)
                .flatMap(hook -> hook.identification().of(entity).stream())
                .toList();
        return new Description(identities, features(target), forms);
    }

    /** The hooks of one kind, for features that serve those of others. */
    <H extends Hook> List<H> hooks(Class<H> kind);

    /** What a feature provides by that interface; nothing when no such feature is loaded. */
    default <T> Optional<T> provided(Class<T> port) {
        return hooks(Hook.Provide.class).stream()
                .filter(hook -> hook.port() == port)
                .findFirst()
                .map(hook -> port.cast(hook.part()));
    }

    /** The services that stand below each served domain. */
    List<Service> services();

    /** What the loaded features implement. */
    List<Spec> specs();
}
