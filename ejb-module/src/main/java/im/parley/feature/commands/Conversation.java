package im.parley.feature.commands;

import im.parley.server.spi.Command;
import im.parley.server.spi.CommandStep;
import im.parley.wire.addr.Jid;
import java.util.ArrayList;
import java.util.List;

/**
 * A command that waits for a form to be filled in.
 *
 * @param requester who fills it in
 * @param addressed where
 * @param asked the forms so far, the open one last
 */
record Conversation(Jid requester, Jid addressed, Command command, List<CommandStep.Ask> asked) {
    /** Takes a copy. */
    Conversation {
        asked = List.copyOf(asked);
    }

    CommandStep.Ask open() {
        return asked.getLast();
    }

    boolean atFirst() {
        return asked.size() == 1;
    }

    Conversation then(CommandStep.Ask next) {
        List<CommandStep.Ask> more = new ArrayList<>(asked);
        more.add(next);
        return new Conversation(requester, addressed, command, more);
    }

    Conversation back() {
        return new Conversation(requester, addressed, command, asked.subList(0, asked.size() - 1));
    }

    boolean isBetween(Jid from, Jid to, String node) {
        return requester.equals(from) && addressed.equals(to) && command.node().equals(node);
    }
}
