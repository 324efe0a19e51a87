package im.parley.feature.muc;

import im.parley.feature.muc.log.RoomLog;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Figure;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Options;
import im.parley.server.spi.SameService;
import im.parley.server.spi.ServerEvent.AccountRemoved;
import im.parley.server.spi.ServerEvent.SessionEnded;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Spec;
import im.parley.server.spi.group.ChatRooms;
import im.parley.server.spi.group.RoomLogs;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;

/**
 * XEP-0045: Multi-User Chat. Rooms at a domain below each served one. The rules of rooms are in {@link
 * im.parley.feature.muc.rule.RuleBook}.
 */
@ServerFeature
final class MultiUserChat implements Feature {
    private static final Duration SOON = Duration.ofMinutes(10);
    private static final Duration DAILY = Duration.ofDays(1);

    private final Rooms rooms;
    private final RoomService service;
    private final RoomCommands commands;
    private final Shelves shelves;
    private final MucOptions options;

    @Inject
    MultiUserChat(Rooms rooms, RoomService service, RoomCommands commands, Shelves shelves, Options options) {
        this.shelves = shelves;
        this.options = options.of(MucOptions.class);
        this.commands = commands;
        this.rooms = rooms;
        this.service = service;
    }

    @Override
    public Spec spec() {
        return Spec.xep(45, "1.35.5")
                .andXep(249, "1.2")
                .andXep(317, "0.3.1")
                .andXep(359, "0.7.0")
                .andXep(410, "1.1.0")
                .andXep(421, "1.0.1")
                .andXep(424, "0.4.2")
                .andXep(425, "0.3.0")
                .andXep(433, "0.1.0")
                .andXep(486, "0.1.0")
                .component(MucOptions.BEAN);
    }

    @Override
    public List<Hook> hooks() {
        List<Hook> hooks = new ArrayList<>(List.of(
                Hook.serve(rooms),
                Hook.provide(ChatRooms.class, service),
                Hook.on(SessionEnded.class, this::ended),
                Hook.on(AccountRemoved.class, this::removed)));
        commands.all().forEach(command -> hooks.add(Hook.command(command)));
        hooks.addAll(SameService.hooks(rooms, commands.all(), options.more().labels()));
        RoomOptions.Ghosts ghosts = options.rooms().ghosts();
        if (ghosts.enabled()) {
            hooks.add(Hook.regularly(ghosts.period(), ghosts.period(), rooms::lookForGhosts));
        }
        shelves.log().ifPresent(log -> hooks.addAll(hooks(log)));
        return hooks;
    }

    private List<Hook> hooks(RoomLog log) {
        int days = options.logger().keptDays();
        Hook files = Hook.provide(RoomLogs.class, log);
        Hook figures = Hook.publish(
                "RoomLog",
                Figure.counter("parley_room_log_lines_total", "Lines written into the files of rooms.", log::written),
                Figure.counter(
                        "parley_room_log_lines_lost_total",
                        "Lines that were not written: the disk was full or slow, or a file too large.",
                        log::lost));
        return days == 0
                ? List.of(files, figures)
                : List.of(files, figures, Hook.regularly(SOON, DAILY, () -> log.sweep(Period.ofDays(days))));
    }

    private List<Effect> ended(SessionEnded event) {
        rooms.vanished(event.session().jid());
        return List.of();
    }

    private List<Effect> removed(AccountRemoved event) {
        rooms.removed(event.account());
        return List.of();
    }
}
