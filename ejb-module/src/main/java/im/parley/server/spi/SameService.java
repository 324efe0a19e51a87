package im.parley.server.spi;

import im.parley.server.spi.Command.Place;
import im.parley.wire.stanza.Stanza;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A service at one more label: {@code conference.example.org} besides {@code muc.example.org}. It has what is addressed to it,
 * so nothing of it is at the other address, and all else in common with the service that does the work.
 *
 * @param service the one that does the work
 */
public record SameService(Service service, String label) implements Service {

    /** What a feature attaches to have a service, with its commands, at more labels. */
    public static List<Hook> hooks(Service service, Collection<Command> commands, Collection<String> labels) {
        List<Hook> hooks = new ArrayList<>();
        for (String label : labels) {
            hooks.add(Hook.serve(new SameService(service, label)));
            commands.forEach(command -> hooks.add(Hook.command(new Command(
                    new Place.OfService(label), command.node(), command.name(), command.permission(), command.opening()))));
        }
        return hooks;
    }

    @Override
    public Identity identity() {
        return service.identity();
    }

    @Override
    public List<Effect> handle(Stanza stanza) {
        return service.handle(stanza);
    }
}
