package im.parley.server.admin.setup;

import im.parley.server.spi.PasswordKeys;
import im.parley.wire.addr.InvalidJid;
import im.parley.wire.addr.Jid;
import im.parley.wire.sasl.ScramHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What answers must be before anything is made of them. */
final class AnswerRules {
    static final int SHORTEST_PASSWORD = 8;
    private static final int MOST_DOMAINS = 1000;
    private static final PasswordKeys QUICK = new PasswordKeys(1);

    private AnswerRules() {}

    /** Everything that is wrong. */
    static List<Problem> problems(Answers answers) {
        List<Problem> problems = new ArrayList<>();
        Answers.Basic basic = answers.basic();
        domain(basic.domain(), "domain").ifPresent(problems::add);
        if (basic.moreDomains().size() > MOST_DOMAINS) {
            problems.add(new Problem("moreDomains", "These are too many domains to begin with."));
        }
        basic.moreDomains().stream()
                .flatMap(domain -> domain(domain, "moreDomains").stream())
                .forEach(problems::add);
        administrator(answers).ifPresent(problems::add);
        password(basic.password()).ifPresent(problems::add);
        Databases.problem(answers.database()).ifPresent(problems::add);
        return problems;
    }

    /** A domain has to be written as it is compared, or nobody would find it. */
    private static Optional<Problem> domain(String domain, String field) {
        try {
            Jid prepared = Jid.of(domain);
            return prepared.toString().equals(domain) && prepared.domain().equals(domain)
                    ? Optional.empty()
                    : Optional.of(new Problem(field, "Write the domain as '" + prepared.domain() + "'."));
        } catch (InvalidJid malformed) {
            return Optional.of(new Problem(field, "'" + domain + "' is not a domain."));
        }
    }

    private static Optional<Problem> administrator(Answers answers) {
        String local = answers.basic().administrator();
        if (local.isBlank() || Stream.of("@", "/").anyMatch(local::contains)) {
            return Optional.of(new Problem("administrator", "A name is needed, without a domain."));
        }
        try {
            Jid account = Jid.of(answers.administrator());
            return account.local().equals(local)
                    ? Optional.empty()
                    : Optional.of(new Problem("administrator", "Write the name as '" + account.local() + "'."));
        } catch (InvalidJid malformed) {
            return domain(answers.basic().domain(), "domain").isPresent()
                    ? Optional.empty()
                    : Optional.of(new Problem("administrator", "'" + local + "' cannot be the name of an account."));
        }
    }

    private static Optional<Problem> password(String password) {
        if (password.codePointCount(0, password.length()) < SHORTEST_PASSWORD) {
            return Optional.of(new Problem(
                    "password", "The password has at least " + SHORTEST_PASSWORD + " characters."));
        }
        try {
            QUICK.of("default", password, ScramHash.SHA_1);
            return Optional.empty();
        } catch (IllegalArgumentException forbidden) {
            return Optional.of(new Problem("password", "The password has characters that a password must not have."));
        }
    }
}
