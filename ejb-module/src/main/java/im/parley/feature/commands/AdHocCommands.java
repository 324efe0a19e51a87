package im.parley.feature.commands;

import static im.parley.server.spi.Hook.advertise;
import static im.parley.server.spi.Hook.describeNode;
import static im.parley.server.spi.Hook.iqSet;
import static im.parley.server.spi.Hook.iqToService;
import static im.parley.server.spi.Hook.listNode;
import static im.parley.server.spi.Hook.on;
import static im.parley.server.spi.Hook.provide;
import static im.parley.server.spi.Target.OWN_ACCOUNT;
import static im.parley.server.spi.Target.SERVER;

import im.parley.feature.commands.CommandElement.Action;
import im.parley.server.spi.Callers;
import im.parley.server.spi.Catalogue;
import im.parley.server.spi.Command;
import im.parley.server.spi.CommandCall;
import im.parley.server.spi.CommandStep;
import im.parley.server.spi.Commands;
import im.parley.server.spi.Description;
import im.parley.server.spi.Domains;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Identity;
import im.parley.server.spi.NodeItem;
import im.parley.server.spi.Options;
import im.parley.server.spi.Reply;
import im.parley.server.spi.Requester;
import im.parley.server.spi.ServerEvent.SessionEnded;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Spec;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DataForm;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.xml.Element;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** XEP-0050: Ad-Hoc Commands. Lists and executes the commands that features offer. */
@ServerFeature
final class AdHocCommands implements Feature {
    private final Callers callers;
    private final Directory directory;
    private final Executor executor;
    private final Conversations conversations;

    @Inject
    AdHocCommands(Catalogue catalogue, Domains domains, Callers callers, Options options, Clock clock) {
        this.callers = callers;
        this.directory = new Directory(catalogue, domains);
        this.executor = new Executor(directory);
        this.conversations = new Conversations(options.of(CommandOptions.class), clock);
    }

    @Override
    public Spec spec() {
        return Spec.xep(50, "1.3.0").processor(CommandOptions.PROCESSOR);
    }

    @Override
    public List<Hook> hooks() {
        return List.of(
                advertise(SERVER, CommandElement.NS),
                advertise(OWN_ACCOUNT, CommandElement.NS),
                iqSet(CommandElement.COMMAND, SERVER, this::execute),
                iqSet(CommandElement.COMMAND, OWN_ACCOUNT, this::execute),
                iqToService(Iq.Type.SET, CommandElement.COMMAND, this::hasCommands, this::execute),
                iqToService(Iq.Type.GET, NodeItem.QUERY, this::isList, this::listAtService),
                iqToService(Iq.Type.GET, Description.QUERY, this::isCommand, this::describeAtService),
                listNode(SERVER, this::list),
                listNode(OWN_ACCOUNT, this::list),
                describeNode(SERVER, this::describe),
                describeNode(OWN_ACCOUNT, this::describe),
                on(SessionEnded.class, this::ended),
                provide(Commands.class, executor));
    }

    private CommandCall call(Requester sender) {
        Jid who = sender.jid().orElseThrow(() -> new Refusal(Mishap.FORBIDDEN));
        return executor.call(sender.addressed(), callers.of(who, sender.session()));
    }

    private Reply execute(Iq request, Requester sender) {
        CommandElement asked = CommandElement.from(request.payload().orElseThrow());
        CommandCall call = call(sender);
        Command command = executor.permitted(asked.node(), call);
        Jid requester = sender.jid().orElseThrow();
        return asked.session()
                .map(id -> goOn(asked, id, requester, call))
                .orElseGet(() -> begin(asked, new Conversation(requester, call.addressed(), command, List.of()), call));
    }

    /** Section 3.3: without a session id a new session begins. */
    private Reply begin(CommandElement asked, Conversation fresh, CommandCall call) {
        if (asked.action() == Action.PREV || asked.action() == Action.CANCEL) {
            throw new Refusal(Mishap.BAD_ACTION);
        }
        CommandStep step = executor.begin(fresh.command(), asked.form().filter(AdHocCommands::isFilled), call);
        return answer(conversations.newId(), fresh, step);
    }

