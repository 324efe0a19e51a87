package im.parley.feature.commands;

import im.parley.server.spi.Caller;
import im.parley.server.spi.Command;
import im.parley.server.spi.CommandCall;
import im.parley.server.spi.CommandStep;
import im.parley.server.spi.Commands;
import im.parley.server.spi.NodeItem;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DataForm;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import java.util.List;
import java.util.Optional;

/** Executes commands step by step, whoever asks. */
final class Executor implements Commands {
    private final Directory directory;

    Executor(Directory directory) {
        this.directory = directory;
    }

    @Override
    public List<NodeItem> list(Jid address, Caller caller) {
        requireOwn(address, caller);
        CommandCall call = call(address, caller);
        return directory.at(address).stream()
                .filter(command -> command.permission().allows(call))
                .map(command -> new NodeItem(address, Optional.of(command.node()), command.name()))
                .toList();
    }

    /** A command that somebody may have executed. */
    Command permitted(String node, CommandCall call) {
        Command command =
                directory.find(call.addressed(), node).orElseThrow(() -> new Refusal(Mishap.UNKNOWN));
        if (!command.permission().allows(call)) {
            throw new Refusal(Mishap.FORBIDDEN);
        }
        return command;
    }

    CommandCall call(Jid address, Caller caller) {
        return new CommandCall(caller, address, directory.served(address));
    }

    @Override
    public CommandStep execute(Jid address, String node, Optional<DataForm> form, Caller caller) {
        requireOwn(address, caller);
        CommandCall call = call(address, caller);
        return begin(permitted(node, call), form, call);
    }

    /** The commands of an account are its user's alone. */
    private static void requireOwn(Jid address, Caller caller) {
        if (!address.local().isEmpty()
                && !Directory.isPart(address)
                && !caller.account().equals(Optional.of(address.bare()))) {
            throw new Refusal(Mishap.FORBIDDEN);
        }
    }

    /** The first step, and those behind it as far as the form has what they ask for. */
    CommandStep begin(Command command, Optional<DataForm> form, CommandCall call) {
        CommandStep step = command.opening().begin(call);
        while (form.isPresent() && step instanceof CommandStep.Ask ask && Answers.cover(ask.form(), form.get())) {
            step = fill(ask, form.get(), call);
        }
        return step;
    }

    /** Goes on with a form. */
    CommandStep fill(CommandStep.Ask ask, DataForm filled, CommandCall call) {
        try {
            Answers.require(ask, filled);
            return ask.then().go(filled, call);
        } catch (Refusal refusal) {
            StanzaError error = refusal.error();
            boolean unfit = error.condition() == Condition.NOT_ACCEPTABLE;
            throw unfit ? new Refusal(Mishap.badPayload(error.text())) : refusal;
        }
    }
}
