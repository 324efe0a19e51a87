package im.parley.server.admin.setup;

import im.parley.server.config.ConfigError;
import im.parley.server.config.ConfigLocation;
import im.parley.server.config.Configuration;
import im.parley.server.config.tdsl.Document;
import im.parley.server.config.tdsl.DocumentReader;
import im.parley.server.config.tdsl.Lookup;
import im.parley.server.config.tdsl.Problems;
import im.parley.server.spi.About;
import im.parley.server.spi.Administrators;
import im.parley.server.spi.PasswordKeys;
import im.parley.server.spi.Spec;
import im.parley.store.migration.Inspection;
import im.parley.store.migration.Inspection.Finding;
import im.parley.wire.addr.Jid;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * The first set-up, for whoever has the token of this start. It is open while the installation has no administrator; the
 * server itself runs meanwhile, with what it is configured to.
 */
@Singleton
public final class Setup {
    private static final System.Logger LOG = System.getLogger("im.parley");

    private final Installation installation;
    private final Databases databases;
    private final FirstAdministrator first;
    private final Consumer<TakeEffect> effect;
    private final Lookup lookup;
    private final Clock clock;
    private final SetupToken token = new SetupToken(new SecureRandom());
    private final Guesses guesses;
    private volatile boolean open;

    /** For the container. */
    @Inject
    Setup(
            Installation installation,
            Administrators administrators,
            DataSource database,
            FirstAdministrator first,
            Event<TakeEffect> effect,
            Clock clock) {
        this(installation, administrators, database, first, effect::fire, clock, Lookup.ofProcess());
    }

    Setup(
            Installation installation,
            Administrators administrators,
            DataSource database,
            FirstAdministrator first,
            Consumer<TakeEffect> effect,
            Clock clock,
            Lookup lookup) {
        this.installation = installation;
        this.databases = new Databases(database);
        this.first = first;
        this.effect = effect;
        this.lookup = lookup;
        this.clock = clock;
        this.guesses = new Guesses(clock);
        this.open = administrators.accounts().isEmpty();
    }

    /** Whether the server waits to be set up. */
    public boolean open() {
        return open;
    }

    /** The token, for the one who reads what the server prints; empty when nothing is to be set up. */
    public Optional<String> invitation() {
        return open ? Optional.of(token.text()) : Optional.empty();
    }

    /** Whether it is open, and which start of the server this is. */
    public State state() {
        About about = installation.about();
        return new State(open, about.name(), about.version(), about.started().toString());
    }

    /** Whether somebody who comes from an address with a token may set the server up. */
    public Entry enter(String address, String candidate) {
        if (!open) {
            return new Entry.Closed();
        }
        Optional<Duration> wait = guesses.wait(address);
        if (wait.isPresent()) {
            return new Entry.Wait(wait.get());
        }
        if (token.matches(candidate)) {
            guesses.right(address);
            return new Entry.Granted();
        }
        guesses.wrong(address);
        return new Entry.Refused();
    }

    /** What to begin with. */
    public Proposal proposal() throws IOException {
        var domains = installation.configuration().root().domains();
        return new Proposal(
                domains.first(),
                domains.more(),
                installation.connectorSwitches(),
                installation.featureSwitches(),
                new Proposal.CurrentDatabase(databases.location(), databaseMayChange()),
                installation.security(),
                lookup.variable("PARLEY_DOMAIN").isPresent() ? List.of("domain") : List.of(),
                Files.exists(file()));
    }

    /** The environment wins over what the set-up would choose; and somebody else's container has its own data source. */
    private boolean databaseMayChange() {
        return lookup.variable("PARLEY_DB_URL").isEmpty() && alone();
    }

    /** Whether the process runs nothing but Parley. */
    private boolean alone() {
        return lookup.property("parley.exit-on-failure").map(Boolean::parseBoolean).orElse(false);
    }

    /** A look at the chosen database. */
    public List<Finding> inspect(Answers.DatabaseChoice choice) {
        return Databases.problem(choice)
                .map(problem -> List.of(
                        new Finding(Inspection.Step.CONNECTION, Inspection.Grade.RED, problem.message())))
                .orElseGet(() -> databases.inspect(choice));
    }

