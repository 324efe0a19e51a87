package im.parley.server.spi;

import im.parley.wire.addr.Jid;
import im.parley.wire.form.DataForm;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
        List<Description> instead = hooks(Hook.StandIn.class).stream()
                .flatMap(hook -> hook.replacement().said(target, entity).values().stream())
                .toList();
        Stream<DataForm> forms = told(Hook.Extend.class, target, entity).stream()
                .flatMap(hook -> hook.extension().of(entity).stream());
        Stream<Identity> identities = told(Hook.Identify.class, target, entity).stream()
                .flatMap(hook -> hook.identification().of(entity).stream());
        Stream<String> features = told(Hook.Advertise.class, target, entity).stream().map(Hook.Advertise::feature);
        return new Description(
                Stream.concat(identities, instead.stream().flatMap(one -> one.identities().stream())).distinct().toList(),
                Stream.concat(features, instead.stream().flatMap(one -> one.features().stream()))
                        .distinct()
                        .sorted()
                        .toList(),
                Stream.concat(forms, instead.stream().flatMap(one -> one.forms().stream())).toList());
    }

    /** What is told of an entity, without what features tell that others {@link Hook.StandIn stand in} for there. */
    <H extends Hook.Disclosure> List<H> told(Class<H> kind, Target target, Jid entity);

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
