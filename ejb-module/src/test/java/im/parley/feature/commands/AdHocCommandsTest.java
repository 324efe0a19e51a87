package im.parley.feature.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.parley.server.spi.Caller;
import im.parley.server.spi.Command;
import im.parley.server.spi.Command.Permission;
import im.parley.server.spi.Command.Place;
import im.parley.server.spi.CommandStep;
import im.parley.server.spi.Commands;
import im.parley.server.spi.Description;
import im.parley.server.spi.Domains;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Handlers;
import im.parley.server.spi.Hook;
import im.parley.server.spi.NodeItem;
import im.parley.server.spi.Reply;
import im.parley.server.spi.Requester;
import im.parley.server.spi.ServerEvent;
import im.parley.server.spi.Spec;
import im.parley.server.spi.Target;
import im.parley.server.spi.TestCatalogue;
import im.parley.server.spi.TestOptions;
import im.parley.server.spi.TestSession;
import im.parley.store.vhost.Vhost;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DataForm;
import im.parley.wire.form.Field;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Section numbers are those of XEP-0050. */
class AdHocCommandsTest {
    private static final Jid DOMAIN = Jid.of("verona.example");
    private static final Jid MUC = Jid.of("muc.verona.example");
    private static final Jid PRINCE = Jid.of("prince@verona.example");
    private static final Jid ROMEO = Jid.of("romeo@verona.example");

    private Instant now = Instant.EPOCH;
    private final TestCatalogue catalogue = new TestCatalogue();
    private final AdHocCommands commands = new AdHocCommands(
            catalogue, domains(), (who, session) -> caller(who), TestOptions.of(options()), new Hands());

    AdHocCommandsTest() {
        catalogue.load(commands, new Orchestra());
    }

    private static CommandOptions options() {
        return new CommandOptions(Duration.ofMinutes(1), 10, 3);
    }

    private final class Hands extends Clock {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** Offers a command of two forms to administrators, one at the service, and one to every user. */
    private static final class Orchestra implements Feature {
        @Override
        public Spec spec() {
            return Spec.xep(133, "1.3.1");
        }

        @Override
        public List<Hook> hooks() {
            return List.of(
                    Hook.command(new Command(
                            Place.DOMAIN, "config", "Configure", Permission.DOMAIN_ADMINISTRATORS, call -> first())),
                    Hook.command(new Command(
                            new Place.OfService("muc"),
                            "count",
                            "Count",
                            Permission.DOMAIN_ADMINISTRATORS,
                            call -> CommandStep.done("42 at " + call.domain()))),
                    Hook.command(new Command(
                            Place.OWN_ACCOUNT, "mine", "Mine", Permission.USERS, call -> CommandStep.done("yours"))));
        }

        private static CommandStep first() {
            return CommandStep.askFirst(
                    DataForm.of(
                            DataForm.Type.FORM,
                            Field.of("service", Field.Kind.LIST_SINGLE).option("", "httpd").required()),
                    (form, call) -> second(form.value("service").orElseThrow()));
        }

        private static CommandStep second(String service) {
            return CommandStep.ask(
                    DataForm.of(
                            DataForm.Type.FORM,
                            Field.of("state", Field.Kind.BOOLEAN).required(),
                            Field.of("who", Field.Kind.JID_SINGLE)),
                    (form, call) -> CommandStep.done(service + " is " + form.flag("state").orElseThrow()));
        }
    }

    private static Caller caller(Jid who) {
        return new Caller() {
            @Override
            public String name() {
                return who.toString();
            }

            @Override
            public Optional<Jid> account() {
                return Optional.of(who.bare());
            }

            @Override
            public boolean administersInstallation() {
                return who.bare().equals(PRINCE);
            }

            @Override
            public boolean administers(String domain) {
                return administersInstallation() && domain.equals("verona.example");
            }
        };
    }

    private static Domains domains() {
        return new Domains() {
            @Override
            public Optional<Vhost> find(String domain) {
                return all().stream().filter(vhost -> vhost.domain().equals(domain)).findFirst();
            }

            @Override
            public String defaultDomain() {
                return "verona.example";
            }

            @Override
            public List<Vhost> all() {
                return List.of(Vhost.of("verona.example"));
            }
        };
    }

    private static Requester from(Jid who, Jid to) {
        TestSession session = TestSession.of(who + "/here");
        return new Requester(Optional.of(session.jid()), Optional.of(session), Optional.empty(), to);
    }