    /** The configuration file that would follow from the answers. */
    public Review review(Answers answers) throws IOException {
        List<Problem> problems = problems(answers);
        if (!problems.isEmpty()) {
            return new Review("", problems);
        }
        String text = ConfigText.of(
                present(),
                lookup,
                answers,
                installation.configuration().root().admins(),
                installation.connectors(),
                installation.features());
        return new Review(text, problems(answers, text));
    }

    private List<Problem> problems(Answers answers) {
        List<Problem> problems = new ArrayList<>(AnswerRules.problems(answers));
        if (!answers.database().keep() && !databaseMayChange()) {
            problems.add(new Problem("database", "The database is chosen by the environment of this server."));
        }
        return problems;
    }

    private Document present() throws IOException {
        Path file = file();
        if (!Files.exists(file)) {
            return Document.empty(file.toString());
        }
        // The server has started with this file, so there is nothing wrong with it, unless it has changed since.
        var problems = new Problems();
        Document document = new DocumentReader(file.toString(), lookup, problems).read(Files.readString(file));
        if (!problems.isEmpty()) {
            throw new IOException(problems.inOrder().getFirst().toString());
        }
        return document;
    }

    private Path file() throws IOException {
        try {
            return ConfigLocation.file(lookup);
        } catch (ConfigError missing) {
            throw new IOException(missing.getMessage(), missing);
        }
    }

    /** What a start with that file would say, by the reader of the start itself. */
    private List<Problem> problems(Answers answers, String text) {
        try {
            Configuration next = Configuration.parse(installation.catalogue(), "config.tdsl", text, lookup);
            next.confirm(installation.features().stream().map(Spec::processor).toList());
            return reach(answers, next);
        } catch (ConfigError error) {
            return error.problems().stream()
                    .map(problem -> new Problem("text", problem.toString()))
                    .toList();
        }
    }

    /** The text may have been changed by hand: the administrator must still be one, of a domain that is served. */
    private static List<Problem> reach(Answers answers, Configuration next) {
        List<Problem> problems = new ArrayList<>();
        if (!next.root().domains().all().contains(answers.basic().domain())) {
            problems.add(new Problem(
                    "text", "The domain of the administrator, " + answers.basic().domain() + ", is not served."));
        }
        if (!next.root().admins().contains(answers.administrator())) {
            problems.add(new Problem("text", answers.administrator() + " is not among the 'admins'."));
        }
        return problems;
    }

    /**
     * Writes the configuration, and leaves word of the administrator and the database for the next start. The set-up is
     * closed then.
     *
     * @param text the file as it was reviewed, which may have been changed since
     */
    public synchronized Outcome save(Answers answers, String text) throws IOException {
        List<Problem> problems = problems(answers);
        if (problems.isEmpty()) {
            problems.addAll(problems(answers, text));
        }
        if (problems.isEmpty()) {
            problems.addAll(inspect(answers.database()).stream()
                    .filter(finding -> finding.grade() == Inspection.Grade.RED)
                    .map(finding -> new Problem("database", finding.text()))
                    .toList());
        }
        if (!problems.isEmpty()) {
            return new Outcome.Refused(problems);
        }
        if (!open) {
            return new Outcome.Refused(List.of(new Problem("text", "The server has been set up meanwhile.")));
        }
        write(answers, text);
        open = false;
        return new Outcome.Saved(answers.administrator());
    }

    private void write(Answers answers, String text) throws IOException {
        int iterations =
                installation.configuration().root().services().sessions().sasl().scramIterations();
        first.announce(Jid.of(answers.administrator()), answers.basic().password(), new PasswordKeys(iterations));
        Databases.choose(answers.database(), ConfigLocation.home(lookup).resolve("etc"));
        Path file = file();
        Optional<Path> before = PrivateFile.backUp(file, LocalDateTime.now(clock));
        PrivateFile.write(file, text);
        LOG.log(
                System.Logger.Level.INFO,
                "The set-up page has written {0}{1}.",
                file,
                before.map(copy -> "; what it was before is " + copy.getFileName()).orElse(""));
    }

    /** Has the application start anew with what was saved. Returns at once; to be called when the answer is on its way. */
    public void takeEffect() {
        if (first.announced()) {
            effect.accept(new TakeEffect());
        }
    }
}
