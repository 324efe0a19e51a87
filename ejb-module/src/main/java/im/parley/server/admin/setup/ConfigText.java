package im.parley.server.admin.setup;

import im.parley.server.config.SessManOptions;
import im.parley.server.config.VhostManOptions;
import im.parley.server.config.tdsl.Document;
import im.parley.server.config.tdsl.Lookup;
import im.parley.server.config.tdsl.Value;
import im.parley.server.spi.Spec;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The configuration file that follows from answers. What the present file says besides them stays; what is as it would
 * be without a word is left out.
 */
final class ConfigText {
    private static final String HEAD = """
            # Written by the set-up of Parley. Every option there is: docs/options.md.
            # A change takes effect with the next start; a mistake stops it and is named with its line.

            """;

    private final Document present;
    private final Lookup lookup;
    private final Draft draft;

    private ConfigText(Document present, Lookup lookup) {
        this.present = present;
        this.lookup = lookup;
        this.draft = Draft.of(present.root(), lookup);
    }

    /**
     * @param administrators those that the present configuration names
     * @param connectors the ways into the server that there are
     * @param features the features that can be switched
     */
    static String of(
            Document present,
            Lookup lookup,
            Answers answers,
            Collection<String> administrators,
            List<Connector> connectors,
            List<Spec> features) {
        ConfigText text = new ConfigText(present, lookup);
        text.basic(answers, administrators);
        connectors.forEach(connector -> text.connectivity(connector, answers));
        features.forEach(feature -> text.feature(feature, answers));
        text.database(answers.database());
        text.security(answers.security());
        return HEAD + text.globals() + text.draft.text();
    }

    private void basic(Answers answers, Collection<String> administrators) {
        Answers.Basic basic = answers.basic();
        draft.clear("default-virtual-host").clear("virtual-hosts").clear("virt-hosts").clear("admins");
        draft.set("default-virtual-host", Value.quoted(basic.domain()));
        if (!basic.moreDomains().isEmpty()) {
            draft.set("virtual-hosts", list(basic.moreDomains().stream()));
        }
        draft.set("admins", list(Stream.concat(administrators.stream(), Stream.of(answers.administrator()))
                .distinct()));
    }

    private static String list(Stream<String> texts) {
        return texts.map(Value::quoted).collect(Collectors.joining(", ", "[ ", " ]"));
    }

    private void connectivity(Connector connector, Answers answers) {
        Boolean on = answers.connectivity().get(connector.id());
        if (on != null) {
            draft.at(connector.path()).active(on, connector.byDefault());
        }
    }

    private void feature(Spec feature, Answers answers) {
        Boolean on = answers.features().get(feature.processor());
        if (on != null) {
            Draft block = feature.component() ? draft : draft.bean(SessManOptions.BEAN);
            block.bean(feature.processor()).active(on, feature.activeByDefault());
        }
    }

    /** Where it is, so that a start with another one is noticed; user and password lie elsewhere. */
    private void database(Answers.DatabaseChoice choice) {
        if (!choice.keep()) {
            draft.at("dataSource", "default").set("uri", Value.quoted(Databases.location(choice)));
        }
    }

    private void security(Answers.Security security) {
        draft.at(VhostManOptions.BEAN, "defaults")
                .set("vhost-register-enabled", security.registration(), true)
                .set("vhost-tls-required", security.tlsRequired(), true)
                .set("vhost-anonymous-enabled", security.anonymous(), false);
        draft.at(SessManOptions.BEAN, "brute-force-locker")
                .set("brute-force-lock-enabled", security.lockout(), true);
    }

    private String globals() {
        return present.globals().entrySet().stream()
                .map(global -> "--" + global.getKey() + " = " + Draft.written(global.getValue(), lookup) + "\n")
                .collect(Collectors.joining());
    }
}