    private Element answer(Iq.Type type, Element payload, Jid who, Jid to) {
        Target target = to.local().isEmpty() ? Target.SERVER : Target.OWN_ACCOUNT;
        Handlers.IqHandler handler = to.equals(MUC)
                ? commands.hooks().stream()
                        .filter(Hook.OnIqToService.class::isInstance)
                        .map(Hook.OnIqToService.class::cast)
                        .filter(hook -> hook.type() == type && hook.payload().equals(payload.name()))
                        .filter(hook -> hook.claim().claims(payload, to))
                        .findFirst()
                        .orElseThrow()
                        .handler()
                : commands.hooks().stream()
                        .filter(Hook.OnIq.class::isInstance)
                        .map(Hook.OnIq.class::cast)
                        .filter(hook -> hook.target() == target && hook.type() == type)
                        .findFirst()
                        .orElseThrow()
                        .handler();
        Reply reply = handler.handle(Iq.request(type, "1", payload), from(who, to));
        return ((Reply.Result) reply).payload().orElseThrow();
    }

    private Element execute(Jid who, Jid to, String node, Optional<String> session, String action, Field... fields) {
        Element.Builder command = Element.build(CommandElement.COMMAND)
                .attribute("node", node)
                .attribute("action", action)
                .attribute("sessionid", session);
        if (fields.length > 0) {
            command.add(DataForm.of(DataForm.Type.SUBMIT, fields).toElement());
        }
        return answer(Iq.Type.SET, command.build(), who, to);
    }

    private Element go(Optional<String> session, String action, Field... fields) {
        return execute(PRINCE, DOMAIN, "config", session, action, fields);
    }

    private static Optional<String> session(Element command) {
        return command.attribute("sessionid");
    }

    private static String note(Element command) {
        return command.textOf(Name.of(CommandElement.NS, "note"));
    }

    private static List<String> actions(Element command) {
        return command.first(Name.of(CommandElement.NS, "actions")).orElseThrow().elements().stream()
                .map(element -> element.name().local())
                .toList();
    }

