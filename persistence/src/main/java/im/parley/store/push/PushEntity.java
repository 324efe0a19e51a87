package im.parley.store.push;

import im.parley.wire.addr.Jid;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code parley_push}. */
@Entity
@Table(name = "parley_push")
class PushEntity {
    @EmbeddedId
    @SuppressWarnings("UnusedVariable") // the provider reads it
    private PushKey key = new PushKey();

    @Column(name = "service")
    private String service = "";

    @Column(name = "node")
    private String node = "";

    @Column(name = "settings")
    private String settings = "";

    @Column(name = "enabled")
    private long enabled;

    @Column(name = "failures")
    private int failures;

    @Column(name = "paused_until")
    private long pausedUntil;

    protected PushEntity() {}

    PushEntity(Jid account, PushRegistration registration) {
        this.key = new PushKey(account, registration.service(), registration.node());
        this.service = registration.service().toString();
        this.node = registration.node();
        set(registration);
    }

    final PushEntity set(PushRegistration registration) {
        settings = registration.settings();
        enabled = registration.enabled().toEpochMilli();
        return note(registration);
    }

    final PushEntity note(PushRegistration registration) {
        failures = registration.failures();
        pausedUntil = registration.pausedUntil().toEpochMilli();
        return this;
    }

    boolean wasEnabledWith(PushRegistration registration) {
        return enabled == registration.enabled().toEpochMilli();
    }

    PushRegistration toRegistration() {
        return new PushRegistration(
                Jid.of(service),
                node,
                settings,
                Instant.ofEpochMilli(enabled),
                failures,
                Instant.ofEpochMilli(pausedUntil));
    }
}
