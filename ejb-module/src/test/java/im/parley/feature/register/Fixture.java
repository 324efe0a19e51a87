package im.parley.feature.register;

import im.parley.feature.register.RegistrationOptions.Networks;
import im.parley.feature.register.RegistrationOptions.Questions;
import im.parley.server.spi.Domains;
import im.parley.server.spi.TestOptions;
import im.parley.server.spi.account.AccountBook;
import im.parley.server.spi.option.FastOptions;
import im.parley.server.spi.option.SaslOptions;
import im.parley.server.spi.option.SaslOptions.MechanismOptions;
import im.parley.store.memory.MemoryStores;
import im.parley.store.vhost.Vhost;
import im.parley.wire.form.DataForm;
import im.parley.wire.form.Field;
import im.parley.wire.xml.Element;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the tests of registration share. */
final class Fixture {
    private Fixture() {}

    static final Questions USUAL = new Questions("Choose a user name and a password.", false, false, 3);
    static final Networks ANY = new Networks(List.of(), List.of(), false);

    static TestOptions options(boolean requireTls, int limit) {
        return options(requireTls, limit, USUAL, ANY);
    }

    static TestOptions options(Questions questions, Networks networks) {
        return options(true, 20, questions, networks);
    }

    private static TestOptions options(boolean requireTls, int limit, Questions questions, Networks networks) {
        return TestOptions.of(
                new RegistrationOptions(requireTls, limit, Duration.ofHours(1), questions, networks),
                new SaslOptions(
                        new MechanismOptions(Set.of(), false),
                        4096,
                        new FastOptions(Duration.ofDays(1), Duration.ofDays(1), 1)));
    }

    static Domains serving(Vhost domain) {
        return new Domains() {
            @Override
            public Optional<Vhost> find(String name) {
                return Optional.of(domain).filter(served -> served.domain().equals(name));
            }

            @Override
            public String defaultDomain() {
                return domain.domain();
            }

            @Override
            public List<Vhost> all() {
                return List.of(domain);
            }
        };
    }

    static AccountBook accounts(MemoryStores stores) {
        return new AccountBook(stores.users(), stores.settings(), stores.units());
    }

    static Element question() {
        return Element.of(Submission.QUERY);
    }

    static Element fields(String username, String password) {
        return Element.build(Submission.QUERY)
                .add(Submission.USERNAME, username)
                .add(Submission.PASSWORD, password)
                .build();
    }

    static Element removal() {
        return Element.of(Submission.QUERY, Element.of(Submission.REMOVE));
    }

    static Element form(DataForm.Type type, String username, String password, Field... more) {
        List<Field> fields = new ArrayList<>(List.of(
                DataForm.formType(Submission.NS),
                Field.text("username", username),
                Field.of("password", Field.Kind.TEXT_PRIVATE, password)));
        fields.addAll(List.of(more));
        return Element.of(
                Submission.QUERY, DataForm.of(type, fields.toArray(Field[]::new)).toElement());
    }
}
