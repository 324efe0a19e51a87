package im.parley.server.route;

import im.parley.server.spi.Effect;
import im.parley.server.spi.Handlers;
import im.parley.server.spi.Session;
import im.parley.server.spi.Verdict;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stanza.StanzaError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One stanza on its way through a chain of filters: what it is now, why it ended, what is to happen afterwards. Used by
 * one thread, once.
 */
final class Course<S extends Stanza> {
    private final Class<S> kind;
    private S stanza;
    private boolean passed = true;
    private @Nullable StanzaError error;
    private List<Effect> effects = List.of();

    Course(Class<S> kind, S stanza) {
        this.kind = kind;
        this.stanza = stanza;
    }

    Course<S> sentBy(Session sender, List<Handlers.SentFilter<S>> filters) {
        for (int i = 0; i < filters.size() && passed; i++) {
            try {
                apply(filters.get(i).judge(stanza, sender));
            } catch (RuntimeException thrown) {
                end(Trouble.error(thrown, "to judge a stanza"));
            }
        }
        return this;
    }

    Course<S> to(Jid account, List<Handlers.DeliveryFilter<S>> filters) {
        for (int i = 0; i < filters.size() && passed; i++) {
            try {
                apply(filters.get(i).judge(stanza, account));
            } catch (RuntimeException thrown) {
                end(Trouble.error(thrown, "to judge a stanza"));
            }
        }
        return this;
    }

    Course<S> reaching(Session recipient, List<Handlers.HoldFilter<S>> filters) {
        for (int i = 0; i < filters.size() && passed; i++) {
            apply(filters.get(i).judge(stanza, recipient));
        }
        return this;
    }

    private void apply(Verdict verdict) {
        add(verdict.effects());
        switch (verdict) {
            case Verdict.Pass pass -> {}
            case Verdict.Replace replace -> stanza = kind.cast(replace.stanza());
            case Verdict.Drop drop -> passed = false;
            case Verdict.Bounce bounce -> end(bounce.error());
        }
    }

    private void end(StanzaError why) {
        passed = false;
        error = why;
    }

    private void add(List<Effect> more) {
        if (more.isEmpty()) {
            return;
        }
        if (effects.isEmpty()) {
            effects = more;
        } else {
            List<Effect> all = new ArrayList<>(effects);
            all.addAll(more);
            effects = all;
        }
    }

    /** The stanza as the filters left it. */
    S stanza() {
        return stanza;
    }

    /** Whether every filter let it pass. */
    boolean passed() {
        return passed;
    }

    /** What the sender is to be told; null when it passed or was dropped in silence. */
    @Nullable StanzaError error() {
        return error;
    }

    /** What is to happen once the stanza has gone its way. */
    List<Effect> effects() {
        return effects;
    }
}