    private Reply goOn(CommandElement asked, String id, Jid requester, CommandCall call) {
        Conversation taken = conversations.take(id, requester, call.addressed(), asked.node());
        if (asked.action() == Action.CANCEL) {
            return Reply.of(CommandElement.canceled(asked.node(), id));
        }
        try {
            return go(asked, id, taken, call);
        } catch (RuntimeException failed) {
            conversations.put(id, taken); // it can be filled in anew
            throw failed;
        }
    }

    private Reply go(CommandElement asked, String id, Conversation taken, CommandCall call) {
        CommandStep.Ask open = taken.open();
        boolean possible =
                switch (asked.action()) {
                    case EXECUTE -> true;
                    case NEXT -> !open.last();
                    case COMPLETE -> open.last();
                    case PREV -> !taken.atFirst();
                    case CANCEL -> throw new IllegalStateException("handled before");
                };
        if (!possible) {
            throw new Refusal(Mishap.BAD_ACTION);
        }
        if (asked.action() == Action.PREV) {
            return ask(id, taken.back());
        }
        DataForm filled = asked.form()
                .filter(AdHocCommands::isFilled)
                .orElseThrow(() -> new Refusal(Mishap.badPayload("the form must be filled in")));
        return answer(id, taken, executor.fill(open, filled, call));
    }

    /** Section 3.5.1: a form of type cancel counts as submitted. */
    private static boolean isFilled(DataForm form) {
        return form.type() == DataForm.Type.SUBMIT || form.type() == DataForm.Type.CANCEL;
    }

    private Reply answer(String id, Conversation before, CommandStep step) {
        return switch (step) {
            case CommandStep.Ask ask -> ask(id, before.then(ask));
            case CommandStep.Done done -> Reply.of(CommandElement.completed(before.command().node(), id, done))
                    .then(done.effects());
        };
    }

    private Reply ask(String id, Conversation next) {
        conversations.put(id, next);
        return Reply.of(
                CommandElement.executing(next.command().node(), id, next.open(), next.atFirst()));
    }

    /** At the domain of a service, or at an address that scripts for Tigase use. */
    private boolean hasCommands(Element command, Jid addressed) {
        return (addressed.local().isEmpty() || Directory.isPart(addressed)) && !directory.at(addressed).isEmpty();
    }

    private boolean isList(Element query, Jid addressed) {
        return query.attribute("node", "").equals(CommandElement.NS) && hasCommands(query, addressed);
    }

    private boolean isCommand(Element query, Jid addressed) {
        return query.attribute("node")
                .filter(node -> isList(query, addressed)
                        || (hasCommands(query, addressed)
                                && directory.find(addressed, node).isPresent()))
                .isPresent();
    }

    private Reply listAtService(Iq question, Requester sender) {
        return Reply.of(Element.build(NodeItem.QUERY)
                .attribute("node", CommandElement.NS)
                .addAll(executor.list(sender.addressed(), call(sender).caller()).stream()
                        .map(NodeItem::toElement)
                        .toList())
                .build());
    }

    private Reply describeAtService(Iq question, Requester sender) {
        Optional<String> node = question.payload().flatMap(query -> query.attribute("node"));
        return Reply.of(describe(node.orElseThrow(), sender).orElseThrow().toElement(node));
    }

    /** Section 2.2, example 4: each sees what he may have executed. */
    private Optional<List<NodeItem>> list(String node, Requester sender) {
        return Optional.of(node)
                .filter(CommandElement.NS::equals)
                .map(commands -> executor.list(sender.addressed(), call(sender).caller()));
    }

    /** Section 2.2, examples 5 and 6: who may not have it executed gets {@code forbidden}. */
    private Optional<Description> describe(String node, Requester sender) {
        if (node.equals(CommandElement.NS)) {
            return Optional.of(description("command-list", "", List.of(NodeItem.NS)));
        }
        return directory.find(sender.addressed(), node)
                .map(known -> executor.permitted(node, call(sender)))
                .map(command -> description(
                        "command-node", command.name(), List.of(CommandElement.NS, DataForm.NS)));
    }

    private static Description description(String type, String name, List<String> features) {
        return new Description(List.of(new Identity("automation", type, name)), features, List.of());
    }

    private List<Effect> ended(SessionEnded event) {
        conversations.forget(event.session().jid());
        return List.of();
    }
}
