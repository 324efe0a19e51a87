package im.parley.feature.contact;

import static im.parley.server.spi.Hook.extend;
import static im.parley.server.spi.Target.SERVER;

import im.parley.server.spi.Domains;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Options;
import im.parley.server.spi.PerDomain;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Spec;
import im.parley.server.spi.option.DiscoExtensionOptions;
import im.parley.server.spi.option.DomainOptions;
import im.parley.wire.form.DataForm;
import im.parley.wire.form.Field;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** XEP-0157: Contact Addresses for XMPP Services. Tells in service discovery whom to write to about the server. */
@ServerFeature
final class ContactAddresses implements Feature {
    private static final System.Logger LOG = System.getLogger(ContactAddresses.class.getName());
    private static final String NS = "http://jabber.org/network/serverinfo";
    private static final String ADDRESSES = "-addresses";

    private final Map<String, List<String>> fields;
    private final PerDomain<Optional<DataForm>> forms;

    @Inject
    ContactAddresses(Domains domains, Options options) {
        this.fields = options.of(DiscoExtensionOptions.class).fields();
        fields.forEach(ContactAddresses::check);
        this.forms = new PerDomain<>(domains, this::form);
    }

    @Override
    public Spec spec() {
        return Spec.xep(157, "1.1.1").andXep(128, "1.0.1");
    }

    @Override
    public List<Hook> hooks() {
        return List.of(extend(SERVER, domain -> forms.of(domain.domain())));
    }

    /** Section 3, example 2. What a domain says of a field holds in place of what the configuration says. */
    private Optional<DataForm> form(Map<String, String> set) {
        Map<String, List<String>> all = new HashMap<>(fields);
        set.forEach((key, values) -> {
            if (key.startsWith(DomainOptions.CONTACTS)) {
                all.put(key.substring(DomainOptions.CONTACTS.length()), List.of(values.split(" ")));
            }
        });
        return all.isEmpty() ? Optional.empty() : Optional.of(formOf(all));
    }

    private static DataForm formOf(Map<String, List<String>> all) {
        Stream<Field> listed = all.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> Field.of(
                        entry.getKey(), Field.Kind.LIST_MULTI, entry.getValue().toArray(String[]::new)));
        return DataForm.of(
                DataForm.Type.RESULT,
                Stream.concat(Stream.of(DataForm.formType(NS)), listed).toArray(Field[]::new));
    }

    /** Section 3: the addresses "SHOULD be valid URIs". */
    private static void check(String field, List<String> values) {
        if (!field.endsWith(ADDRESSES)) {
            LOG.log(System.Logger.Level.WARNING, "''disco-extensions'': XEP-0157 has no field ''{0}''", field);
            return;
        }
        values.stream()
                .filter(value -> !isUri(value))
                .forEach(value -> LOG.log(
                        System.Logger.Level.WARNING,
                        "''disco-extensions'': ''{0}'' in ''{1}'' is no URI; write ''mailto:'' or ''xmpp:'' before it",
                        value,
                        field));
    }

    private static boolean isUri(String value) {
        try {
            return URI.create(value).isAbsolute();
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
