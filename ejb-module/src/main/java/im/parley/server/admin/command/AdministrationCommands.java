package im.parley.server.admin.command;

import im.parley.server.spi.Command;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Spec;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;

/** XEP-0133: Service Administration. Offers the use cases of the administration as ad-hoc commands. */
@ServerFeature
final class AdministrationCommands implements Feature {
    private final List<Command> commands;

    /** One parameter for each group of commands. */
    @Inject
    AdministrationCommands(
            UserCommands users,
            UserQueries queries,
            UserLists lists,
            StandingCommands standing,
            DomainCommands domains,
            ComponentCommands components,
            FederationCommands federation,
            FilterCommands filters,
            KeyCommands keys,
            WebCommands web,
            ServerCommands server,
            StandstillCommands standstill,
            LogCommands log) {
        commands = Stream.of(
                        users.all(),
                        queries.all(),
                        lists.all(),
                        standing.all(),
                        domains.all(),
                        components.all(),
                        federation.all(),
                        filters.all(),
                        keys.all(),
                        web.all(),
                        server.all(),
                        standstill.all(),
                        log.all())
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public Spec spec() {
        return Spec.xep(133, "1.3.1");
    }

    @Override
    public List<Hook> hooks() {
        return commands.stream().map(Hook::command).toList();
    }
}