    private void assertError(String condition, ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.error()
                        .application()
                        .map(element -> element.name().local())
                        .orElse(refusal.error().condition().elementName().local()))
                .isEqualTo(condition));
    }

    private static final Field HTTPD = Field.text("service", "httpd");
    private static final Field ON = Field.flag("state", true);

    @Test
    void aCommandOfTwoFormsGoesForthAndBackAndForth() {
        Element first = go(Optional.empty(), "execute");
        assertThat(actions(first)).containsExactly("next");
        Element second = go(session(first), "next", HTTPD);
        assertThat(actions(second)).containsExactly("prev", "complete");
        assertThat(session(second)).isEqualTo(session(first));
        Element back = go(session(first), "prev");
        assertThat(DataForm.in(back)).isEqualTo(DataForm.in(first));
        go(session(first), "execute", HTTPD);
        Element done = go(session(first), "complete", ON);
        assertThat(done.attribute("status")).contains("completed");
        assertThat(note(done)).isEqualTo("httpd is true");
        assertError("session-expired", () -> go(session(first), "execute", ON));
    }

    @Test
    void executeMeansTheDefaultAction() {
        Element first = go(Optional.empty(), "execute");
        go(session(first), "execute", HTTPD);
        assertThat(note(go(session(first), "execute", ON))).isEqualTo("httpd is true");
    }

    @Test
    void actionsThatAreNotOfferedAreBad() {
        Element first = go(Optional.empty(), "execute");
        assertError("bad-action", () -> go(session(first), "complete", HTTPD));
        assertError("bad-action", () -> go(session(first), "prev"));
        go(session(first), "next", HTTPD);
        assertError("bad-action", () -> go(session(first), "next", ON));
    }

    @Test
    void aFormThatDoesNotFitCanBeFilledInAgain() {
        Element first = go(Optional.empty(), "execute");
        assertError("bad-payload", () -> go(session(first), "next"));
        assertError("bad-payload", () -> go(session(first), "next", Field.text("colour", "red")));
        assertError("bad-payload", () -> go(session(first), "next", Field.text("service", "ftpd")));
        go(session(first), "next", HTTPD);
        assertError("bad-payload", () -> go(session(first), "complete", Field.text("state", "perhaps")));
        assertError("bad-payload", () -> go(session(first), "complete", ON, Field.text("who", "@")));
        assertThat(note(go(session(first), "complete", ON))).isEqualTo("httpd is true");
    }

    @Test
    void aSessionBelongsToOneRequesterAndOneCommand() {
        Element first = go(Optional.empty(), "execute");
        assertError("forbidden", () -> execute(ROMEO, DOMAIN, "config", session(first), "next", HTTPD));
        assertError("bad-sessionid", () -> execute(PRINCE, MUC, "count", session(first), "execute"));
        assertError("bad-sessionid", () -> go(Optional.of("forged"), "next", HTTPD));
        go(session(first), "next", HTTPD);
    }

    @Test
    void aFormThatIsOpenTooLongExpires() {
        Element first = go(Optional.empty(), "execute");
        now = now.plus(Duration.ofMinutes(1));
        assertError("session-expired", () -> go(session(first), "next", HTTPD));
    }

    @Test
    void tooManyOpenFormsPushOutTheOldest() {
        Element first = go(Optional.empty(), "execute");
        for (int i = 0; i < 3; i++) {
            go(Optional.empty(), "execute");
        }
        assertError("session-expired", () -> go(session(first), "next", HTTPD));
    }

    @Test
    void whoLeavesForgetsHisForms() {
        Element first = go(Optional.empty(), "execute");
        commands.hooks().stream()
                .filter(Hook.OnEvent.class::isInstance)
                .map(hook -> (Hook.OnEvent<?>) hook)
                .forEach(hook -> end(hook, TestSession.of(PRINCE + "/here")));
        assertError("session-expired", () -> go(session(first), "next", HTTPD));
    }

    private static <E extends ServerEvent> void end(Hook.OnEvent<E> hook, TestSession session) {
        hook.handler().on(hook.kind().cast(new ServerEvent.SessionEnded(session)));
    }

    @Test
    void aFirstRequestMayBringWhatTheFormsAskFor() {
        Element done = go(Optional.empty(), "execute", HTTPD, ON);
        assertThat(done.attribute("status")).contains("completed");
        Element half = go(Optional.empty(), "execute", HTTPD);
        assertThat(half.attribute("status")).contains("executing");
        assertThat(note(go(session(half), "complete", ON))).isEqualTo("httpd is true");
    }

    @Test
    void commandsOfAServiceAreAtItsDomainAndForItsAdministrators() {
        assertThat(note(execute(PRINCE, MUC, "count", Optional.empty(), "execute")))
                .isEqualTo("42 at verona.example");
        assertError("forbidden", () -> execute(ROMEO, MUC, "count", Optional.empty(), "execute"));
        assertError("item-not-found", () -> execute(PRINCE, DOMAIN, "count", Optional.empty(), "execute"));
        Element list = answer(Iq.Type.GET, list(CommandElement.NS), PRINCE, MUC);
        assertThat(list.elements()).extracting(item -> item.attribute("node", "")).containsExactly("count");
        Element info = answer(
                Iq.Type.GET,
                Element.build(Description.QUERY).attribute("node", "count").build(),
                PRINCE,
                MUC);
        assertThat(info.toString()).contains("command-node");
    }

    @Test
    void otherQuestionsToAServiceAreLeftToIt() {
        List<Hook.OnIqToService> hooks = commands.hooks().stream()
                .filter(Hook.OnIqToService.class::isInstance)
                .map(Hook.OnIqToService.class::cast)
                .filter(hook -> hook.type() == Iq.Type.GET)
                .toList();
        assertThat(hooks).hasSize(2).allSatisfy(hook -> {
            assertThat(hook.claim().claims(Element.of(hook.payload()), MUC)).isFalse();
            assertThat(hook.claim().claims(list("other"), MUC)).isFalse();
            assertThat(hook.claim().claims(list(CommandElement.NS), Jid.of("pubsub.verona.example"))).isFalse();
        });
    }

    private static Element list(String node) {
        return Element.build(NodeItem.QUERY).attribute("node", node).build();
    }

    @Test
    void aUserHasCommandsAtHisAccount() {
        assertThat(note(execute(ROMEO, ROMEO, "mine", Optional.empty(), "execute"))).isEqualTo("yours");
    }

    @Test
    void programsExecuteInOneGo() {
        Commands direct = catalogue.provided(Commands.class).orElseThrow();
        assertThat(direct.list(DOMAIN, caller(PRINCE))).extracting(NodeItem::name).containsExactly("Configure");
        assertThat(direct.list(DOMAIN, caller(ROMEO))).isEmpty();
        assertThat(direct.execute(DOMAIN, "config", Optional.empty(), caller(PRINCE)))
                .isInstanceOf(CommandStep.Ask.class);
        assertThat(direct.execute(
                        DOMAIN,
                        "config",
                        Optional.of(DataForm.of(DataForm.Type.SUBMIT, HTTPD, ON)),
                        caller(PRINCE)))
                .isEqualTo(CommandStep.done("httpd is true"));
        assertError("forbidden", () -> direct.execute(ROMEO, "mine", Optional.empty(), caller(PRINCE)));
        assertError("forbidden", () -> direct.list(ROMEO, caller(PRINCE)));
        assertThat(direct.execute(ROMEO, "mine", Optional.empty(), caller(ROMEO)))
                .isEqualTo(CommandStep.done("yours"));
    }
}
