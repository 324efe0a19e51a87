package im.parley.store.token;

import im.parley.store.credential.Credential;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Optional;

/** The columns of one token; an empty mechanism means that there is none. */
@Embeddable
class TokenColumns {
    @Column(name = "mechanism")
    private String mechanism = "";

    @Column(name = "password")
    private String password = Credential.DEFAULT;

    @Column(name = "seed")
    private byte[] seed = {};

    @Column(name = "expires")
    private long expires;

    @Column(name = "uses")
    private long count;

    protected TokenColumns() {}

    static TokenColumns of(Optional<Token> token) {
        TokenColumns columns = new TokenColumns();
        token.ifPresent(columns::set);
        return columns;
    }

    private void set(Token token) {
        mechanism = token.mechanism();
        password = token.password();
        seed = token.seed();
        expires = token.expires().toEpochMilli();
        count = token.count();
    }

    Optional<Token> toToken() {
        return mechanism.isEmpty()
                ? Optional.empty()
                : Optional.of(new Token(mechanism, password, seed, Instant.ofEpochMilli(expires), count));
    }
}
