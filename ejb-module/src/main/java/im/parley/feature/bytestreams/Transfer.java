package im.parley.feature.bytestreams;

import im.parley.server.spi.RunningBytestreams.Running;
import im.parley.wire.addr.Jid;
import im.parley.wire.port.Meter;
import java.time.Instant;
import java.util.function.LongConsumer;

/**
 * One bytestream as the ledger sees it. It gets a quantum at a time, which is taken from all counters before it is relayed:
 * so what many do at the same time never adds up to more than a limit, and the relay itself counts nothing that others
 * count, too.
 */
final class Transfer implements Meter {
    private final Jid requester;
    private final Jid target;
    private final Instant started;
    private final Ledger ledger;

    private Terms terms;
    private Sheet sheet;
    /** All that was given; the last of it is perhaps not used. */
    private long given;

    private long last;
    /** Used, and not in the store yet. */
    private long unstored;

    Transfer(Jid requester, Jid target, Terms terms, Sheet sheet, Ledger ledger) {
        this.requester = requester;
        this.target = target;
        this.terms = terms;
        this.sheet = sheet;
        this.ledger = ledger;
        this.started = ledger.now();
    }

    Jid account() {
        return requester.bare();
    }

    Jid requester() {
        return requester;
    }

    Jid target() {
        return target;
    }

    Instant started() {
        return started;
    }

    @Override
    public void ask(LongConsumer leave) {
        boolean sameMonth;
        synchronized (this) {
            unstored += last;
            last = 0;
            sameMonth = sheet.month().equals(ledger.month());
        }
        if (sameMonth) {
            leave.accept(grant());
            ledger.noteSoon(this);
        } else {
            ledger.turn(this, leave);
        }
    }

    synchronized long grant() {
        long wanted = terms.file() == 0 ? ledger.quantum() : Math.min(ledger.quantum(), terms.file() - given);
        last = wanted <= 0 || terms.forbid() ? 0 : sheet.take(wanted, terms);
        given += last;
        return last;
    }

    @Override
    public void ended(long relayed) {
        synchronized (this) {
            long used = relayed - (given - last);
            sheet.giveBack(last - used);
            unstored += used;
            given = relayed;
            last = 0;
        }
        ledger.finish(this);
    }

    synchronized Sheet sheet() {
        return sheet;
    }

    /** Counts on another month from now on; returns the sheet of the old one. */
    synchronized Sheet turn(Sheet next) {
        Sheet old = sheet;
        sheet = next;
        return old;
    }

    synchronized void terms(Terms changed) {
        terms = changed;
    }

    /** What is to be stored now. */
    synchronized long takeUnstored() {
        long bytes = unstored;
        unstored = 0;
        return bytes;
    }

    synchronized long relayed() {
        return given - last;
    }

    Running running() {
        return new Running(requester, target, started, relayed());
    }
}
