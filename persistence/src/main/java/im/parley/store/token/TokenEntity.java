package im.parley.store.token;

import im.parley.wire.addr.Jid;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code parley_fast_token}: the tokens of one client. */
@Entity
@Table(name = "parley_fast_token")
class TokenEntity {
    @EmbeddedId
    private TokenKey key = new TokenKey();

    @Embedded
    @AttributeOverride(name = "mechanism", column = @Column(name = "current_mechanism"))
    @AttributeOverride(name = "password", column = @Column(name = "current_password"))
    @AttributeOverride(name = "seed", column = @Column(name = "current_seed"))
    @AttributeOverride(name = "expires", column = @Column(name = "current_expires"))
    @AttributeOverride(name = "count", column = @Column(name = "current_uses"))
    private TokenColumns current = new TokenColumns();

    @Embedded
    @AttributeOverride(name = "mechanism", column = @Column(name = "fresh_mechanism"))
    @AttributeOverride(name = "password", column = @Column(name = "fresh_password"))
    @AttributeOverride(name = "seed", column = @Column(name = "fresh_seed"))
    @AttributeOverride(name = "expires", column = @Column(name = "fresh_expires"))
    @AttributeOverride(name = "count", column = @Column(name = "fresh_uses"))
    private TokenColumns fresh = new TokenColumns();

    @Column(name = "seen")
    private long seen;

    protected TokenEntity() {}

    TokenEntity(Jid account, ClientTokens tokens) {
        key = new TokenKey(account, tokens.agent());
        set(tokens);
    }

    final TokenEntity set(ClientTokens tokens) {
        current = TokenColumns.of(tokens.current());
        fresh = TokenColumns.of(tokens.fresh());
        seen = tokens.seen().toEpochMilli();
        return this;
    }

    ClientTokens toTokens() {
        return new ClientTokens(key.agent(), current.toToken(), fresh.toToken(), Instant.ofEpochMilli(seen));
    }
}
