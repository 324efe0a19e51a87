package im.parley.server.spi;

import im.parley.wire.addr.Jid;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The sessions that a test puts in. */
public final class TestSessions implements Sessions {
    private final List<TestSession> all = new CopyOnWriteArrayList<>();

    /** These sessions. */
    public static TestSessions of(TestSession... sessions) {
        TestSessions some = new TestSessions();
        some.all.addAll(List.of(sessions));
        return some;
    }

    /** One more session. */
    public TestSession add(TestSession session) {
        all.add(session);
        return session;
    }

    /** A session has ended. */
    public void remove(TestSession session) {
        all.remove(session);
    }

    @Override
    public List<TestSession> of(Jid account) {
        return all.stream().filter(session -> session.account().equals(account.bare())).toList();
    }

    @Override
    public List<TestSession> of(String domain) {
        return all.stream().filter(session -> session.jid().domain().equals(domain)).toList();
    }

    @Override
    public Optional<TestSession> find(Jid full) {
        return all.stream().filter(session -> session.jid().equals(full)).findFirst();
    }

    @Override
    public int count() {
        return all.size();
    }
}
